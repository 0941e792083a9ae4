"""Ordinary papers of the fifth author, first part."""
from paper import line

from ._ordinary_e_looks import clause, foot, party, plain, tick, tiles, window, write


def paper_de_e_arbeitsplatzbetrieb():
    s = party("Tannhofer Systemtechnik GmbH", "Im Neckarfeld 17", "74076", "Heilbronn", "DE", "HRB Stuttgart", "Markus Tannhofer", "Geschäftsführer")
    b = party("Molkerei Hohenwart eG", "Käsereiweg 3", "74523", "Schwäbisch Hall", "DE", "GnR Stuttgart", "Renate Kübler", "Vorstandsmitglied")
    d = plain("de", "deed", "Betriebsvertrag IT-Arbeitsplätze", "'Carlito'", "10.6pt", colour="#14507a",
              pagefoot=foot(f"{s.name}<br>{s.street}, {s.place()}", f"{s.reg}<br>USt-IdNr. {s.vat}", f"IBAN {s.iban}<br>BIC {s.bic}"))
    write(d, f"""
    <div style="text-align:right;color:#14507a;font-size:1.4em;font-weight:700;letter-spacing:.05em">TANNHOFER</div>
    # Betriebsvertrag für IT-Arbeitsplätze und Server
    Vertrags-Nr. :: TST-BV-2026/014
    Dienstleister :: {s.name}, {s.street}, {s.place()}
    Kunde :: {b.name}, {b.street}, {b.place()}, {b.reg}
    ## 1. Worum es geht
    <p>Der Kunde lässt die Computerarbeitsplätze seiner Verwaltung und seiner Werkshalle sowie die dazugehörigen Server vom Dienstleister betreiben. Zum Betrieb gehören die Annahme von Störungen am Servicetelefon (werktags 6.30 bis 18.00 Uhr), das Einspielen von Aktualisierungen, die tägliche Prüfung der Datensicherung und der Tausch defekter Geräte aus dem Bestand des Kunden.</p>
    <p>Nicht zum Betrieb gehören Umzüge, neue Software, Verkabelung und Schulung. Dafür gilt der Stundensatz der Anlage.</p>
    ## 2. Servicezeiten und Reaktion
    <p>Fällt die Abfüllsteuerung oder die Warenwirtschaft aus, beginnt der Dienstleister binnen 45 Minuten mit der Fehlersuche, sonst binnen vier Stunden. Hält er diese Zeiten in einem Kalendermonat bei mehr als einem Zehntel der Meldungen nicht ein, schreibt er dem Kunden 3 % des Betrags dieses Monats gut.</p>
    ## 3. Mitwirkung
    <p>Der Kunde benennt zwei Ansprechpartner, hält den Serverraum unter 25 °C und gewährt Fernzugriff. Geräte, die älter als 72 Monate sind, kann der Dienstleister nach Ankündigung aus dem Betrieb nehmen.</p>
    ## 4. Entgelt
    <p>Die Preise stehen in Anlage A. Das Betriebsentgelt wird monatlich in Rechnung gestellt, und zwar jeweils zum Ersten des laufenden Monats. Das Übernahmeentgelt wird mit der ersten Monatsrechnung erhoben. Alle Rechnungen sind 21 Tage nach ihrem Zugang ohne Abzug fällig.</p>
    <p>Steigt oder sinkt die Zahl der Arbeitsplätze um mehr als fünf, wird das Entgelt ab dem folgenden Monat angepasst.</p>
    ## 5. Dauer
    <p>Der Betrieb beginnt am 1. Februar 2026. Der Vertrag wird fest bis zum 31. Januar 2029 geschlossen und läuft danach jeweils zwölf Monate weiter, wenn er nicht sechs Monate vor Ablauf in Textform gekündigt wird.</p>
    ## 6. Eigentum und Rückgabe
    <p>Die Geräte bleiben Eigentum des Kunden. Kennwörter, Netzpläne und Lizenznachweise führt der Dienstleister in einem Betriebshandbuch, das der Kunde jederzeit einsehen kann. Endet der Vertrag, übergibt er das Handbuch in der letzten Woche und hilft einem Nachfolger bis zu 16 Stunden ohne Berechnung.</p>
    ## 7. Anpassung der Preise
    <p>Der Dienstleister darf die Preise der Anlage frühestens nach 18 Monaten erhöhen, höchstens um 4,5 % und nur, wenn sich seine Lohn- oder Lizenzkosten entsprechend verändert haben. Er kündigt das mit einer Frist von zehn Wochen an. Der Kunde kann in diesem Fall zum Tag der Erhöhung aussteigen.</p>
    ## 8. Personal
    <p>Der Dienstleister setzt eigene Beschäftigte ein. Fremdfirmen bedürfen der Zustimmung. Das Abwerben der Techniker ist bis sechs Monate nach Vertragsende untersagt; andernfalls fällt ein Ausgleich von 12.000 € an.</p>
    ## 9. Daten, Haftung, Schluss
    <p>Die Vereinbarung zur Auftragsverarbeitung vom 9. Januar 2026 ist Bestandteil. Für einfache Fahrlässigkeit haftet der Dienstleister bis 250.000 € je Kalenderjahr. Mündliche Zusagen wurden nicht gegeben.</p>
    ~~ Heilbronn, 12. Januar 2026;{s.rep};{s.role};für den Dienstleister // Schwäbisch Hall, 14. Januar 2026;{b.rep};{b.role};für den Kunden
    ---
    # Anlage A zum Betriebsvertrag TST-BV-2026/014
    ## A.1 Laufendes Betriebsentgelt
    |:lrrr
    |Baustein|Anzahl|je Monat €|Monatsbetrag €
    |Arbeitsplatz Verwaltung: Gerät, Betriebssystem, Bürosoftware, Virenschutz|62|31,40|1.946,80
    |Arbeitsplatz Werkshalle (Tablet oder Terminal, ohne Bürosoftware)|14|18,90|264,60
    |Serverüberwachung mit täglicher Sicherungsprüfung|7|49,00|343,00
    |Firewall, Pflege und Regelwerk|2|58,50|117,00
    |=Betriebsentgelt netto|||2.671,40
    |=Umsatzsteuer 19 %|||507,57
    |=Betriebsentgelt brutto|||3.178,97
    ## A.2 Einmalig
    |:lr
    |Baustein|Betrag netto €
    |Übernahme aus dem bisherigen Betrieb, Bestandsaufnahme und Dokumentation|2.150,00
    ## A.3 Nach Aufwand, nur auf gesonderten Abruf
    |:lrl
    |Tätigkeit|Satz netto €|Einheit
    |Techniker|96,00|Stunde
    |Systemarchitekt|128,00|Stunde
    |Anfahrt|45,00|Einsatz
    """)
    return d.truth(s, b, "TST-BV-2026/014", "2026-01-14", "2026-02-01", "2029-01-31", rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=21,
                   lines=[line("Arbeitsplatz Verwaltung: Gerät, Betriebssystem, Bürosoftware, Virenschutz", "62", "C62", "31.40"), line("Arbeitsplatz Werkshalle (Tablet oder Terminal, ohne Bürosoftware)", "14", "C62", "18.90"),
                          line("Serverüberwachung mit täglicher Sicherungsprüfung", "7", "C62", "49.00"), line("Firewall, Pflege und Regelwerk", "2", "C62", "58.50"),
                          line("Übernahme aus dem bisherigen Betrieb, Bestandsaufnahme und Dokumentation", "1", "LS", "2150.00")],
                   about="managed IT with a price annex; set-up fee with the first invoice, so the printed total is that of later months; rates on demand apart")


