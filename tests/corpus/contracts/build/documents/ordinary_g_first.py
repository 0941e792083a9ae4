"""Ordinary papers of author G, first half: how parties and their numbers are printed, and how prices are laid out."""
import identifiers as ids
from paper import line

from ._ordinary_g_looks import clip, g, head, party, sides, spread, write


def paper_de_g_kopierer_flotte():
    s = party("Tuschebrunn Bürosysteme GmbH & Co. KG", "Klöntrupstraße 41", "49082", "Osnabrück", "DE", "HRA Osnabrück", "Holger Wiemann", "Leiter Vertrieb")
    b = party("Sanitärtechnik Averbeck GmbH", "Gewerbering 6", "49191", "Belm", "DE", "HRB Osnabrück", "Petra Averbeck", "Geschäftsführerin")
    d = g("de", "foot4", "Gerätemietschein 26-4471", "'Carlito'", "9.7pt", colour="#7a1f3d",
          letterhead=head("tuschebrunn", "Drucken · Kopieren · Archivieren<br>Telefon 0541 000 417-0"),
          pagefoot=spread(f"{s.name}<br>{s.street}<br>{s.place()}", f"Kommanditgesellschaft, Sitz Osnabrück<br>{s.court}, {s.reg_id}<br>USt-IdNr. {s.vat} · St.-Nr. {s.tax}",
                          f"Komplementärin: Tuschebrunn Verwaltungs-GmbH<br>Amtsgericht Osnabrück, HRB 219877<br>Geschäftsführer: Arndt Kessens", f"Bank: {s.iban}<br>BIC {s.bic}"))
    write(d, f"""
    <div style="display:flex;justify-content:space-between"><div>{b.name}<br>Frau {b.rep}<br>{b.street}<br>{b.place()}</div><div style="font-size:.9em">Kunden-Nr. 60214<br>Ihr Ansprechpartner: {s.rep}<br>Osnabrück, 16. März 2026</div></div>
    # Gerätemietschein 26-4471
    Wir überlassen Ihnen die nachstehenden Geräte mietweise. Die Aufstellung erfolgt zum 1. Mai 2026, die Miete läuft 48 Monate fest bis einschließlich 30. April 2030.
    |:crlrr
    |Pos|Stück|Gerät|je Gerät/Monat €|Monatsmiete €
    |1|4|Farbsystem A3, Modell TX 3540, mit Finisher und zwei Kassetten|58,40|233,60
    |2|2|Arbeitsplatzdrucker A4, Modell TX 140|31,75|63,50
    ||||Monatsmiete netto|297,10
    |3|6|Aufstellung und Netzwerkeinbindung, einmalig je Gerät 45,00 €||270,00
    ## Zahlung
    Die Miete stellen wir jeweils für drei Monate im Voraus in Rechnung, zum ersten Mal mit Beginn der Mietzeit; die Position 3 steht auf derselben ersten Rechnung. Zur Miete kommt die Umsatzsteuer von 19 %. Unsere Rechnungen sind 14 Tage nach ihrem Datum ohne Abzug fällig.
    ## Seiten
    In der Miete sind keine Drucke enthalten. Schwarzweiß kostet 0,0089 €, Farbe 0,0610 € je Seite; wir lesen die Zähler am Ende eines jeden Mietvierteljahres ab und berechnen die Seiten gesondert. Toner und Verschleißteile sind damit abgegolten, Papier nicht.
    ## Pflichten des Mieters
    Sie stellen Strom, Netzwerkdose und einen ebenen Standplatz bereit, versichern die Geräte gegen Feuer und Diebstahl und melden Störungen am Tag ihres Auftretens. Umzüge innerhalb des Gebäudes nehmen nur unsere Techniker vor.
    ## Wartung
    Unsere Techniker erscheinen spätestens am folgenden Arbeitstag. Dauert eine Reparatur länger als drei Arbeitstage, stellen wir ein Ersatzgerät. Ein Minderungsrecht besteht erst danach.
    ## Ende der Mietzeit
    Die Geräte werden auf unsere Kosten abgeholt. Der Mieter löscht zuvor die Festplatten oder bestellt die Löschung bei uns für 39,00 € je Gerät. Eine vorzeitige Kündigung ist nur aus wichtigem Grund möglich.
    ~~ Osnabrück, 16.03.2026;{s.rep};{s.role};Vermieter // Belm, 19.03.2026;{b.rep};{b.role};Mieter (Stempel)
    """)
    return d.truth(s, b, "26-4471", "2026-03-16", "2026-05-01", "2030-04-30", rhythm="quarterly", period=("2026-05-01", "2026-07-31"), days=14,
                   lines=[line("Farbsystem A3, Modell TX 3540, mit Finisher und zwei Kassetten", "12", "C62", "58.40"), line("Arbeitsplatzdrucker A4, Modell TX 140", "6", "C62", "31.75"), line("Aufstellung und Netzwerkeinbindung", "6", "C62", "45.00")],
                   accept={"contract_date": ["2026-03-19"], "lines.0.unit": ["MON"], "lines.1.unit": ["MON"]}, about="seller's data only in the foot, with the general partner's own HRB beside it; set-up fee under the sub-total")