def paper_de_e_brenner_scan():
    s = party("Wärme & Bad Lüdke GmbH & Co. KG", "Hinter der Kirche 4", "25541", "Brunsbüttel", "DE", "HRA Pinneberg", "Hauke Lüdke", "Heizungsbaumeister")
    b = party("Gärtnerei Claasen GbR", "Deichstrich 51", "25709", "Marne", "DE", "", "Imke Claasen", "Gesellschafterin")
    d = plain("de", "window", "Wartungsvertrag Brenner", "'Liberation Serif'", "11.4pt", scan={"seed": 211, "turn": -0.35, "grain": 4, "quality": 34}, colour="#000")
    write(d, f"""
    <div style="text-align:center"><b style="font-size:1.5em">{s.name}</b><br>Heizung · Sanitär · Kundendienst<br>{s.street}, {s.place()}</div>
    {window("", f"{b.name}<br>{b.street}<br>{b.place()}", (("Datum", "24. August 2026"), ("Unser Zeichen", "L/im")))}
    # Wartung Ihrer Gewächshausheizung – unser Vertrag Nr. 388
    Moin Frau Claasen,
    wie am Telefon abgemacht, übernehmen wir ab dem 1. Oktober 2026 die regelmäßige Wartung Ihrer Heizung in Haus 1 und Haus 2. Einmal im Jahr, vor der Heizperiode, reinigen wir beide Kessel, stellen die Brenner ein, messen das Abgas und schreiben Ihnen ein Protokoll.
    Dafür bekommen wir im Jahr für den großen Kessel (Haus 1) 386,00 Euro und für den kleinen Kessel (Haus 2) 244,00 Euro, zusammen also 630,00 Euro, dazu die Umsatzsteuer von 19 Prozent. Düsen und Filter, die wir tauschen, stehen extra auf der Rechnung. Der Notdienst kostet wochentags nichts zusätzlich, sonntags 75,00 Euro je Einsatz.
    Die Rechnung schreiben wir jährlich im Voraus. Sie ist zehn Tage nach Erhalt zu bezahlen, Skonto gibt es nicht.
    Der Vertrag gilt auf unbestimmte Zeit. Wer aufhören will, sagt das dem anderen bis Ende Juni zum 30. September.
    Wenn Sie damit einverstanden sind, schicken Sie uns bitte ein Exemplar unterschrieben zurück.
    ~~ Brunsbüttel, 24.8.2026;{s.rep};{s.role}; // Einverstanden: Marne, 27.8.2026;{b.rep};{b.role};{b.name}
    ; Persönlich haftend: Lüdke Verwaltungs-GmbH · {s.reg} · Steuernummer {s.tax} · Konto {s.iban}
    """)
    return d.truth(s, b, "388", "2026-08-24", "2026-10-01", None, rhythm="yearly", period=("2026-10-01", "2027-09-30"), days=10,
                   lines=[line("Wartung großer Kessel (Haus 1)", "1", "ANN", "386.00"), line("Wartung kleiner Kessel (Haus 2)", "1", "ANN", "244.00")],
                   about="craftsman's letter, scanned; yearly prices in prose; open-ended")


def paper_de_e_bueroreinigung_tafel():
    s = party("Elbglanz Gebäudedienste GmbH", "Wittenberger Straße 88", "01277", "Dresden", "DE", "HRB Dresden", "Sandra Pietzsch", "Objektleitung")
    b = party("Planungsbüro Richter Oelsner PartG mbB", "Borsbergstraße 19", "01309", "Dresden", "DE", "PR Dresden", "Jörg Oelsner", "Partner")
    d = plain("de", "tiles", "Reinigungsauftrag", "'Open Sans'", "9pt", colour="#2f7d5b", pagefoot=f"{s.name} · {s.street} · {s.place()} · {s.reg} · Steuer-Nr. {s.tax} · {s.iban}")
    write(d, f"""
    # Auftrag Unterhaltsreinigung &nbsp;&nbsp; Nr. 7741-DD
    {tiles(4, ("Auftraggeber", b.name, 2), ("Ausgestellt am", "19.05.2026"), ("Objektleitung", s.rep), ("Straße, Hausnummer", b.street, 2), ("PLZ", b.postcode), ("Ort", b.city), ("Objekt", "Bürohaus Blasewitz, 2 Etagen", 2), ("Reinigungstage", "Mo, Mi, Fr ab 17.30 Uhr"), ("Schlüssel", "3 Stück, quittiert"))}
    {tiles(4, ("Auftragnehmer", s.name, 2), ("Erste Reinigung", "01.06.2026"), ("Befristet bis", "unbefristet"))}
    ## Umfang und Preis pro Monat
    |:lrlrr
    |Bereich|Menge|Maß|€/Monat je Maß|€/Monat
    |Erdgeschoss: Büros, Besprechung, Flur|640|m²|1,15|736,00
    |Obergeschoss: Zeichensaal, Teeküche|415|m²|1,08|448,20
    |Sanitärbedarf (Seife, Papier, Duft), Pauschale|1|psch.|96,00|96,00
    |=Zwischensumme||||1.280,20
    |=5 % Objektnachlass||||-64,01
    |=Summe netto||||1.216,19
    |=MwSt. 19 %||||231,08
    |=Summe brutto||||1.447,27
    ## Zusätzlich anzukreuzen
    <p>{tick(False)} Glasreinigung halbjährlich, 312,00 € je Durchgang &nbsp; {tick(False)} Teppichgrundreinigung, 2,40 €/m² &nbsp; {tick(True)} keine Zusatzleistung</p>
    ## Rechnung und Zahlung
    <p>{tick(True)} monatlich &nbsp; {tick(False)} vierteljährlich &nbsp;&nbsp; jeweils zum Monatsende. Zahlung {tick(False)} sofort &nbsp; {tick(True)} 14 Tage &nbsp; {tick(False)} 30 Tage &nbsp; nach Rechnungseingang, ohne Abzug. {tick(False)} Lastschrift</p>
    ## Bedingungen
    <p>Kündigung beiderseits mit drei Monaten zum Monatsschluss, frühestens zum 30.11.2026. Fällt ein Reinigungstag auf einen Feiertag, wird am nächsten Werktag gereinigt; der Preis ändert sich dadurch nicht. Reinigungsmittel und Geräte stellt der Auftragnehmer, Wasser und Strom der Auftraggeber. Schäden sind binnen 48 Stunden anzuzeigen; versichert sind 3 Mio. € pauschal.</p>
    ~~ Dresden, 19.05.2026;{s.rep};{s.role};Auftragnehmer // Dresden, 21.05.2026;{b.rep};{b.role};Auftraggeber
    """)
    return d.truth(s, b, "7741-DD", "2026-05-19", "2026-06-01", None, rhythm="monthly", period=("2026-06-01", "2026-06-30"), days=14,
                   lines=[line("Erdgeschoss: Büros, Besprechung, Flur", "640", "MTK", "1.15", allowance="36.80"), line("Obergeschoss: Zeichensaal, Teeküche", "415", "MTK", "1.08", allowance="22.41"),
                          line("Sanitärbedarf (Seife, Papier, Duft), Pauschale", "1", "LS", "96.00", allowance="4.80")],
                   accept={"lines.2.unit": ["MON"]}, about="form with ticks; price per square metre and month; discount on the whole; options not ticked")


def paper_de_e_stuhl_bestaetigung():
    s = party("Sitzwerk Objektmöbel GmbH", "Lipper Hellweg 201", "33605", "Bielefeld", "DE", "HRB Bielefeld", "i. A. Miriam Dreker", "Auftragsbearbeitung")
    b = party("Krankenpflegeschule Sankt Almut gGmbH", "Bockumer Weg 60", "59065", "Hamm", "DE", "HRB Hamm", "Bernd Teigelkötter", "Verwaltungsleiter")
    d = plain("de", "system", "Auftragsbestätigung", "'Liberation Sans Narrow'", "10pt",
              pagefoot=foot(f"{s.name}<br>{s.street}<br>{s.place()}", f"Registergericht Bielefeld {s.reg_id}<br>USt-ID {s.vat}", f"Bankverbindung<br>{s.iban}<br>{s.bic}"))
    write(d, f"""
    <div style="display:flex;justify-content:space-between;margin:6mm 0"><div style="font-size:.8em">{s.name} | {s.street} | {s.place()}<br><br><span style="font-size:1.25em">{b.name}<br>Frau Oberin Keßler<br>{b.street}<br>{b.place()}</span></div><div style="font-size:.95em">Belegnummer: 4500218-AB<br>Belegdatum: 16.03.2026<br>Kundennummer: 20877<br>Ihre Bestellung: vom 11.03.2026 per E-Mail<br>Bearbeiterin: Dreker, Durchwahl -37<br>Blatt: 1 / 1</div></div>
    # Auftragsbestätigung 4500218-AB
    Wir bedanken uns für Ihren Auftrag und bestätigen ihn zu nachstehenden Konditionen. Er wird mit Ihrer Gegenzeichnung verbindlich.
    |:llrlrrr
    |Pos.|Artikel / Text|Menge|ME|Einzelpreis|Rab. %|Gesamt EUR
    |10|SW-4410 Drehstuhl Schulung, Netzrücken schwarz, Rollen hart|24|Stck|318,00|12,00|6.716,16
    |20|SW-2205 Besucherstuhl, stapelbar, Buche natur|16|Stck|142,50|12,00|2.006,40
    |30|ZB-0090 Bodenschutzmatte 120 × 90 cm|24|Stck|39,90||957,60
    |40|FR-1 Lieferung, Vertragen ins 2. OG, Rücknahme der Verpackung|1|psch|185,00||185,00
    |=Nettowarenwert||||||9.865,16
    |=19 % USt auf 9.865,16||||||1.874,38
    |=Endbetrag EUR||||||11.739,54
    Liefertermin: 14.04.2026, vormittags, frei Verwendungsstelle. Teillieferungen nur nach Rücksprache.
    Zahlungsbedingung: 10 Tage 2 % Skonto, 30 Tage netto, je ab Rechnungsdatum. Die Rechnung folgt nach vollständiger Lieferung.
    Gewährleistung 24 Monate, auf die Mechanik geben wir fünf Jahre Garantie. Eigentumsvorbehalt bis zur vollständigen Bezahlung. Für Sonderstoffe ist der Umtausch ausgeschlossen.
    ~~ Bielefeld, 16.03.2026;{s.rep};{s.role};{s.name} // Bestätigt: Hamm, 18.03.2026;{b.rep};{b.role};{b.name}
    """)
    one = {"service_end": [None], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None]}
    return d.truth(s, b, "4500218-AB", "2026-03-16", "2026-04-14", "2026-04-14", rhythm="one_off", period=("2026-04-14", "2026-04-14"), days=30, discounts=[("2", 10)],
                   lines=[line("SW-4410 Drehstuhl Schulung, Netzrücken schwarz, Rollen hart", "24", "C62", "318.00", allowance="915.84"), line("SW-2205 Besucherstuhl, stapelbar, Buche natur", "16", "C62", "142.50", allowance="273.60"),
                          line("ZB-0090 Bodenschutzmatte 120 × 90 cm", "24", "C62", "39.90"), line("FR-1 Lieferung, Vertragen ins 2. OG, Rücknahme der Verpackung", "1", "LS", "185.00")],
                   accept=one, about="order confirmation countersigned by the buyer; discount column in percent; positions 10, 20, 30")