def paper_at_g_garage_weg():
    s = party("Kehraus Lechner & Brandauer OG", "Innsbrucker Bundesstraße 112", "5020", "Salzburg", "AT", "Landesgericht Salzburg", "Gerald Brandauer", "Gesellschafter")
    b = party("Eigentümergemeinschaft Gabelsbergerstraße 17a", "Gabelsbergerstraße 17a", "5020", "Salzburg", "AT", "", "Mag. Verena Stöllinger", "Verwalterin")
    b.reg_id = ""
    d = g("de", "opposite", "Garagenreinigung", "'Open Sans'", "9.5pt", colour="#2f5d50")
    write(d, f"""
    # Reinigungsübereinkommen
    {sides(f"<small>Auftragnehmer</small><br><b>{s.name}</b><br>{s.street}<br>{s.place()}<br>FN: {s.reg_id[3:]}, {s.register}<br>UID: {s.vat}", f"<small>Auftraggeber</small><br><b>{b.name}</b><br>{b.street}<br>{b.place()}<br>vertreten durch die Hausverwaltung<br>Hofstallgut Immobilienverwaltung GmbH,<br>Rainerstraße 63, 5020 Salzburg, FN 381266z")}
    Zahl: RV-1182 · errichtet in Salzburg am 9. Februar 2026
    ## Gegenstand
    Die Auftragnehmerin reinigt ab 1. März 2026 die Tiefgarage samt Rampe, Schleusen und Stiegenhaus B: wöchentliches Kehren der Fahrgassen mit der Aufsitzmaschine, monatliche Nassreinigung der Schleusen, zweimal im Jahr Grundreinigung mit Ölbindung.
    ## Entgelt
    Die Jahrespauschale macht EUR 4.380,00 aus, dazu kommt die Umsatzsteuer von derzeit 20 %. Sie wird in zwölf gleichen Monatsbeträgen zu je EUR 365,00 verrechnet; jede Teilrechnung ist binnen 14 Tagen abzugsfrei zu begleichen. Ein Skonto ist nicht vereinbart. Sonderreinigungen, etwa nach Wassereintritt, kosten EUR 41,00 je Stunde und werden nur auf schriftliche Bestellung der Hausverwaltung ausgeführt.
    ## Wertsicherung
    Das Entgelt wird jährlich im März nach dem Verbraucherpreisindex 2020 angepasst, erstmals 2027. Schwankungen unter drei Prozent bleiben unberücksichtigt.
    ## Dauer
    Das Übereinkommen gilt auf unbestimmte Zeit und kann von beiden Teilen mit dreimonatiger Frist zu jedem Quartalsende aufgesagt werden.
    ## Sperren und Fahrzeuge
    Die Hausverwaltung verständigt die Stellplatzinhaber spätestens zehn Tage vor einer Grundreinigung. Nicht entfernte Fahrzeuge werden umfahren; ein Abzug vom Entgelt findet nicht statt.
    ~~ Salzburg, 9.2.2026;{s.rep};{s.role};für die OG // Salzburg, 9.2.2026;{b.rep};Hausverwaltung;für die Eigentümergemeinschaft
    """)
    return d.truth(s, b, "RV-1182", "2026-02-09", "2026-03-01", None, rhythm="monthly", period=("2026-03-01", "2026-03-31"), days=14,
                   lines=[line("Reinigung der Tiefgarage samt Rampe, Schleusen und Stiegenhaus B", "1", "MON", "365.00", vat="20")],
                   about="owners' community represented by a manager whose own data stand in the same box; yearly price in twelfths")