def paper_at_e_stapler_miete():
    s = party("Donauhub Flurförderzeuge GmbH", "Estermannstraße 33", "4020", "Linz", "AT", "LG Linz", "Ing. Roland Pühringer", "Vertriebsleiter")
    b = party("Getränke Aumayr Gesellschaft m.b.H.", "Gewerbestraße 9", "4713", "Gallspach", "AT", "LG Wels", "Claudia Aumayr", "Geschäftsführerin")
    d = plain("de", "columns", "Mietvertrag Flurförderzeuge", "'Roboto'", "9.4pt", colour="#c75b12")
    write(d, f"""
    # Mietvertrag für Flurförderzeuge
    <div class="cols"><div><b>Vermieter</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>{s.reg_id}, Landesgericht Linz<br>UID {s.vat}</div><div><b>Mieter</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>{b.reg_id}<br>UID {b.vat}</div><div><b>Vertrag</b> M-26/0317<br>Linz, am 12. März 2026<br>Mietzeit 48 Monate<br>01.04.2026 – 31.03.2030</div></div>
    |:lrrr
    |Mietgegenstand|Stück|Miete je Stück und Monat|Miete je Monat
    |Elektrostapler 1,6 t, Dreirad, Hubhöhe 4,70 m|2|€ 465,00|€ 930,00
    |Hochhubwagen 1,2 t mit Plattform|1|€ 228,00|€ 228,00
    |Vollwartung einschließlich § 8-Prüfung, je Gerät|3|€ 38,50|€ 115,50
    |=Summe je Monat, exkl. USt|||€ 1.273,50
    <div class="two"><h2>Übergabe</h2><p>Die Geräte werden zu Beginn der Mietzeit im Lager des Mieters übergeben. Der Mieter prüft sie und unterschreibt das Übergabeprotokoll. Die Anlieferung ist in der Miete enthalten.</p><h2>Verrechnung</h2><p>Die Miete wird jeweils für drei Monate im Vorhinein verrechnet, erstmals bei Übergabe, zuzüglich 20 % Umsatzsteuer. Rechnungen sind zehn Tage nach Rechnungsdatum spesenfrei zahlbar.</p><h2>Kaution</h2><p>Vor Übergabe erlegt der Mieter eine unverzinste Kaution von € 2.000,00. Sie wird nach Rückstellung binnen drei Wochen abgerechnet.</p><h2>Betriebsstunden</h2><p>Vereinbart sind 800 Betriebsstunden je Gerät und Jahr. Darüber hinaus werden am Jahresende € 2,10 je Stunde nachverrechnet.</p><h2>Pflichten des Mieters</h2><p>Batterien sind täglich zu laden und wöchentlich zu prüfen. Nur Personen mit Staplerschein dürfen fahren. Schäden durch unsachgemäßen Gebrauch trägt der Mieter.</p><h2>Ende der Miete</h2><p>Mit Ablauf der Mietzeit endet der Vertrag, ohne dass es einer Kündigung bedarf. Ein Ankaufsrecht wird nicht eingeräumt. Die Abholung kostet € 180,00 je Gerät.</p><h2>Recht</h2><p>Es gilt österreichisches Recht. Gerichtsstand ist Linz. Der Index der Verbraucherpreise wird einmal jährlich berücksichtigt, wenn er um mehr als 4 % steigt.</p></div>
    ~~ ;{s.rep};{s.role};Vermieter // ;{b.rep};{b.role};Mieter
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "M-26/0317", "2026-03-12", "2026-04-01", "2030-03-31", rhythm="quarterly", period=("2026-04-01", "2026-06-30"), days=10,
                   lines=[line("Elektrostapler 1,6 t, Dreirad, Hubhöhe 4,70 m", "6", "C62", "465.00", **v), line("Hochhubwagen 1,2 t mit Plattform", "3", "C62", "228.00", **v), line("Vollwartung einschließlich § 8-Prüfung, je Gerät", "9", "C62", "38.50", **v)],
                   accept={f"lines.{k}.unit": ["MON"] for k in range(3)}, about="monthly rents billed for three months in advance; three columns of particulars; deposit and extra hours are no lines")


def paper_ch_e_webplattform():
    s = party("Lindtal Webdienste AG", "Bahnhofplatz 6", "8853", "Lachen", "CH", "", "Reto Züger", "Mitglied der Geschäftsleitung")
    b = party("Verein Musikschule Obersee", "Kirchweg 2", "8730", "Uznach", "CH", "", "Barbara Giger", "Präsidentin")
    d = plain("de", "office-letter", "Betrieb Anmeldeportal", producer="office", face="Carlito", points=11, footer=f"{s.name}, {s.street}, {s.place()}, {s.uid} MWST, {s.iban}")
    write(d, f"""
    {b.name}<br>Frau {b.rep}<br>{b.street}<br>{b.place()}
    Lachen, 4. Mai 2026
    ## Vereinbarung 26-118: Betrieb Ihres Anmeldeportals
    Sehr geehrte Frau Giger
    Gerne halten wir fest, was wir am 28. April besprochen haben. Mit Ihrer Unterschrift auf der Kopie wird dieser Brief zum Vertrag.
    1. <b>Leistungen.</b> Wir betreiben das Anmeldeportal der Musikschule auf unseren Servern in der Schweiz, sichern die Daten jede Nacht und halten die Software aktuell. Fragen beantworten wir an Werktagen von 8 bis 17 Uhr. Wünsche, die über kleine Textkorrekturen hinausgehen, offerieren wir separat (CHF 150.00 pro Stunde).
    2. <b>Preise.</b> Das Hosting kostet CHF 1'740.00 pro Jahr, die Lizenz für die Kursverwaltung CHF 960.00 pro Jahr. Für die Übernahme der bisherigen Daten verrechnen wir einmalig pauschal CHF 650.00 mit der ersten Rechnung. Alle Beträge verstehen sich exklusive Mehrwertsteuer von 8.1 %.
    3. <b>Rechnung.</b> Wir stellen jeweils für ein Betriebsjahr im Voraus Rechnung. Zahlbar innert 30 Tagen netto.
    4. <b>Dauer.</b> Das Portal läuft bei uns ab 1. Juni 2026. Die Vereinbarung gilt unbefristet; sie kann mit einer Frist von vier Monaten auf Ende eines Betriebsjahres aufgelöst werden, zum ersten Mal auf den 31. Mai 2028.
    5. <b>Verfügbarkeit und Haftung.</b> Wir streben 99.5 % im Jahresmittel an. Für Ausfälle haften wir höchstens bis zum Betrag eines Jahres. Ihre Daten gehören Ihnen und werden auf Wunsch innert 10 Tagen herausgegeben.
    Wir freuen uns auf die Zusammenarbeit.
    ~~ Freundliche Grüsse;{s.rep};{s.role};{s.name} // Einverstanden, Uznach, 7. Mai 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "26-118", "2026-05-04", "2026-06-01", None, currency="CHF", rhythm="yearly", period=("2026-06-01", "2027-05-31"), days=30,
                   lines=[line("Hosting", "1", "ANN", "1740.00", **v), line("Lizenz für die Kursverwaltung", "1", "ANN", "960.00", **v), line("Übernahme der bisherigen Daten", "1", "LS", "650.00", **v)],
                   about="letter from a word processor that becomes the contract; yearly prices and a one-off fee in prose")


def paper_de_e_inhouse_seminar():
    s = party("Außenkaje Weiterbildung gGmbH", "Am Seedeich 12", "27572", "Bremerhaven", "DE", "HRB Bremen", "Dr. Anke Wessels", "Bildungsleitung")
    b = party("Kühlhaus Luneort GmbH", "Labradorstraße 40", "27572", "Bremerhaven", "DE", "HRB Bremen", "Torsten Ahlf", "Personalleiter")
    d = plain("de", "hanging", "Schulungsvereinbarung", "'Lato'", "10pt", colour="#7a1f4b")
    write(d, f"""
    # Vereinbarung über eine betriebliche Schulung
    ## Bildungsträger
    {s.name}, {s.street}, {s.place()}, {s.reg}, Steuernummer {s.tax}
    ## Unternehmen
    {b.name}, {b.street}, {b.place()}
    ## Kennung
    Maßnahme 26-KL-09, vereinbart am 3. Juli 2026
    ## Inhalt
    Fortbildung „Sicher arbeiten in Kältebereichen“ für zwei Gruppen zu je 18 Beschäftigten im Schulungsraum des Unternehmens. Gruppe 1 lernt am 14. und 15. September 2026, Gruppe 2 am 23. und 24. September 2026, jeweils von 8 bis 15.30 Uhr.
    ## Kosten
    |:lrrr
    |Leistung|Einzelpreis|Anzahl|Betrag
    |Schulungstag mit zwei Lehrkräften|1.480,00 €|4 Tage|5.920,00 €
    |Arbeitsmappe mit Teilnahmebescheinigung|28,00 €|36 Stück|1.008,00 €
    |=Gesamtkosten|||6.928,00 €
    Die Leistung ist nach § 4 Nr. 21 Buchst. a UStG von der Umsatzsteuer befreit. Die Bescheinigung der Landesbehörde vom 2. Februar 2024 liegt vor.
    ## Abrechnung
    Eine Rechnung nach dem letzten Schulungstag, zu begleichen innerhalb von drei Wochen auf das Konto {s.iban}.
    ## Absage
    Sagt das Unternehmen weniger als 14 Tage vorher ab, schuldet es die Hälfte, bei weniger als drei Tagen vier Fünftel der Kosten. Erkrankt eine Lehrkraft, stellt der Bildungsträger Ersatz oder nennt neue Tage.
    ## Unterlagen
    Die Arbeitsmappen dürfen nicht vervielfältigt werden. Die Namen der Teilnehmenden werden nach sechs Monaten gelöscht.
    ~~ Bremerhaven, 3.7.2026;{s.rep};{s.role};Bildungsträger // Bremerhaven, 3.7.2026;{b.rep};{b.role};Unternehmen
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, "26-KL-09", "2026-07-03", "2026-09-14", "2026-09-24", rhythm="one_off", period=("2026-09-14", "2026-09-24"), days=21,
                   lines=[line("Schulungstag mit zwei Lehrkräften", "4", "DAY", "1480.00", **v), line("Arbeitsmappe mit Teilnahmebescheinigung", "36", "C62", "28.00", **v)],
                   notes=["Die Leistung ist nach § 4 Nr. 21 Buchst. a UStG von der Umsatzsteuer befreit."], about="headings in the margin; exempt training; price before quantity; terms in words")


def paper_gb_e_lift_service():
    s = party("Penhallow Lift Services Ltd", "Unit 7, Trevarno Road Estate", "TR13 0QZ", "Helston", "GB", "", "Gareth Penhallow", "Director")
    b = party("Harbour View Residents Company Limited", "2 Quay Hill", "TR11 3HG", "Falmouth", "GB", "", "Margaret Tonkin", "Chair")
    d = plain("en", "deed", "Passenger lift service agreement", "'EB Garamond'", "12pt", pagefoot=f"{s.name}. Registered in England, {s.reg}. Registered office: {s.street}, {s.city} {s.postcode}. VAT registration {s.vat}")
    write(d, f"""
    # Passenger Lift Service Agreement
    ^ Reference PLS/0672
    <p>THIS AGREEMENT is dated 9 February 2026 and made between (1) {s.name} of {s.street}, {s.city} {s.postcode} (the “Engineer”) and (2) {b.name}, {b.reg}, whose registered office is at {b.street}, {b.city} {b.postcode} (the “Owner”).</p>
    ## 1. The lifts
    {clause("1.1", "The Owner has two passenger lifts at Harbour View, known as Lift A (eight persons, five floors) and Lift B (six persons, four floors). The Engineer will look after them from 1 March 2026 (the “Start Date”).")}
    {clause("1.2", "Each lift receives eight visits a year. At a visit the Engineer cleans, greases, adjusts and tests the equipment and writes up the log card in the motor room.")}
    ## 2. Calls
    {clause("2.1", "Between 8 am and 6 pm the Engineer attends within three hours if a person is trapped and otherwise by the end of the next day. Calls at other hours are charged at £165.00 each.")}
    {clause("2.2", "Parts costing less than £40.00 are included. Dearer parts are quoted for first.")}
    ## 3. Charges
    {clause("3.1", "The Owner pays the following, quarter by quarter in advance, plus value added tax at 20%:")}
    |:lr
    |Equipment|Charge per quarter
    |Lift A, service and inspection support|£412.50
    |Lift B, service and inspection support|£371.25
    |Emergency telephone line, both lifts|£54.00
    |=Quarterly charge|£837.75
    {clause("3.2", "Invoices fall due 28 days after their date. Interest runs at 4% above base rate on anything late.")}
    {clause("3.3", "On each anniversary the charges may rise by the percentage by which the retail prices index rose in the year before, up to 5%.")}
    ## 4. Term
    {clause("4.1", "This Agreement continues for an initial term of three years ending on 28 February 2029. Afterwards it goes on from year to year until ended by three months’ notice expiring on an anniversary of the Start Date.")}
    {clause("4.2", "Either side may end it at once if the other is insolvent or does not put right a serious breach within 30 days of being asked.")}
    ## 5. Liability
    {clause("5.1", "The Engineer insures against public liability for £5,000,000. Save for death and injury, its liability in any year is limited to ten times the annual charges.")}
    {clause("5.2", "Nothing here makes the Engineer responsible for vandalism, flood or failure of the mains.")}
    ## 6. General
    {clause("6.1", "The law of England and Wales applies. This document is all that was agreed and can be varied only in writing signed by both.")}
    ~~ Signed for the Engineer;{s.rep};{s.role};{s.name} // Signed for the Owner;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "PLS/0672", "2026-02-09", "2026-03-01", "2029-02-28", currency="GBP", rhythm="quarterly", period=("2026-03-01", "2026-05-31"), days=28,
                   lines=[line("Lift A, service and inspection support", "1", "QAN", "412.50", **v), line("Lift B, service and inspection support", "1", "QAN", "371.25", **v), line("Emergency telephone line, both lifts", "1", "QAN", "54.00", **v)],
                   about="numbered clauses with a small table inside; prices per quarter; seller's numbers in the foot")