def paper_ch_g_praxis_informatik():
    s = party("Linthbyte Informatik AG", "Zürcherstrasse 58", "8730", "Uznach", "CH", "", "Beat Schnider", "Leiter Kundendienst")
    b = party("Dr. med. dent. Corinne Aebi", "Rainstrasse 4", "8645", "Jona", "CH", "", "Dr. Corinne Aebi", "Praxisinhaberin")
    d = g("de", "band", "Betriebsvertrag", "'Lato'", "9.4pt", colour="#34495e")
    write(d, f"""
    <div class="band"><span style="font-size:1.7em">linthbyte</span><b>Anbieterin</b>{s.name}<br>{s.street}<br>{s.place()}<br>{s.uid} MWST<b>Kundin</b>{b.name}<br>Zahnarztpraxis am Rain<br>{b.street}<br>{b.place()}<b>Konto</b>{s.iban}<b>Vertrag</b>LB-2026.077<b>Datum</b>28. Mai 2026</div>
    # Betrieb Ihrer Praxis-IT
    Ab dem 1. Juli 2026 betreibt die Anbieterin die Informatik der Praxis: sie überwacht den Server, spielt Aktualisierungen ein, sichert die Röntgenbilder jede Nacht und nimmt Anrufe von 7.00 bis 18.00 Uhr entgegen.
    |:lrrrr
    |Leistung|Einmalig CHF|CHF je Stück und Monat|Anzahl|CHF im Monat
    |Arbeitsplatz, betreut|–|64.00|7|448.00
    |Server im Praxisraum mit nächtlicher Sicherung|–|210.00|1|210.00
    |Postfach mit Archiv|–|11.50|7|80.50
    |Übernahme vom bisherigen Anbieter|1'450.00|–|1|–
    |=Total exkl. MWST|1'450.00|||738.50
    Alle Preise verstehen sich zuzüglich 8.1 % MWST. Verrechnet wird monatlich am Monatsanfang, die Übernahme mit der ersten Rechnung; Frist 30 Tage rein netto.
    ## Reaktion
    Steht die Praxis still, beginnt die Arbeit innert einer Stunde, sonst am gleichen Arbeitstag. Einsätze ausserhalb dieser Zeiten kosten CHF 195.00 je Stunde.
    ## Patientendaten
    Die Anbieterin untersteht als Hilfsperson dem Berufsgeheimnis (Art. 321 StGB). Sicherungen bleiben in der Schweiz.
    ## Änderung der Anzahl
    Arbeitsplätze kommen auf den Folgemonat dazu oder fallen auf Ende eines Quartals weg.
    ## Ende
    Der Vertrag läuft unbefristet; Kündigung mit drei Monaten Frist auf Ende Juni oder Ende Dezember, erstmals auf den 30. Juni 2028.
    ~~ Uznach, 28.5.2026;{s.rep};{s.role};{s.name} // Jona, 1.6.2026;{b.rep};{b.role};
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "LB-2026.077", "2026-05-28", "2026-07-01", None, currency="CHF", rhythm="monthly", period=("2026-07-01", "2026-07-31"), days=30,
                   lines=[line("Arbeitsplatz, betreut", "7", "C62", "64.00", **v), line("Server im Praxisraum mit nächtlicher Sicherung", "1", "C62", "210.00", **v), line("Postfach mit Archiv", "7", "C62", "11.50", **v), line("Übernahme vom bisherigen Anbieter", "1", "LS", "1450.00", **v)],
                   accept={"buyer.name": ["Dr. Corinne Aebi", "Corinne Aebi", "Zahnarztpraxis am Rain"], "contract_date": ["2026-06-01"], "lines.1.unit": ["MON"]},
                   about="parties only in a coloured band; practice of a person; one-off column before the monthly ones")


def paper_de_g_kneippverein_web():
    s = party("Mareike Tolksdorf", "Breite Straße 23", "38855", "Wernigerode", "DE", "", "Mareike Tolksdorf", "")
    b = party("Kneippverein Harzvorland e. V.", "Am Kurpark 2", "38889", "Blankenburg (Harz)", "DE", "VR Stendal", "Dieter Kolbe", "1. Vorsitzender")
    d = g("de", "post", "Vereinbarung Internetauftritt", "'EB Garamond'", "12pt",
          letterhead='<div style="letter-spacing:.18em;font-size:1.3em">KONTOR WEITBLICK</div><div style="font-size:.85em">Gestaltung für Netz und Papier</div><br>')
    write(d, f"""
    Zwischen {s.name}, handelnd unter Kontor Weitblick, {s.street}, {s.place()}, Steuernummer {s.tax}, Umsatzsteuer-Identifikationsnummer {s.vat}, nachfolgend die Gestalterin, und dem {b.name}, eingetragen beim {b.court} unter {b.reg_id}, {b.street}, {b.place()}, dieser vertreten durch seinen Vorstand {b.rep} und Ilse Bartmuß, nachfolgend der Verein, wird am 12. Januar 2026 Folgendes verabredet.
    # Vereinbarung über Aufbau und Pflege des Internetauftritts
    ## Aufbau
    Die Gestalterin baut den Auftritt mit bis zu zwölf Seiten, Kursübersicht und Anmeldeformular. Hierfür erhält sie einmalig 680,00 Euro. Der Betrag wird zusammen mit der ersten Pflegerechnung erbeten.
    ## Pflege
    Vom 1. Februar 2026 an hält sie den Auftritt instand, ändert Texte und Bilder im Umfang von zwei Stunden je Monat und sorgt für Sicherungen. Die Pflege kostet 49,00 Euro im Monat. Abgerechnet wird halbjährlich im Voraus.
    ## Zahlung
    Alle genannten Beträge sind netto, hinzu tritt die gesetzliche Umsatzsteuer von zurzeit 19 v. H. Der Verein zahlt innerhalb von drei Wochen nach Zugang der Rechnung auf das Konto {s.iban}.
    ## Rechte
    Der Verein darf den Auftritt zeitlich unbegrenzt nutzen. Fotos liefert er selbst und steht dafür ein, dass die Abgebildeten einverstanden sind.
    ## Laufzeit
    Die Pflege ist bis zum 31. Januar 2028 fest vereinbart und verlängert sich um je ein halbes Jahr, wenn nicht einer der Beteiligten zwei Monate vorher in Textform widerspricht.
    ~~ Wernigerode;{s.rep};;Gestalterin // Blankenburg;{b.rep};{b.role};für den Verein
    """)
    return d.truth(s, b, None, "2026-01-12", "2026-02-01", "2028-01-31", rhythm="half_yearly", period=("2026-02-01", "2026-07-31"), days=21,
                   lines=[line("Aufbau des Internetauftritts", "1", "LS", "680.00"), line("Pflege des Internetauftritts", "6", "MON", "49.00")],
                   accept={"seller.name": ["Mareike Tolksdorf, Kontor Weitblick", "Kontor Weitblick, Mareike Tolksdorf"]}, about="both parties in one run-on sentence before the heading; trade name in the letterhead; association; terms in weeks")


def paper_de_g_geraetepruefung_gemeinde():
    s = party("Prüfdienst Sommerauer GmbH", "Donaustraße 77", "94315", "Straubing", "DE", "HRB Straubing", "Stefan Sommerauer", "Geschäftsführer")
    b = party("Gemeinde Hohenlindach", "Kirchplatz 1", "94377", "Steinach", "DE", "", "Roswitha Englmeier", "Erste Bürgermeisterin")
    d = g("de", "narrow", "Prüfauftrag", "'Liberation Sans Narrow'", "11pt")
    write(d, f"""
    # Prüfauftrag ortsveränderliche Betriebsmittel
    Auftragskennung :: PA/2026/031
    Prüfgrundlage :: DGUV Vorschrift 3, DIN EN 50678, DIN EN 50699
    Prüfzeitraum :: 13.04.2026 bis 24.04.2026, jeweils 7 bis 15 Uhr
    Prüforte :: Rathaus, Grundschule, Bauhof, Kindergarten St. Anna
    ## Leistungsumfang und Preise (netto)
    |:rrlr
    |E-Preis|Menge|Gegenstand der Prüfung|G-Preis
    |3,45 €|412|Gerät der Schutzklasse I oder II einschließlich Plakette und Protokoll|1.421,40 €
    |6,90 €|38|Verlängerung mit mehr als drei Abgängen, Kabeltrommel, Drehstromkabel|262,20 €
    |85,00 €|1|Anfahrt und Einrichtung des Messplatzes, pauschal für alle Orte|85,00 €
    |1.768,60 €||Summe|
    |336,03 €||zzgl. Mehrwertsteuer 19 %|
    |2.104,63 €||Auftragswert|
    ## Ablauf
    Die genannten Stückzahlen sind fest vereinbart und beruhen auf der Inventarliste vom 9. Januar 2026. Nicht vorgezeigte Geräte mindern den Preis nicht. Mangelhafte Geräte werden gekennzeichnet und der Hausmeisterei übergeben; eine Instandsetzung gehört nicht zum Auftrag.
    ## Abrechnung
    Eine einzige Rechnung nach Übergabe des Prüfberichts. Zahlungsziel 30 Kalendertage ab Rechnungseingang, kein Skontoabzug.
    ## Haftung
    Der Prüfdienst haftet für Schäden an den Geräten bis 250.000 € je Schadensfall. Die Verantwortung als Betreiber verbleibt bei der Gemeinde.
    ~~ Steinach, den 02.03.2026;{b.rep};{b.role};{b.name}, {b.street}, {b.place()} // Straubing, den 26.02.2026;{s.rep};{s.role};{s.name}, {s.street}, {s.place()}, {s.reg_id} {s.court}, USt-ID {s.vat}
    """)
    return d.truth(s, b, "PA/2026/031", "2026-03-02", "2026-04-13", "2026-04-24", rhythm="one_off", period=("2026-04-13", "2026-04-24"), days=30,
                   lines=[line("Gerät der Schutzklasse I oder II einschließlich Plakette und Protokoll", "412", "C62", "3.45"), line("Verlängerung mit mehr als drei Abgängen, Kabeltrommel, Drehstromkabel", "38", "C62", "6.90"), line("Anfahrt und Einrichtung des Messplatzes", "1", "LS", "85.00")],
                   about="parties only under the signatures, buyer left; unit price is the first column and sums stand in it")


def paper_gb_g_managed_users():
    s = party("Northgate Hollow Systems Limited", "Unit 9, Tannery Yard, Mill Lane", "WF13 4QX", "Dewsbury", "GB", "", "Imran Sedgwick", "Operations Director")
    b = party("Castlebeck Timber Merchants Limited", "Saw Mills, Huddersfield Road", "HD7 8RT", "Slaithwaite", "GB", "", "Joanna Firth", "Company Secretary")
    d = g("en", "notary", "Managed Services Agreement", "'Liberation Serif'", "11pt", pagefoot="Managed Services Agreement NH/1406")
    write(d, f"""
    # Managed Services Agreement
    This Agreement, reference NH/1406, is made the 3rd day of March 2026 between {s.name}, a company incorporated in England and Wales under number {s.reg_id} whose registered office is at {s.street}, {s.place()} and whose VAT registration is {s.vat} (the “Provider”), and {b.name} (registered in England and Wales, number {b.reg_id}) of {b.street}, {b.place()} (the “Client”), who agree as follows.
    ## 1. The service
    From 1 April 2026 the Provider shall monitor, patch, back up and support the Client’s users, servers and firewall as listed below, by telephone and remotely between 8 a.m. and 6 p.m. on working days.
    ## 2. The charges
    |:lrrr
    |Chargeable item|Number|Per month each|Per month
    |Supported user|14|£38.50|£539.00
    |Virtual server|2|£95.00|£190.00
    |Managed firewall|1|£42.00|£42.00
    |=Monthly charge, excluding VAT|||£771.00
    An onboarding fee of £640.00 is payable once, and shall be included in the first monthly invoice. VAT is added at 20%.
    ## 3. Invoicing
    The Provider shall invoice on the first day of each month for that month. The Client shall pay by bank transfer not later than fourteen days from the date of the invoice. No set-off or retention is permitted.
    ## 4. Changes in numbers
    Either party may alter the number of supported users by email; the alteration takes effect from the first day of the next month, but the monthly charge shall not fall below £500.00.
    ## 5. Response
    The Provider shall begin work on a fault which stops the whole of the Client’s business within one hour, on a fault which stops one user within four working hours, and on all other requests by the end of the next working day.
    ## 6. Liability
    Neither party excludes liability for death, personal injury or fraud. Otherwise the liability of the Provider in any contract year is limited to the charges paid in that year, and the Provider is not liable for loss of profit or of data which the Client has instructed it not to back up.
    ## 7. Data protection
    The Provider acts as processor of personal data, on the written instructions of the Client only, and shall notify any breach without undue delay and in any case within 36 hours.
    ## 8. Term
    The initial term expires on 31 March 2029. Thereafter the Agreement continues from year to year unless ended by three months’ written notice.
    ## 9. Law
    This Agreement is governed by the law of England and Wales.
    ~~ Signed for the Provider;{s.rep};{s.role};Northgate Hollow // Signed for the Client;{b.rep};{b.role};Castlebeck Timber
    """)
    return d.truth(s, b, "NH/1406", "2026-03-03", "2026-04-01", "2029-03-31", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=14,
                   lines=[line("Supported user", "14", "C62", "38.50", vat="20"), line("Virtual server", "2", "C62", "95.00", vat="20"), line("Managed firewall", "1", "C62", "42.00", vat="20"), line("Onboarding fee", "1", "LS", "640.00", vat="20")],
                   currency="GBP", accept={"lines.2.unit": ["MON"]}, about="one run-on sentence of parties, numbers before and after the name; minimum charge as a confounder")


def paper_gb_g_parish_grounds():
    s = party("Owen Tregarth", "3 Chapel Row, Polgooth Lane", "PL26 5ZB", "St Ewe", "GB", "", "Owen Tregarth", "")
    b = party("Saltbarrow Parish Council", "The Institute, Fore Street", "PL26 6ZD", "Saltbarrow", "GB", "", "Hester Bolitho", "Clerk to the Council")
    s.reg_id = b.reg_id = ""
    d = g("en", "typewriter", "Grounds maintenance", producer="groff", face="C", points=10.5, lead=14, footer="Grounds maintenance contract   page \\\\n%")
    write(d, f"""
    SALTBARROW PARISH COUNCIL<br>{b.street}, {b.place()}<br>Clerk: {b.rep}
    # CONTRACT FOR GROUNDS MAINTENANCE 2026/27
    Minute reference 26/118 of the meeting of 10 February 2026.
    The Council engages Owen Tregarth, trading as Green Latch Groundcare, of {s.street}, {s.place()} (VAT No. {s.vat}), a sole trader ("the Contractor"), to carry out the work set out below from 1 April 2026 to 31 March 2027.
    ## 1. Work
    Recreation field: gang mowing, 26 cuts a year. Churchyard: strimming, 9 visits. Bus shelter, war memorial and planters: weekly litter and weeding. Hedges along Back Lane: one cut after 1 September.
    ## 2. Price
    The price for the whole of the work is £5,040.00 a year exclusive of VAT. It is paid in twelve equal monthly instalments of £420.00, each against the Contractor's invoice, to which VAT at 20% is added.
    ## 3. Payment
    The Council meets monthly and pays within 28 days of receiving an invoice.
    ## 4. Extra work
    Fallen trees and vandalism are extra, at £24.00 per man hour, and only when the Clerk has asked for it in writing.
    ## 5. Insurance
    The Contractor holds public liability cover of not less than £5,000,000 and shows the certificate each April.
    ## 6. Default
    If two cuts in succession are missed the Council may employ others and recover the cost.
    ~~ 17 February 2026;{s.rep};;Contractor // 17 February 2026;{b.rep};Clerk;for the Council
    """)
    return d.truth(s, b, None, "2026-02-17", "2026-04-01", "2027-03-31", currency="GBP", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=28,
                   lines=[line("Grounds maintenance", "1", "MON", "420.00", vat="20")],
                   accept={"buyer.name": ["SALTBARROW PARISH COUNCIL"], "seller.name": ["Owen Tregarth trading as Green Latch Groundcare", "Owen Tregarth, trading as Green Latch Groundcare"]},
                   about="typed; parish council in the head only, sole trader with a trade name; minute reference is no contract number")


def paper_ie_g_payroll_clg():
    s = party("Leacan Payroll Bureau Limited", "14 Bridge Court, Main Street", "W91 XK54", "Naas, Co. Kildare", "IE", "", "Declan Mulhare", "Director")
    b = party("Carrigfinn Community Supports CLG", "The Old Creamery, Carrigfinn", "R32 DH80", "Mountmellick, Co. Laois", "IE", "", "Noreen Delahunty", "Chief Executive")
    d = g("en", "foot4", "Payroll engagement", "'Open Sans'", "9.6pt", colour="#00695c",
          letterhead=head("Leacan", "Payroll &amp; pensions administration<br>Tel. 045 000 318"),
          pagefoot=f"{s.name}. Registered in Ireland No. {s.reg_id}. Registered office: {s.street}, {s.place()}. VAT {s.vat}. Directors: D. Mulhare, S. Kiely. IBAN {s.iban}")
    write(d, f"""
    Noreen Delahunty<br>{b.name}<br>{b.street}<br>{b.city}<br>{b.postcode}
    > 20 April 2026
    Dear Noreen,
    ## Engagement LPB-0388: payroll for Carrigfinn
    Thank you for appointing us. This letter, once countersigned, is the whole of our contract with {b.name} (company registration {b.reg_id}, registered charity number 20087714, CHY 19402).
    <b>What we do.</b> Each month we calculate the pay of your staff, make the submissions to Revenue on or before pay day, send payslips by portal and prepare the bank file. The first payroll is that of May 2026, so our service begins on 1 May 2026.
    <b>What it costs.</b>
    |:lrlr
    |Charge|Rate|Basis|Monthly
    |Payslip|€4.20|38 staff, each month|€159.60
    |Portal and Revenue submissions|€55.00|fixed|€55.00
    |=Monthly, before VAT|||€214.60
    Setting up costs €180.00 and appears on the first invoice. VAT at 23% applies to everything. If staff numbers change we both sign a new schedule; until then 38 payslips are charged whether or not each one is issued.
    <b>When you pay.</b> We invoice on the last day of the month and our terms are strictly thirty days.
    <b>Pension enrolment.</b> Auto-enrolment letters are optional at €2.75 per letter and are not included unless you write to us.
    <b>What we need from you.</b> Hours, starters and leavers by the 18th. Late data may cost €35.00 per re-run. You remain the employer and are responsible for what you tell us.
    <b>Ending.</b> There is no fixed term; either side may stop with two full calendar months’ notice. We hand over all records in a common format without charge.
    Yours sincerely,
    ~~ Naas;{s.rep};{s.role};for Leacan // Accepted, Mountmellick, 23 April 2026;{b.rep};{b.role};for Carrigfinn
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "LPB-0388", "2026-04-20", "2026-05-01", None, rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=30,
                   lines=[line("Payslip", "38", "C62", "4.20", **v), line("Portal and Revenue submissions", "1", "MON", "55.00", **v), line("Setting up", "1", "LS", "180.00", **v)],
                   accept={"contract_date": ["2026-04-23"], "buyer.city": ["Mountmellick"], "seller.city": ["Naas"]}, about="charity with company, charity and CHY numbers; rate before basis; headings run in")