def paper_gb_e_analyst_sow():
    s = party("Ferrybridge Data Consulting LLP", "The Old Maltings, Ropergate", "WF8 1LU", "Pontefract", "GB", "", "Dr Anil Mistry", "Partner")
    s.reg_id = "OC441873"
    b = party("Northern Allotment Supplies plc", "Kirkgate Trading Park", "WF1 5DL", "Wakefield", "GB", "", "Fiona Braithwaite", "Chief Operating Officer")
    d = plain("en", "studio", "Statement of work", "'Open Sans'", "9.4pt", colour="#e07a1f")
    write(d, f"""
    <div class="beside"><b>{s.name}</b><br>{s.street}<br>{s.city}<br>{s.postcode}<br>LLP no. {s.reg_id}<br>VAT no. {s.vat}<br><br><b>Sort of work</b><br>Time and materials<br><br><b>Invoices to</b><br>payables@northernallotment.example<br><br><b>Pay to</b><br>{s.iban}</div>
    # Statement of work<br>SOW-26-07
    ## Between
    {s.name} (“we”) and {b.name}, {b.street}, {b.city} {b.postcode} (“you”). This statement is made under no other agreement; the short terms below are all there is.
    ## What we will do
    From 13 April 2026 until 31 July 2026 we will help your stock team clean up product data, rebuild the weekly sales report and teach two of your colleagues to keep it going. You decide each Friday what we do in the week after.
    ## What a day costs
    |:lr
    |Person|Day rate, before VAT
    |Lead analyst|£720.00
    |Data engineer|£610.00
    |Junior analyst|£395.00
    A day is seven and a half hours. We expect to need around 45 days between us and will not go over £26,000 without your written consent. VAT is added at 20%. Train fares are recharged at cost.
    ## When you pay
    At the end of every month we send a timesheet and an invoice for the days worked. You pay it within thirty days of its date.
    ## The short terms
    What we write for you becomes yours when it is paid for. Each of us keeps the other’s secrets for three years. We carry professional indemnity cover of £1 million, and that is the most we can owe you. Either of us may stop with ten working days’ notice.
    ~~ 30 March 2026;{s.rep};{s.role};{s.name} // 1 April 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SOW-26-07", "2026-04-01", "2026-04-13", "2026-07-31", currency="GBP", rhythm="per_call_off", days=30, findings=["estimated_quantity"],
                   lines=[line("Lead analyst", None, "DAY", "720.00", **v), line("Data engineer", None, "DAY", "610.00", **v), line("Junior analyst", None, "DAY", "395.00", **v)],
                   override={"seller.registration": "OC441873"}, accept={"billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-04-13"], "billing.first_invoice_period.to": ["2026-04-30", "2026-05-12"]},
                   about="agency look with a column at the side; day rates, an estimate and a cap; two signature dates")


def paper_ie_e_surgery_cleaning():
    s = party("Brightwell Contract Cleaning DAC", "Unit 3, Ballyquin Business Park", "V95 K2P8", "Ennis", "IE", "", "Siobhán Hehir", "Operations Manager")
    b = party("Abbeyknock Medical Centre Limited", "14 Friary Street", "V94 X3T1", "Limerick", "IE", "", "Dr Conor Quilligan", "Director")
    d = plain("en", "tiles", "Cleaning contract", "'Roboto'", "9.4pt", colour="#005a8c", pagefoot=f"{s.name}, {s.street}, {s.city} {s.postcode}. Company no. {s.reg_id}. VAT {s.vat}. IBAN {s.iban}")
    write(d, f"""
    # Cleaning contract
    {tiles(3, ("Contract ref.", "BW-C-2091"), ("Date of contract", "20 April 2026"), ("Account manager", s.rep), ("Customer", b.name, 2), ("Company no.", b.reg_id), ("Customer address", f"{b.street}, {b.city} {b.postcode}", 2), ("Site", "Surgery and waiting rooms, ground floor"), ("Supplier", s.name, 2), ("Supplier VAT no.", s.vat))}
    {tiles(3, ("Service begins", "Tuesday 5 May 2026"), ("Service ends", "4 May 2027"), ("Billing", "Monthly, in arrears"), ("Payment", "14 days from invoice date"), ("Start time", "19:00, Monday to Friday"), ("Supervisor visit", "Fortnightly"))}
    ## Schedule of charges
    |:lrlr
    |Service|Qty|Per|Charge
    |Evening clean, five evenings a week|1|month|€1,385.00
    |Clinical waste bags collected|1|month|€118.00
    |Washroom units, sanitary|6|month, for all|€72.00
    |=Monthly charge excluding VAT|||€1,575.00
    |=VAT at 13.5%|||€212.63
    |=Monthly charge including VAT|||€1,787.63
    ## Terms
    <p>Cleaning materials are supplied by us; bin liners and hand towels by the customer. Bank holidays are not worked and are not deducted. A complaint made before noon is put right the same evening. Either party may end the contract early with eight weeks’ notice in writing. Our staff are Garda vetted and are covered by employer’s liability of €13 million. After the end date the contract lapses unless a new one is signed.</p>
    ~~ 20 April 2026;{s.rep};{s.role};Supplier // 22 April 2026;{b.rep};{b.role};Customer
    """)
    v = {"vat": "13.5"}
    return d.truth(s, b, "BW-C-2091", "2026-04-20", "2026-05-05", "2027-05-04", rhythm="monthly", period=("2026-05-05", "2026-06-04"), days=14,
                   lines=[line("Evening clean, five evenings a week", "1", "MON", "1385.00", **v), line("Clinical waste bags collected", "1", "MON", "118.00", **v), line("Washroom units, sanitary", "1", "MON", "72.00", **v)],
                   accept={"lines.2.quantity": ["6"], "lines.2.unit_price_net": ["12.00"], "lines.2.unit": ["C62"]}, about="form of tiles; Irish reduced rate; a charge for six units together; month from the fifth")


def paper_nl_e_planning_licence():
    s = party("Roosterwijs Software B.V.", "Spoorlaan 210", "5038 CC", "Tilburg", "NL", "", "Maaike van Bladel", "Commercial Director")
    b = party("Kwekerij De Groene Lijn B.V.", "Middenweg 85", "1703 RC", "Heerhugowaard", "NL", "", "Piet Slagter", "Managing Director")
    d = plain("en", "window", "Software licence and support", "'Carlito'", "10.6pt", colour="#00795c",
              pagefoot=foot(s.name, f"{s.street}, {s.postcode} {s.city}", f"KvK {s.reg_id}", f"VAT {s.vat}", s.iban))
    write(d, f"""
    <div style="color:#00795c;font-size:1.6em;font-weight:700">roosterwijs</div>
    {window(f"{s.name}, {s.street}, {s.postcode} {s.city}", f"{b.name}<br>Attn. Mr P. Slagter<br>{b.street}<br>{b.postcode} {b.city}<br>The Netherlands", (("Agreement", "RW-L-4415"), ("Date", "17 August 2026"), ("Your VAT no.", b.vat)))}
    # Licence and support agreement: Roosterwijs Planner
    Dear Mr Slagter,
    This letter and its two pages of terms set out the agreement under which your company, the Licensee, may use our planning software.
    |:rlrr
    |Number|Item|Price each, per year|Per year
    |40|Named user, web planner|EUR 96.00|EUR 3,840.00
    |3|Site module (glasshouse)|EUR 450.00|EUR 1,350.00
    |1|Support by telephone and e-mail, working days 08:30–17:00|EUR 890.00|EUR 890.00
    |=|Annual fee excluding 21% VAT||EUR 6,080.00
    |=|Annual fee including 21% VAT||EUR 7,356.80
    The annual fee is charged once a year, at the beginning of the licence year. The first licence year starts on 1 September 2026. Payment is due within 30 days after the invoice date. The first training morning is free of charge.
    ## Terms of use
    <p>1. The licence is not exclusive and cannot be transferred. It is granted for two years, to 31 August 2028, and then ends unless both parties sign for a further period.</p>
    <p>2. Extra users can be ordered at any time at the price above, charged for the months that remain in the licence year.</p>
    <p>3. We repair errors that block the planning board within eight working hours and other errors in the next release, of which there are at least three a year.</p>
    <p>4. The data stays in a data centre in the Netherlands. A processing agreement is attached as a separate document. On termination you can download all rosters for 60 days.</p>
    <p>5. Our liability is limited to the fee paid for the licence year in which the damage arose, with a maximum of EUR 10,000. Indirect damage is excluded.</p>
    <p>6. Prices follow the index for commercial services of Statistics Netherlands, for the first time in the second licence year.</p>
    <p>7. Dutch law applies; disputes go to the court of Zeeland-West-Brabant.</p>
    ~~ Tilburg, 17 August 2026;{s.rep};{s.role};Licensor // Heerhugowaard, 20 August 2026;{b.rep};{b.role};Licensee
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "RW-L-4415", "2026-08-17", "2026-09-01", "2028-08-31", rhythm="yearly", period=("2026-09-01", "2027-08-31"), days=30,
                   lines=[line("Named user, web planner", "40", "C62", "96.00", **v), line("Site module (glasshouse)", "3", "C62", "450.00", **v), line("Support by telephone and e-mail, working days 08:30–17:00", "1", "C62", "890.00", **v)],
                   accept={"lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"], "lines.2.unit": ["ANN"]}, about="letter with an address window; number in front; yearly prices each; Dutch parties, English text")


def paper_fr_e_espaces_verts():
    s = party("Les Jardins de Vaucelles SARL", "Chemin du Clos Perrin", "14400", "Vaux-sur-Aure", "FR", "Caen", "Mathieu Lecordier", "gérant")
    b = party("Clinique vétérinaire des Prairies SELARL", "9 rue du Haras", "14130", "Pont-l’Évêque", "FR", "Lisieux", "Hélène Aubrée", "cogérante")
    d = plain("fr", "ruled", "Contrat d’entretien d’espaces verts", "'Liberation Serif'", "10.8pt", pagefoot=f"{s.name} au capital de 15 000 € — {s.reg} — TVA {s.vat}")
    write(d, f"""
    # CONTRAT D’ENTRETIEN D’ESPACES VERTS N° EV 2026-31
    Le jardinier :: {s.name}, {s.street}, {s.place()}, représentée par son gérant M. {s.rep}
    Le client :: {b.name}, {b.street}, {b.place()}, SIRET {b.siret}, représentée par M<sup>me</sup> {b.rep}
    Lieu :: parc de la clinique, 4 200 m²
    Période :: du 1<sup>er</sup> mars 2026 au 28 février 2027
    ## Travaux convenus
    La tonte a lieu tous les dix jours d’avril à octobre ; les haies sont taillées en juin et en septembre ; les massifs sont désherbés à la main ; les feuilles sont ramassées en automne. Les déchets verts sont évacués par le jardinier, ce qui est compris dans le prix.
    ## Prix
    Le prix de l’année est lissé en douze mensualités égales.
    |:lrr
    |Poste|Prix annuel HT|Mensualité HT
    |Pelouses : tonte, bordures, scarification|4 320,00 €|360,00 €
    |Haies et arbustes|2 280,00 €|190,00 €
    |Massifs et allées|1 740,00 €|145,00 €
    |=Ensemble hors taxes|8 340,00 €|695,00 €
    |=TVA à 20 %|1 668,00 €|139,00 €
    |=Ensemble TTC|10 008,00 €|834,00 €
    ## Facturation
    Une facture est émise à la fin de chaque mois. Elle est réglée par virement dans les 30 jours de sa date. Aucun escompte n’est accordé. Le retard donne lieu à des intérêts au taux de 12 % l’an et à l’indemnité forfaitaire de 40 €.
    ## Plantations
    Les fournitures et plantations font l’objet de devis séparés ; à titre indicatif, un rosier planté revient à 24,50 € HT.
    ## Vie du contrat
    Le contrat se renouvelle une fois par tacite reconduction pour un an, sauf lettre recommandée reçue deux mois avant son terme. Le jardinier répond des dommages causés aux clôtures et aux réseaux signalés ; il est assuré pour 1 500 000 €.
    ~~ Fait à Vaux-sur-Aure, le 11 février 2026;{s.rep};{s.role};Le jardinier // Lu et approuvé;{b.rep};{b.role};Le client
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "EV 2026-31", "2026-02-11", "2026-03-01", "2027-02-28", rhythm="monthly", period=("2026-03-01", "2026-03-31"), days=30,
                   lines=[line("Pelouses : tonte, bordures, scarification", "1", "MON", "360.00", **v), line("Haies et arbustes", "1", "MON", "190.00", **v), line("Massifs et allées", "1", "MON", "145.00", **v)],
                   about="yearly and monthly columns side by side; an indicative price for plants; numbers of the seller in the foot")


def paper_fr_e_nacelles_chantier():
    s = party("Haute-Touche Location SAS", "ZA du Grand Fresnoy, lot 8", "45160", "Olivet", "FR", "Orléans", "Nadia Benkirane", "responsable d’agence")
    b = party("Peinture Ravalement Gaudichon SASU", "27 rue des Maraîchers", "45000", "Orléans", "FR", "Orléans", "Fabrice Gaudichon", "président")
    d = plain("fr", "system", "Contrat de location", "'Liberation Sans'", "8.8pt", pagefoot=foot(f"{s.name}<br>{s.street}, {s.place()}", f"SIRET {s.siret}<br>TVA {s.vat}", f"IBAN {s.iban}<br>BIC {s.bic}"))
    write(d, f"""
    <div style="display:flex;justify-content:space-between"><div><b style="font-size:1.5em">HAUTE-TOUCHE</b><br>Nacelles &amp; élévation de personnes<br>Agence d’Olivet</div><div style="border:.8px solid #000;padding:2mm 4mm;min-width:70mm"><small>LOCATAIRE &nbsp; code 004512</small><br><b>{b.name}</b><br>{b.street}<br>{b.place()}<br>SIREN {b.siren}</div></div>
    # Contrat de location n° L26004877
    |:llll
    |Date|Chantier|Enlèvement|Restitution
    |02/06/2026|Résidence Les Tilleuls, Saran|15/06/2026|10/07/2026

    |:lrlrrr
    |Désignation|Qté|Unité|P.U. HT|Remise|Montant HT
    |Nacelle articulée diesel 16 m NAD16|4|sem.|520,00|10 %|1 872,00
    |Nacelle ciseaux électrique 10 m NCE10|4|sem.|265,00|10 %|954,00
    |Assurance bris de machine|8|sem.|31,00||248,00
    |Transport aller et retour|2|trajet|145,00||290,00
    |Forfait nettoyage|1|ens.|60,00||60,00
    |=Total HT|||||3 424,00
    |=TVA 20,00 %|||||684,80
    |=Total TTC en euros|||||4 108,80
    Facturation unique à la restitution. Règlement : 45 jours date de facture, virement. Dépôt de garantie : chèque de 3 000,00 € non encaissé.
    <div style="column-count:3;column-gap:4mm;font-size:.82em;text-align:justify"><p><b>Garde.</b> Le locataire a la garde du matériel de la remise des clés à leur retour. Il vérifie chaque matin les niveaux, les pneus et l’alarme de dévers.</p><p><b>Conduite.</b> Le conducteur est titulaire d’un CACES R486 en cours de validité et porte un harnais. Toute utilisation par vent de plus de 45 km/h est interdite.</p><p><b>Panne.</b> La panne est signalée au dépôt avant 16 h ; la machine est remplacée le lendemain ouvré. Le temps d’arrêt au-delà de 24 heures n’est pas facturé.</p><p><b>Carburant.</b> Le plein manquant est facturé 2,35 € le litre.</p><p><b>Retard.</b> Toute journée supplémentaire est facturée au cinquième du prix de la semaine, sans remise.</p><p><b>Sinistre.</b> La franchise de l’assurance est de 1 200 € par événement. Le vol non déclaré sous 48 heures est exclu.</p><p><b>Litiges.</b> Tribunal de commerce d’Orléans.</p></div>
    ~~ Olivet, le 02/06/2026;{s.rep};{s.role};Le loueur // Bon pour accord;{b.rep};{b.role};Le locataire
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "L26004877", "2026-06-02", "2026-06-15", "2026-07-10", rhythm="one_off", period=("2026-06-15", "2026-07-10"), days=45,
                   lines=[line("Nacelle articulée diesel 16 m NAD16", "4", "WEE", "520.00", allowance="208.00", **v), line("Nacelle ciseaux électrique 10 m NCE10", "4", "WEE", "265.00", allowance="106.00", **v),
                          line("Assurance bris de machine", "8", "WEE", "31.00", **v), line("Transport aller et retour", "2", "C62", "145.00", **v), line("Forfait nettoyage", "1", "LS", "60.00", **v)],
                   accept={"lines.3.unit": [None, "LS"], "lines.4.unit": ["C62"]}, about="rental print-out: dates in a small table, weeks as unit, discount column, conditions in three columns; deposit apart")