def paper_gb_g_balance_ack():
    s = party("Fenwick Carr Instruments Limited", "Meridian House, Coble Dene", "NE29 6ZZ", "North Shields", "GB", "", "Lynn Ogle", "Sales Office")
    b = party("Wetherlam Bakeries Limited", "Lound Road Industrial Estate", "LA9 7RZ", "Kendal", "GB", "", "Colin Braithwaite", "Quality Manager")
    d = g("en", "goods", "Order acknowledgement", "'DejaVu Sans Mono'", "8.2pt", pagefoot=f"{s.name}, company no. {s.reg_id} (England), VAT reg. {s.vat}. Reg. office as above. Bank: {s.iban} BIC {s.bic}")
    write(d, f"""
    {spread(f"<b>{s.name}</b><br>{s.street}<br>{s.city}<br>{s.postcode}", f"Ack. no. A-77120<br>Ack. date 14/04/2026<br>Your order 450119 of 10/04/2026<br>Account WETH01")}
    # ORDER ACKNOWLEDGEMENT
    {spread(f"Sold to:<br>{b.name}<br>{b.street}<br>{b.place()}", "Deliver to:<br>Wetherlam Bakeries, Test Kitchen<br>Unit 4, Shap Road, Kendal LA9 6NZ")}
    We accept the above order on the terms printed below and will supply as follows. Delivery date: 8 May 2026.
    |:lrllrrr
    |Ln|Qty|Code|Description|List GBP|Disc|Net GBP
    |10|3|FC-B620|Bench balance 620 g / 1 mg<br>with draught shield, mains adaptor<br>and certificate of calibration|1,240.00|12%|3,273.60
    |20|6|FC-W-F1|Check weight 200 g class F1<br>in case|86.50|12%|456.72
    |30|1|CARR|Carriage and insurance|45.00||45.00
    |=Goods and carriage||||||3,775.32
    |=VAT 20%||||||755.06
    |=Order total GBP||||||4,530.38
    Payment: 30 days from invoice, which is raised on despatch.
    ## TERMS
    <div class="two" style="column-count:2;column-gap:6mm;font-size:.85em"><p>1. Property in the goods passes on payment in full, risk on delivery.</p><p>2. Claims for short delivery or damage must reach us in five working days.</p><p>3. The instruments carry a warranty of 24 months against faulty parts and workmanship. Batteries and weights are excluded.</p><p>4. Cancellation after acknowledgement costs 25% of the net value.</p><p>5. Calibration certificates are valid on the day of issue only. Re-calibration is offered at £96.00 per balance and forms no part of this order.</p><p>6. English law applies.</p></div>
    ~~ for the seller, 14/04/2026;{s.rep};{s.role};{s.name} // agreed for the buyer, 16/04/2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "A-77120", "2026-04-14", "2026-05-08", None, currency="GBP", rhythm="one_off", days=30,
                   lines=[line("Bench balance 620 g / 1 mg with draught shield, mains adaptor and certificate of calibration", "3", "C62", "1240.00", allowance="446.40", **v), line("Check weight 200 g class F1 in case", "6", "C62", "86.50", allowance="62.28", **v), line("Carriage and insurance", "1", "LS", "45.00", **v)],
                   accept={"contract_date": ["2026-04-16"], "service_end": ["2026-05-08"], "billing.first_invoice_period.from": ["2026-05-08"], "billing.first_invoice_period.to": ["2026-05-08"], "lines.2.unit": ["C62"]},
                   about="goods system; invoice and delivery address; discount per row; buyer's order number beside the acknowledgement number")


def paper_gb_g_shredding_llp():
    s = party("Paperhawk Secure Disposal Ltd", "Depot 2, Foundry Close", "SN2 8ZP", "Swindon", "GB", "", "Maxine Tull", "Account Manager")
    b = party("Ashcombe Vyner LLP", "21 Silver Street", "BA15 1ZY", "Bradford on Avon", "GB", "", "Philip Vyner", "Managing Partner")
    b.reg_id = "OC" + ids.digits(b.name, 6)
    d = g("en", "soft", "Service order", "'Roboto'", "9.6pt", colour="#b3541e")
    write(d, f"""
    # Confidential waste service order
    ; Order ref. PHS-20931 · Issued 5 June 2026
    Customer :: {b.name}, {b.street}, {b.place()}
    Legal status :: Limited liability partnership, {b.reg_id}
    Premises served :: First and second floors at the above address
    Supplier :: {s.name}, {s.street}, {s.place()}
    Supplier’s numbers :: Co. No. {s.reg_id} · VAT {s.vat} · Upper tier waste carrier CBDU00731
    ## Service
    Five lockable consoles, emptied every second Tuesday beginning 23 June 2026. Paper is shredded at our depot to EN 15713 on the day of collection and a certificate is issued.
    ## Price
    £9.80 per console per calendar month, plus VAT at 20 per cent. Consoles are lent free of charge. Any sack collected in addition is £3.10.
    ## Billing
    Service starts on 1 July 2026 for billing purposes. Bills are drawn up every three months at the end of the quarter so completed, the first covering 1 July to 30 September 2026. Settlement is due 21 days after the date of the bill.
    ## Length of agreement
    Twelve months, 1 July 2026 to 30 June 2027, then rolling until either party gives 60 days’ notice.
    ## The small print
    <p class="small">Consoles stay our property and must not be moved between floors. Metal, food and batteries are to be kept out. If access is refused the visit counts as made. We carry liability insurance of £2 million; our liability for breach of confidence is limited to that sum. Prices are reviewed each July and may rise by no more than the CPI.</p>
    ~~ 5 June 2026;{s.rep};{s.role};Paperhawk // 9 June 2026;{b.rep};{b.role};for the partnership
    """)
    return d.truth(s, b, "PHS-20931", "2026-06-05", "2026-07-01", "2027-06-30", currency="GBP", rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=21,
                   lines=[line("Confidential waste console", "15", "C62", "9.80", vat="20")], accept={"contract_date": ["2026-06-09"], "lines.0.unit": ["MON"], "service_start": ["2026-06-23"]},
                   about="limited liability partnership with an OC number; price per console per month in prose, count in words; quarter in arrears")


def paper_ie_g_dental_air():
    s = party("Barnagee Medical Air Limited", "Unit 11, Kilcoran Business Park", "E21 VF62", "Cahir, Co. Tipperary", "IE", "", "Maeve Considine", "Contracts Manager")
    b = party("Dr Fionnuala Garrihy", "8 Custom House Quay", "X35 RT17", "Dungarvan, Co. Waterford", "IE", "", "Dr Fionnuala Garrihy", "Principal")
    s.vat = s.vat_raw
    b.reg_id = ""
    d = g("en", "writer-plain", "Rental agreement", producer="office", face="Carlito", points=10.5, footer="Barnagee Medical Air Limited – rental agreement BMA/R/264 – page")
    write(d, f"""
    # EQUIPMENT RENTAL AGREEMENT
    Agreement :: BMA/R/264
    Date :: 11 August 2026
    Owner :: {s.name}
    Owner’s address :: {s.street}, {s.place()}
    Owner’s CRO and VAT :: {s.reg_id} / {s.vat}
    Hirer :: {b.name}, t/a Quayside Dental
    Hirer’s address :: {b.street}, {b.place()}
    Commencement :: 1 September 2026
    Fixed period :: 1 September 2026 – 31 August 2029
    ## A. Equipment and rent
    |:llr
    |Item|Serial|Rent per month ex VAT
    |Oil-free compressor, three surgeries|BA-55093|€145.00
    |Suction pump with amalgam separator|BA-20417|€88.00
    Rent is invoiced quarterly in advance, the first quarter being September to November 2026. As an introduction, the first month’s rent of both items is waived and will be shown as a credit on the first invoice. VAT at 23% is extra.
    ## B. Payment
    Every invoice falls due thirty (30) days after issue. A refundable deposit of €600.00 is lodged on delivery; it bears no interest.
    ## C. Upkeep
    The Owner services each item once a year, replaces filters and answers breakdowns on the next working day. The Hirer drains the receiver weekly and keeps the plant room below 35 degrees.
    ## D. Ownership
    The equipment remains the Owner’s. The Hirer shall not sublet, charge or move it, and shall insure it for €9,500.00.
    ## E. Return
    At the end of the fixed period the Hirer may return the equipment, continue month by month at the same rent, or buy it at a price then to be agreed.
    ~~ Cahir;{s.rep};{s.role};for the Owner // Dungarvan;{b.rep};{b.role};Hirer
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "BMA/R/264", "2026-08-11", "2026-09-01", "2029-08-31", rhythm="quarterly", period=("2026-09-01", "2026-11-30"), days=30,
                   lines=[line("Oil-free compressor, three surgeries", "3", "MON", "145.00", allowance="145.00", **v), line("Suction pump with amalgam separator", "3", "MON", "88.00", allowance="88.00", **v)],
                   accept={"buyer.name": ["Dr Fionnuala Garrihy, t/a Quayside Dental", "Dr Fionnuala Garrihy t/a Quayside Dental", "Fionnuala Garrihy"], "seller.city": ["Cahir"], "buyer.city": ["Dungarvan"]},
                   about="dentist trading under a name; CRO and VAT in one cell; first month waived inside the first quarter; deposit")