def paper_be_e_parc_informatique():
    s = party("Dendrobit Services SRL", "Chaussée de Tirlemont 112", "5030", "Gembloux", "BE", "", "Quentin Lambotte", "administrateur")
    b = party("Imprimerie Saint-Guibert SA", "Rue du Cheval Godet 5", "1435", "Mont-Saint-Guibert", "BE", "", "Valérie Dumortier", "administratrice déléguée")
    d = plain("fr", "platypus-contrat", "Contrat d’assistance informatique", producer="platypus", face="Serif", points=10, boxed=True, footer=f"{s.name} – {s.street}, {s.place()} – TVA {s.vat} – {s.iban}")
    write(d, f"""
    # Contrat d’assistance informatique
    Numéro :: DB/2026/57
    Prestataire :: {s.name}, dont le siège est établi {s.street} à {s.place()}, {s.reg}, RPM Namur
    Cliente :: {b.name}, dont le siège est établi {b.street} à {b.place()}, TVA {b.vat}
    Prise d’effet :: le 1er avril 2026
    Terme :: le 31 mars 2028
    ## Article 1 – Mission
    Le prestataire surveille et dépanne le parc informatique de la cliente : les postes fixes et portables, le serveur d’impression et le réseau. Il répond au téléphone de 8 h à 18 h les jours ouvrables. Une visite sur place a lieu chaque mois.
    ## Article 2 – Redevance
    La redevance se calcule d’après le parc ci-dessous. Elle est due par trimestre et facturée au début de celui-ci.
    |:lrrr
    |Matériel suivi|Nombre|Par unité et par mois|Par trimestre
    |Poste de travail|28|14,50 €|1 218,00 €
    |Serveur d’impression|2|62,00 €|372,00 €
    |Point d’accès au réseau sans fil|9|4,00 €|108,00 €
    |=Redevance trimestrielle HTVA|||1 698,00 €
    |=TVA 21 %|||356,58 €
    |=Redevance trimestrielle TVAC|||2 054,58 €
    ## Article 3 – Gratuité de lancement
    En remerciement de la reprise du parc, le mois d’avril 2026 n’est pas facturé : la première facture ne porte que sur mai et juin 2026.
    ## Article 4 – Paiement
    Les factures sont payables à trente jours de leur date. À défaut, elles portent intérêt au taux de la loi du 2 août 2002 et une indemnité de 8 %, avec un minimum de 75 €.
    ## Article 5 – Travaux hors redevance
    Les installations, déménagements et développements sont facturés 84,00 € l’heure, après accord écrit. Les déplacements sont gratuits dans un rayon de 25 km.
    ## Article 6 – Responsabilité et confidentialité
    La responsabilité du prestataire ne dépasse pas une année de redevance. Les mots de passe sont conservés dans un coffre chiffré et restitués à la fin du contrat.
    ## Article 7 – Résiliation
    Le contrat ne se renouvelle pas tacitement. En cas de manquement grave, il est résilié quinze jours après une mise en demeure restée sans suite.
    ~~ Gembloux, le 9 mars 2026;{s.rep};{s.role};pour le prestataire // Mont-Saint-Guibert, le 12 mars 2026;{b.rep};{b.role};pour la cliente
    """)
    v = {"vat": "21"}
    two = [line("Poste de travail", "56", "C62", "14.50", **v), line("Serveur d’impression", "4", "C62", "62.00", **v), line("Point d’accès au réseau sans fil", "18", "C62", "4.00", **v)]
    return d.truth(s, b, "DB/2026/57", "2026-03-12", "2026-04-01", "2028-03-31", rhythm="quarterly", period=("2026-04-01", "2026-06-30"), days=30,
                   lines=[line("Poste de travail", "84", "C62", "14.50", allowance="406.00", **v), line("Serveur d’impression", "6", "C62", "62.00", allowance="124.00", **v), line("Point d’accès au réseau sans fil", "27", "C62", "4.00", allowance="36.00", **v)],
                   accept={f"lines.{k}.unit": ["MON"] for k in range(3)} | {"billing.first_invoice_period.from": ["2026-05-01"]}, accept_lines=[two],
                   about="free first month inside the first quarter; quantity times months; seller's account in the foot")