def paper_fr_g_menage_association():
    s = party("Éclat de Garonne SARL", "27 rue des Chartreux", "31000", "Toulouse", "FR", "Toulouse", "Nadia Belloc", "gérante")
    b = party("Association Les Ateliers du Canal", "5 bis quai de Tounis", "31000", "Toulouse", "FR", "", "Marc-Antoine Soulé", "président")
    d = g("fr", "foot4", "Contrat d’entretien", "'Caladea'", "9.7pt", colour="#1b6ca8",
          letterhead=head("Éclat de Garonne", "propreté de bureaux et de lieux associatifs"),
          pagefoot=f"<center>{s.name} au capital social de 12 000 € – {s.street}, {s.place()}<br>RCS Toulouse {s.siren} – SIRET {s.siret} – APE 8121Z – TVA intracommunautaire {s.vat}<br>IBAN {s.iban} – BIC {s.bic}</center>")
    write(d, f"""
    # Contrat d’entretien des locaux n° EG 26/052
    Entre la société désignée en pied de page, représentée par sa gérante, Madame {s.rep} (« le Prestataire »), et l’{b.name[0].lower() + b.name[1:]}, association régie par la loi du 1er juillet 1901, {b.street}, {b.place()}, n° RNA W313009876, SIRET {b.siret}, représentée par son président, Monsieur {b.rep} (« l’Association »).
    ## Article 1 – Objet
    Le Prestataire assure l’entretien de l’atelier, de la salle d’exposition et des sanitaires, soit 310 m², trois soirs par semaine.
    ## Article 2 – Durée
    Le contrat prend effet le 1er octobre 2026 pour une première période d’un an s’achevant le 30 septembre 2027 ; il se renouvelle ensuite d’année en année, sauf congé donné trois mois avant l’échéance.
    ## Article 3 – Prix
    |:lr
    |Prestation|Forfait par mois, hors taxes
    |Entretien courant, trois passages par semaine|486,00 €
    |Vitrerie intérieure et extérieure, lissée sur l’année|31,00 €
    |=Total mensuel HT|517,00 €
    La TVA s’ajoute au taux de 20 %. Les consommables (savon, essuie-mains) restent à la charge de l’Association.
    ## Article 4 – Facturation et règlement
    Une facture est établie le dernier jour de chaque mois. Elle se règle par virement à quarante-cinq jours fin de mois. Les pénalités de retard sont égales à trois fois le taux d’intérêt légal, outre l’indemnité forfaitaire de 40 €.
    ## Article 5 – Personnel
    L’annexe VII de la convention collective de la propreté s’applique au changement de titulaire. Le Prestataire remet tous les six mois les attestations sociales.
    ## Article 6 – Clés et sécurité
    Deux jeux de clés sont confiés contre reçu. Leur perte oblige au remplacement des cylindres.
    ## Article 7 – Révision
    Le prix est révisé chaque 1er janvier selon la formule P = P0 × S/S0, S étant l’indice du coût horaire du travail dans les services administratifs.
    ~~ Toulouse, le 7 septembre 2026;{s.rep};gérante;le Prestataire // Toulouse, le 7 septembre 2026;{b.rep};président;l’Association
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "EG 26/052", "2026-09-07", "2026-10-01", "2027-09-30", rhythm="monthly", period=("2026-10-01", "2026-10-31"), days=None, findings=["payment_terms_not_days"],
                   lines=[line("Entretien courant, trois passages par semaine", "1", "MON", "486.00", **v), line("Vitrerie intérieure et extérieure, lissée sur l’année", "1", "MON", "31.00", **v)],
                   accept={"buyer.name": ["Les Ateliers du Canal"]}, about="seller only in the foot with capital, RCS, SIRET; association with RNA number; 45 days end of month")


def paper_fr_g_chaufferie_commune():
    s = party("Thermique Vauclaise SAS", "Zone artisanale des Hermitans", "39300", "Champagnole", "FR", "Lons-le-Saunier", "Bruno Mercet", "directeur d’agence")
    b = party("Commune de Saint-Aubrac-le-Lac", "Place de la Mairie", "39130", "Doucier", "FR", "", "Élisabeth Guyot", "maire")
    b.siren_raw = ids.luhn("21390417")
    b.reg_id = b.siren_raw
    siret = ids.siret(b.siren_raw, "0001")
    d = g("fr", "opposite", "Exploitation de chaufferie", "'Liberation Sans'", "9.6pt", colour="#7b2d26")
    write(d, f"""
    # Exploitation de la chaufferie bois
    {sides(f"<b>L’EXPLOITANT</b><br>{s.name}<br>Société par actions simplifiée, capital 250 000 €<br>{s.street}<br>{s.place()}<br>SIREN {s.siren} RCS Lons-le-Saunier<br>N° TVA {s.vat}", f"<b>LA COMMUNE</b><br>{b.name}<br>Mairie – {b.street}<br>{b.place()}<br>SIRET {siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}<br>Délibération du conseil municipal<br>n° 2026-34 du 19 juin 2026")}
    Marché n° 2026-CH-02, notifié le 30 juin 2026
    ## I. Étendue
    Conduite, surveillance et petit entretien de la chaufferie de 150 kW et des trois sous-stations (école, mairie, salle des fêtes) : ramonage, réglage de la combustion, astreinte de nuit pendant la saison de chauffe. La fourniture des plaquettes n’est pas comprise.
    ## II. Rémunération
    Le poste P2 est rémunéré par une redevance annuelle forfaitaire de 3 480,00 € HT, TVA 20 % en plus. La redevance est facturée par quarts, à raison de 870,00 € HT à la fin de chaque trimestre d’exploitation.
    ## III. Règlement
    Par mandat administratif, dans les 30 jours de la réception de la facture sur le portail Chorus Pro.
    ## IV. Travaux
    Le gros entretien (P3) n’est pas souscrit. Les pièces d’un prix unitaire supérieur à 150 € HT sont remplacées sur devis accepté.
    ## V. Durée
    Du 1er août 2026 au 31 juillet 2030, sans reconduction.
    ## VI. Pénalités
    Température inférieure de plus de 2 °C à la consigne : 80 € par local et par jour. Délai d’intervention dépassé : 25 € par heure.
    ~~ Champagnole, le 22 juin 2026;{s.rep};{s.role};pour l’exploitant // Saint-Aubrac-le-Lac, le 30 juin 2026;{b.rep};la maire;pour la commune
    """)
    return d.truth(s, b, "2026-CH-02", "2026-06-30", "2026-08-01", "2030-07-31", rhythm="quarterly", period=("2026-08-01", "2026-10-31"), days=30,
                   lines=[line("Redevance P2, conduite, surveillance et petit entretien de la chaufferie", "1", "QAN", "870.00", vat="20")], accept={"contract_date": ["2026-06-22"]},
                   about="boxes side by side; commune with a SIRET; yearly fee invoiced by quarters in arrears")


def paper_be_g_kine_agenda():
    s = party("Sambrelune Numérique SRL", "Rue du Halage 19", "5060", "Sambreville", "BE", "", "Gauthier Lemaire", "administrateur")
    b = party("Kinésithérapie des Ardoises SRL", "Chaussée de Namur 204", "5030", "Gembloux", "BE", "", "Aurélie Dethier", "administratrice")
    d = g("fr", "soft", "Abonnement", "'Carlito'", "10.6pt", colour="#5b3a8c", pagefoot=f"{s.name} · {s.street} · {s.place(True)} · RPM Namur · Numéro d’entreprise {s.bce} · {s.iban}")
    write(d, f"""
    # Abonnement AgendaSoins
    ; Convention d’abonnement n° AS-5521 – signée le 18 novembre 2026
    Abonné :: {b.name} (cabinet de kinésithérapie)
    Siège social :: {b.street}, {b.place(True)}
    TVA :: non assujetti – BCE {b.bce}
    Fournisseur :: {s.name}, TVA BE {s.bce}
    Mise en service :: 1er janvier 2027
    Période initiale :: 1er janvier 2027 – 31 décembre 2028
    ## Ce que vous payez
    Neuf utilisateurs à 17,90 € par utilisateur et par mois, facturés une fois par an et d’avance. Les frais de démarrage s’élèvent à 350,00 € et figurent sur la première facture. Ces prix s’entendent hors TVA ; la TVA est de 21 %.
    ## Quand vous payez
    Dans les 15 jours de la date de facture, par virement. Une facture en souffrance plus de 45 jours autorise la suspension de l’accès.
    ## Ce que vous recevez
    L’agenda partagé, les rappels aux patients par courriel, la tenue du dossier et les attestations électroniques. Les SMS sont décomptés à part, 0,085 € pièce, en fin de trimestre.
    ## Données des patients
    Elles vous appartiennent. Elles sont hébergées en Belgique et vous sont remises dans un format ouvert dans les trente jours de la fin du contrat.
    ## Disponibilité
    99,5 % par mois, hors entretien annoncé le dimanche. À défaut, un avoir de 5 % du prix mensuel par heure entamée.
    ## Reconduction
    Par périodes de douze mois, sauf préavis de trois mois.
    ~~ Sambreville;{s.rep};{s.role};le fournisseur // Gembloux;{b.rep};{b.role};l’abonné
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "AS-5521", "2026-11-18", "2027-01-01", "2028-12-31", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=15,
                   lines=[line("Abonnement AgendaSoins, par utilisateur", "108", "C62", "17.90", **v), line("Frais de démarrage", "1", "LS", "350.00", **v)],
                   accept={"lines.0.unit": ["MON"]}, about="Belgian practice without VAT but with BCE; per user and month, billed yearly; all prices in prose, count in words")


def paper_lu_g_telealarme():
    s = party("Guetwuecht Sécurité S.à r.l.", "23, rue de l’Alzette", "4010", "Esch-sur-Alzette", "LU", "", "Claudine Feltes", "gérante technique")
    b = party("Étude Kremer-Waxweiler S.C.", "6, avenue de la Faïencerie", "1510", "Luxembourg", "LU", "", "Me Henri Waxweiler", "associé")
    b.reg_id = "E" + ids.digits(b.name, 4)
    d = g("fr", "double", "Télésurveillance", "'Lato'", "9.6pt", colour="#6d4c1d")
    write(d, f"""
    # CONTRAT DE TÉLÉSURVEILLANCE – réf. GW.26.0193
    {spread(f"<b>{s.name}</b><br>{s.street}<br>L-{s.postcode} {s.city}<br>R.C.S. Luxembourg {s.reg_id}<br>TVA {s.vat}<br>Autorisation d’établissement 10087643/2", f"<b>{b.name}</b><br>société civile d’avocats<br>{b.street}<br>L-{b.postcode} {b.city}<br>R.C.S. Luxembourg {b.reg_id}")}
    {clip(f"<h2>1. Mission</h2><p>La société relie l’alarme de l’étude à sa centrale, vérifie les images et prévient la police en cas d’effraction avérée. La surveillance débute le 1er février 2026.</p><h2>2. Matériel</h2><p>Le matériel énuméré au tableau est loué, entretenu et remplacé par la société. Il reste sa propriété.</p><h2>3. Levée de doute</h2><p>Toute image est visionnée dans les deux minutes. Au-delà de trois fausses alertes par mois imputables à l’étude, chaque alerte est comptée 35,00 €.</p><h2>4. Durée</h2><p>Le contrat est conclu pour cinq ans et expire le 31 janvier 2031.</p><h2>5. Redevances</h2><p>Elles sont facturées chaque semestre par anticipation, payables à trente jours. Elles s’entendent hors TVA au taux de 17 %.</p><h2>6. Responsabilité</h2><p>L’obligation est de moyens. La réparation est plafonnée à 100.000 € par sinistre.</p>")}
    |:rlrr
    |Qté|Appareil|Redevance mensuelle unitaire|Redevance mensuelle
    |6|Caméra intérieure avec vérification|12,50 €|75,00 €
    |14|Détecteur d’ouverture ou de mouvement|3,20 €|44,80 €
    |1|Centrale et double transmission|29,00 €|29,00 €
    |=|Total par mois hors TVA||148,80 €
    Fait en double à Luxembourg, le 12 janvier 2026.
    ~~ ;{s.rep};{s.role};pour la société // ;{b.rep};{b.role};pour l’étude
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "GW.26.0193", "2026-01-12", "2026-02-01", "2031-01-31", rhythm="half_yearly", period=("2026-02-01", "2026-07-31"), days=30,
                   lines=[line("Caméra intérieure avec vérification", "36", "C62", "12.50", **v), line("Détecteur d’ouverture ou de mouvement", "84", "C62", "3.20", **v), line("Centrale et double transmission", "6", "MON", "29.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["C62"]}, about="parties left and right without role words; civil partnership of lawyers (E number); permit number as a confounder; two columns of clauses")


def paper_ch_g_jardins_fondation():
    s = party("Atelier Paysage Sylvain Rochat", "Chemin des Épinettes 12", "1350", "Orbe", "CH", "", "Sylvain Rochat", "titulaire")
    b = party("Fondation du Vieux-Moulin", "Route de la Russille 3", "1338", "Ballaigues", "CH", "", "Mireille Conod", "directrice")
    d = g("fr", "post", "Entretien du parc", "'Liberation Serif'", "11pt")
    write(d, f"""
    {s.name}<br>entreprise individuelle, jardins et arbres<br>{s.street}, {s.place()}<br>IDE {s.uid} TVA
    > {b.name}<br>Établissement médico-social<br>à l’att. de Mme {b.rep}<br>{b.street}<br>{b.place()}
    Orbe, le 2 février 2026
    # Entretien du parc pour les années 2026 à 2028
    Madame la Directrice,
    Notre entrevue du 27 janvier m’amène à vous confirmer les conditions suivantes, auxquelles vous donnerez force de contrat en me renvoyant le double signé.
    Je m’occupe de votre parc du 1er mars 2026 au 28 février 2029 : pelouses, massifs, taille des haies deux fois par saison, ramassage des feuilles, contrôle annuel des grands arbres. Mes gens travaillent hors des heures de repos des résidents.
    Mon prix est de 9'600 francs par année, hors TVA (8,1 %), payable par mois à raison de 800 francs. Je vous envoie ma facture le premier du mois ; elle est à régler dans les vingt jours. Si vous payez dans les huit jours, vous pouvez déduire deux pour cent.
    L’abattage, les plantations nouvelles et le déneigement ne sont pas compris ; je les compte 72 francs l’heure, machine comprise, sur demande de votre part.
    Chacun de nous peut mettre fin au contrat à la fin d’une saison, soit au 30 novembre, en prévenant l’autre par lettre avant le 31 août. Je suis assuré en responsabilité civile à hauteur de cinq millions.
    Je vous présente, Madame la Directrice, mes salutations les meilleures.
    ~~ ;{s.rep};;Atelier Paysage // Bon pour accord, Ballaigues, le 9 février 2026;{b.rep};{b.role};Fondation du Vieux-Moulin
    ; Paiement : {s.iban}, au nom de S. Rochat
    """)
    return d.truth(s, b, None, "2026-02-02", "2026-03-01", "2029-02-28", currency="CHF", rhythm="monthly", period=("2026-03-01", "2026-03-31"), days=20, discounts=[("2", 8)],
                   lines=[line("Entretien du parc", "1", "MON", "800.00", vat="8.1")], accept={"contract_date": ["2026-02-09"], "seller.name": ["Sylvain Rochat"]},
                   about="letter; sole proprietor and foundation; yearly price paid by the month, in francs without decimals; discount and days in words")
