"""Ordinary papers of the fifth author, second part."""
from paper import line

from ._ordinary_e_looks import clause, foot, party, plain, tiles, window, write


def paper_at_e_stiegengelaender():
    s = party("Schlosserei Grabmayr e.U.", "Schmiedgasse 18", "8750", "Judenburg", "AT", "LG Leoben", "Hannes Grabmayr", "Inhaber")
    b = party("Kurhotel Zirbenblick Betriebs GmbH", "Thermenallee 5", "8781", "Wald am Schoberpaß", "AT", "LG Leoben", "Mag. Petra Stadlober", "Geschäftsführerin")
    d = plain("de", "groff-times", "Werkvertrag Stiegengeländer", producer="groff", face="T", points=11, lead=14, footer="Werkvertrag 26/41 - Seite \\\\n%")
    write(d, f"""
    # WERKVERTRAG 26/41
    Auftragnehmer ist die {s.name}, {s.street}, {s.place()}, {s.reg_id} beim Landesgericht Leoben, UID {s.vat}. Auftraggeberin ist die {b.name}, {b.street}, {b.place()}, {b.reg_id}.
    ## I. Gegenstand
    Der Auftragnehmer fertigt, liefert und montiert die Geländer der Hauptstiege (drei Geschosse, zusammen 41 Laufmeter) und das Podestgitter im Dachgeschoss aus pulverbeschichtetem Stahl mit Handläufen in Zirbe. Grundlage sind der Plan S-102 vom 4. Mai 2026 und das bemusterte Teilstück.
    ## II. Ausführungszeit
    Die Montage beginnt am 20. Juli 2026 und ist am 18. September 2026 abgeschlossen. Je Kalendertag Verzug, den der Auftragnehmer verschuldet, wird ein Pönale von EUR 90,00 abgezogen, insgesamt nicht mehr als 5 % des Werklohns.
    ## III. Werklohn
    Als Pauschale sind EUR 18.400,00 vereinbart. Hinzu kommen 20 % Umsatzsteuer, das sind EUR 3.680,00; der Gesamtbetrag ist EUR 22.080,00. Er wird in drei Teilrechnungen verrechnet:
    |:lrrl
    |Teilrechnung|Anteil|netto EUR|wird gelegt
    |erste|40 %|7.360,00|am 6. Juli 2026
    |zweite|45 %|8.280,00|am 31. August 2026
    |Schlussrechnung|15 %|2.760,00|nach Übernahme
    Zusätzliche Arbeiten in Regie kosten EUR 58,00 je Monteurstunde und bedürfen der vorherigen Freigabe durch die Hausleitung.
    ## IV. Zahlung
    Jede Teilrechnung ist binnen 14 Tagen netto zu begleichen. Bei Zahlung innerhalb von sieben Tagen dürfen 3 % Skonto abgezogen werden.
    ## V. Übernahme und Gewährleistung
    Nach Fertigstellung wird gemeinsam begangen und ein Protokoll verfasst. Die Gewährleistung dauert drei Jahre. Ein Haftrücklass wird nicht einbehalten. Oberflächen sind nach der Pflegeanleitung zu reinigen.
    ## VI. Baustelle
    Die Auftraggeberin stellt Strom, einen absperrbaren Raum und zwei Stellplätze. Lärmarbeiten sind von 12 bis 15 Uhr untersagt. Der Auftragnehmer entfernt täglich Späne und Verpackung.
    ## VII. Schluss
    Gerichtsstand ist Leoben. Die ÖNORM B 2110 gilt, soweit hier nichts anderes steht.
    ~~ Judenburg, 11. Juni 2026;{s.rep};{s.role};Auftragnehmer // Wald, 15. Juni 2026;{b.rep};{b.role};Auftraggeberin
    """)
    return d.truth(s, b, "26/41", "2026-06-15", "2026-07-20", "2026-09-18", rhythm="milestones", days=14, discounts=[("3", 7)],
                   lines=[line("Erste Teilrechnung, Werklohn Stiegengeländer", "1", "LS", "7360.00", vat="20")],
                   accept={"lines.0.description": ["Geländer der Hauptstiege"]}, about="works at a lump sum in three part invoices, the first two dated; old text system")


def paper_ch_e_wasserlabor():
    s = party("Rinnsal Wasserlabor GmbH", "Laborstrasse 7", "6130", "Willisau", "CH", "", "Dr. Corinne Bättig", "Laborleiterin")
    b = party("Pflegezentrum Rottalblick AG", "Rottalstrasse 22", "6017", "Ruswil", "CH", "", "Urs Heini", "Leiter Technik")
    d = plain("de", "ruled", "Untersuchungsvertrag", "'Lato'", "9.9pt", pagefoot=f"{s.name} – {s.street} – {s.place()} – {s.uid} MWST – {s.iban}")
    write(d, f"""
    # Untersuchungsvertrag Hauswasser UV-2027-15
    Labor :: {s.name}, {s.street}, {s.place()}
    Bestellerin :: {b.name}, {b.street}, {b.place()}, {b.uid}
    Vertragsdauer :: 1. Januar 2027 – 31. Dezember 2028
    Ort der Probenahme :: Haus A, Haus B und Küchentrakt in Ruswil
    Preise :: gemäss Preisblatt im Anhang
    ## Auftrag
    Das Labor untersucht das Trink- und Warmwasser der Bestellerin zweimal jährlich, im März und im September. Es holt die Proben selbst und liefert innert zwölf Arbeitstagen einen Bericht mit Beurteilung nach der eidgenössischen Verordnung. Auffällige Werte meldet es gleichentags telefonisch.
    ## Pflichten der Bestellerin
    Die Zapfstellen werden am Vorabend nicht gespült. Der technische Dienst begleitet die Probenahme. Umbauten an der Verteilung werden gemeldet, weil sie den Plan der Zapfstellen ändern.
    ## Rechnungsstellung
    Das Labor verrechnet halbjährlich, jeweils zu Beginn des Halbjahres. Die Rechnung ist 45 Tage nach Rechnungsdatum zahlbar; Abzüge sind nicht gestattet.
    ## Nachuntersuchungen
    Verlangt die Behörde eine zweite Probe, kostet diese CHF 74.00 pro Zapfstelle, Anfahrt inbegriffen. Sie wird separat in Rechnung gestellt.
    ## Qualität
    Das Labor ist nach ISO/IEC 17025 akkreditiert. Verliert es die Akkreditierung, kann die Bestellerin innert 30 Tagen vom Vertrag zurücktreten. Rückstellproben werden drei Monate aufbewahrt.
    ## Haftung und Geheimhaltung
    Das Labor haftet für sorgfältige Analytik bis CHF 50'000.00 pro Fall. Ergebnisse gehen nur an die Bestellerin, ausser das Gesetz verlangt eine Meldung.
    ## Ende
    Der Vertrag endet mit Ablauf der Dauer; über eine Verlängerung sprechen die Parteien im Oktober 2028.
    ~~ Willisau, 9. November 2026;{s.rep};{s.role};Labor // Ruswil, 16. November 2026;{b.rep};{b.role};Bestellerin
    ---
    # Anhang: Preisblatt zu UV-2027-15
    |:clrrr
    |Nr.|Leistung|Proben im Halbjahr|CHF pro Probe|CHF im Halbjahr
    |1|Legionellen, Warmwasser, ISO 11731|24|58.00|1'392.00
    |2|Chemische Grundanalyse, Kaltwasser, einschliesslich Härte und Nitrat|6|142.00|852.00
    |3|Probenahme, Kühltransport und Bericht|pauschal||380.00
    |=Total ohne MWST||||2'624.00
    |=MWST 8.1 %||||212.54
    |=Total mit MWST||||2'836.54
    Die Preise bleiben während der ganzen Vertragsdauer fest.
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "UV-2027-15", "2026-11-16", "2027-01-01", "2028-12-31", currency="CHF", rhythm="half_yearly", period=("2027-01-01", "2027-06-30"), days=45,
                   lines=[line("Legionellen, Warmwasser, ISO 11731", "24", "C62", "58.00", **v), line("Chemische Grundanalyse, Kaltwasser, einschliesslich Härte und Nitrat", "6", "C62", "142.00", **v), line("Probenahme, Kühltransport und Bericht", "1", "SAN", "380.00", **v)],
                   accept={"lines.2.unit": ["LS"]}, about="laboratory: samples a half-year at a price each, flat fee in the same table; price sheet on a second page; buyer's UID without MWST")


def paper_de_e_rahmen_projekte():
    s = party("Kranichfeld Software-Entwicklung AG", "Anger-Ring 26", "99084", "Erfurt", "DE", "HRB Jena", "Dirk Sommerlatte", "Vorstand")
    b = party("Stadtwerke Ilmtal Netz GmbH", "Am Umspannwerk 1", "99510", "Apolda", "DE", "HRB Jena", "Dr. Katrin Böhme", "Prokuristin")
    d = plain("de", "template", "Rahmenvereinbarung", "'Caladea'", "10.8pt", colour="#2e5c8a", pagefoot=f"Rahmenvereinbarung RV-0093 · {s.name} / {b.name}")
    write(d, f"""
    # Rahmenvereinbarung
    Nummer der Vereinbarung :: RV-0093
    Anbieter :: {s.name}, {s.street}, {s.place()}, {s.reg}, USt-IdNr. {s.vat}
    Besteller :: {b.name}, {b.street}, {b.place()}, {b.reg}
    Geltung :: 1. Januar 2027 bis 31. Dezember 2028
    ## Zweck
    Der Besteller will in den nächsten beiden Jahren mehrere Fachanwendungen ablösen. Welche Arbeiten anfallen, steht noch nicht fest. Die Parteien legen deshalb vorab die Bedingungen fest, zu denen der Besteller Leistungen abrufen kann.
    ## Abruf
    Ein Auftrag kommt zustande, wenn der Besteller einen Abruf mit Leistungsbeschreibung, Terminen und geschätztem Aufwand übersendet und der Anbieter ihn binnen fünf Werktagen bestätigt. Eine Pflicht zum Abruf besteht nicht; eine Mindestmenge wird nicht zugesagt.
    ## Tagessätze
    |:lrr
    |Profil|EUR je Personentag|Zuschlag samstags
    |Projektleitung|1.180,00|25 %
    |Softwareentwicklung|940,00|25 %
    |Test und Dokumentation|760,00|25 %
    Ein Personentag umfasst acht Stunden. Angebrochene Tage werden stundengenau mit einem Achtel je Stunde abgerechnet. Die Umsatzsteuer von 19 % tritt hinzu. Reisezeit wird zur Hälfte vergütet, Bahnfahrten 2. Klasse werden erstattet.
    ## Rechnungen
    Der Anbieter rechnet jeden Abruf nach dessen Abschluss auf Grundlage unterschriebener Stundenaufstellungen ab. Die Zahlungsfrist beträgt dreißig Tage ab Eingang der prüffähigen Rechnung.
    ## Rechte an den Ergebnissen
    Der Besteller erhält mit vollständiger Vergütung ein zeitlich und räumlich unbeschränktes Nutzungsrecht. Quelltexte werden monatlich in ein Verzeichnis des Bestellers übertragen. Freie Software ist mit ihrer Lizenz aufzuführen.
    ## Personal
    Fällt eine eingesetzte Person länger als zehn Werktage aus, stellt der Anbieter unentgeltlich eingearbeiteten Ersatz. Der Einsatz von Nachunternehmern ist vorher anzuzeigen.
    ## Sicherheit
    Da der Besteller kritische Infrastruktur betreibt, gelten die Regeln des beigefügten Merkblatts M7. Fernzugriffe laufen ausschließlich über dessen Sprungserver. Verstöße berechtigen zur sofortigen Beendigung einzelner Abrufe.
    ## Haftung
    Für leicht fahrlässig verursachte Schäden wird bis zum Zweifachen des Abrufwertes gehaftet, höchstens bis 400.000 EUR. Personenschäden bleiben davon unberührt.
    ## Beendigung
    Die Vereinbarung endet ohne Kündigung. Laufende Abrufe werden zu ihren Bedingungen zu Ende geführt. Beide Seiten können mit zwei Monaten Frist zum Quartalsende kündigen.
    ~~ Erfurt, 23.11.2026;{s.rep};{s.role};Anbieter // Apolda, 30.11.2026;{b.rep};{b.role};Besteller
    """)
    return d.truth(s, b, "RV-0093", "2026-11-30", "2027-01-01", "2028-12-31", rhythm="per_call_off", days=30, kind="framework", findings=["framework"],
                   lines=[line("Projektleitung", None, "DAY", "1180.00"), line("Softwareentwicklung", None, "DAY", "940.00"), line("Test und Dokumentation", None, "DAY", "760.00")],
                   about="framework for software projects: day rates, call-off without a minimum; no number at the headings")


def paper_de_e_wachstunden():
    s = party("Roland Objektschutz Nord GmbH", "Hansekai 70", "18069", "Rostock", "DE", "HRB Rostock", "Nico Parchmann", "Einsatzleiter")
    b = party("Yachtausrüster Barnstorf KG", "Werftallee 13", "18119", "Rostock", "DE", "HRA Rostock", "Ulrike Barnstorf", "Komplementärin")
    d = plain("de", "columns", "Bewachungsvertrag", "'Liberation Sans'", "9.2pt", colour="#333", letterhead=f'<div style="display:flex;justify-content:space-between;font-size:.85em;margin-bottom:5mm"><b style="font-size:1.5em">ROLAND</b><span>{s.name}, {s.street}, {s.place()}</span><span>{s.reg}<br>St.-Nr. {s.tax}</span></div>')
    write(d, f"""
    # Bewachungsvertrag 26-044
    <p>Bewacht wird das Betriebsgelände der Firma <b>{b.name}</b>, {b.street}, {b.place()} (im Folgenden Kundin), durch die {s.name} (im Folgenden Wachfirma) in der Zeit vom 01.08.2026 bis zum 31.07.2027.</p>
    |:rlrr
    |Menge im Monat|Dienst|Einheitspreis|Monatspreis
    |186 Std.|Nachtwache Mo–So, eine Kraft mit Sachkundeprüfung|24,80 €|4.612,80 €
    |9|Schließrunde am Wochenende|31,50 €|283,50 €
    |1|Notrufaufschaltung, Pauschale|65,00 €|65,00 €
    |=|Monatsentgelt ohne Umsatzsteuer||4.961,30 €
    |=|Umsatzsteuer (19 v. H.)||942,65 €
    |=|Monatsentgelt mit Umsatzsteuer||5.903,95 €
    <p>In Worten: fünftausendneunhundertunddrei Euro und fünfundneunzig Cent.</p>
    <div class="two"><h2>Dienstanweisung</h2><p>Einzelheiten wie Rundgänge, Kontrollstellen und Meldewege regelt die Dienstanweisung vom 6. Juli 2026. Die Wachfirma führt ein Wachbuch, das die Kundin jederzeit einsehen darf.</p><h2>Stundenzahl</h2><p>Die genannten Stunden und Runden sind für jeden Monat fest vereinbart und werden unabhängig von der Zahl der Kalendertage bezahlt. Zusätzliche Stunden, etwa zur Hanse-Regatta, werden mit 27,90 € berechnet.</p><h2>Abrechnung</h2><p>Abgerechnet wird monatlich nach Ablauf des Monats. Der Betrag ist zehn Tage nach Zugang der Rechnung auf das Konto {s.iban} zu überweisen. Skonto wird nicht gewährt.</p><h2>Lohnerhöhung</h2><p>Steigt der Tariflohn für das Wachgewerbe, steigen die Einheitspreise im selben Verhältnis, frühestens jedoch ab 1. Januar 2027.</p><h2>Personal</h2><p>Das Personal ist der Kundin namentlich zu benennen und auf Verlangen auszutauschen. Diensthunde werden nicht eingesetzt.</p><h2>Haftpflicht</h2><p>Es bestehen Deckungen von 2.000.000 € für Personen-, 1.000.000 € für Sach- und 100.000 € für Vermögensschäden sowie 25.000 € für das Abhandenkommen von Schlüsseln. Ansprüche verfallen, wenn sie nicht binnen vier Wochen angemeldet werden.</p><h2>Kündigung</h2><p>Wird der Vertrag nicht drei Monate vor seinem Ablauf gekündigt, gilt er ein weiteres Jahr. Der Verkauf des Geländes berechtigt zur Kündigung mit Monatsfrist.</p></div>
    ~~ Rostock, den 07.07.2026;{s.rep};{s.role};Wachfirma // Rostock, den 10.07.2026;{b.rep};{b.role};Kundin
    """)
    return d.truth(s, b, "26-044", "2026-07-10", "2026-08-01", "2027-07-31", rhythm="monthly", period=("2026-08-01", "2026-08-31"), days=10,
                   lines=[line("Nachtwache Mo–So, eine Kraft mit Sachkundeprüfung", "186", "HUR", "24.80"), line("Schließrunde am Wochenende", "9", "C62", "31.50"), line("Notrufaufschaltung, Pauschale", "1", "LS", "65.00")],
                   accept={"lines.2.unit": ["MON", "C62"]}, about="fixed hours a month, quantity with its unit in front; total in words; clauses in two columns; surcharge rate for more hours")


def paper_at_e_inhalte_aliquot():
    s = party("Büro Kaltenegger & Freisinger OG", "Zinzendorfgasse 21/3", "8010", "Graz", "AT", "LG für ZRS Graz", "Vera Freisinger", "Gesellschafterin")
    b = party("Ölmühle Sausal GmbH", "Kernölstraße 11", "8442", "Kitzeck im Sausal", "AT", "LG für ZRS Graz", "Johann Resch", "Geschäftsführer")
    d = plain("de", "studio", "Betreuungsvereinbarung", "'Lato'", "10pt", colour="#7a9a01")
    write(d, f"""
    <div class="beside"><b>{s.name}</b><br>{s.street}<br>{s.place()}<br><br>Firmenbuch {s.reg_id}<br>UID-Nr. {s.vat}<br><br>IBAN<br>{s.iban}<br>BIC {s.bic}</div>
    # Betreuung Ihrer Kanäle
    Für die {b.name}, {b.street}, {b.place()}
    Graz, 2. März 2026<br>Vereinbarung OMS-26
    ## Das machen wir
    Jede Woche drei Beiträge samt Foto oder kurzem Film, dazu einen Newsletter im Monat. Wir beantworten Kommentare an Werktagen und schicken bis zum Zehnten eine Auswertung. Ein Fototag pro Quartal ist dabei.
    ## Das kostet es
    |:lr
    |Leistung|Honorar
    |Laufende Betreuung, pro Monat|€ 1.860,00
    |Redaktionsplan zum Auftakt, einmalig|€ 540,00
    Alle Honorare zuzüglich 20 % USt. Werbebudgets der Plattformen zahlen Sie direkt; empfohlen sind € 300,00 pro Monat.
    ## So rechnen wir ab
    Die Betreuung startet am 16. März 2026 und läuft bis 31. März 2027. Verrechnet wird pro Kalendermonat, jeweils am Monatsbeginn. Im März 2026 fallen nur sechzehn von einunddreißig Tagen an, daher verrechnen wir für diesen Monat 16/31 der laufenden Betreuung. Der Redaktionsplan kommt auf dieselbe erste Rechnung. Überwiesen wird binnen 14 Tagen ab Erhalt.
    ## Das brauchen wir
    Freigaben binnen zwei Werktagen, Zugänge zu den Konten und eine Ansprechperson im Betrieb. Bleibt eine Freigabe aus, gilt der Beitrag als genehmigt.
    ## Rechte und Ausstieg
    Fotos und Texte dürfen Sie unbefristet für eigene Werbung verwenden. Aussteigen können beide Seiten vorzeitig zum Ende jedes Quartals, wenn sie es sechs Wochen vorher schreiben.
    ~~ ;{s.rep};{s.role};{s.name} // angenommen am 5. März 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "OMS-26", "2026-03-02", "2026-03-16", "2027-03-31", rhythm="monthly", period=("2026-03-16", "2026-03-31"), days=14,
                   lines=[line("Laufende Betreuung", "1", "MON", "960.00", **v), line("Redaktionsplan zum Auftakt, einmalig", "1", "LS", "540.00", **v)],
                   about="derived: first month 16/31 by a stated rule; no total printed; media budget is no line")


def paper_de_e_lizenz_satz_offen():
    s = party("Paragrafia Kanzleisoftware GmbH", "Münzgasse 40", "72070", "Tübingen", "DE", "HRB Stuttgart", "Felix Aichele", "Geschäftsführer")
    b = party("Rechtsanwälte Dornfeld Quast PartGmbB", "Uhlandplatz 3", "72764", "Reutlingen", "DE", "PR Stuttgart", "Dr. Silvia Quast", "Partnerin")
    d = plain("de", "web-letter", "Nutzungs- und Pflegevertrag", "'Carlito'", "11pt", producer="web", letterhead=f'<p align="right"><b>{s.name}</b><br>{s.street}<br>{s.place()}<br>{s.reg}<br>Ust-IdNr.: {s.vat}</p>')
    write(d, f"""
    # Nutzungs- und Pflegevertrag Nr. 5519
    <p>Die Kanzlei {b.name}, {b.street}, {b.place()} (Lizenznehmerin), erhält von uns (Lizenzgeberin) das Recht, das Programm Paragrafia Akte in ihren Räumen und im mobilen Arbeiten zu nutzen. Wir pflegen das Programm während der gesamten Dauer des Vertrags.</p>
    ## Nutzungsrecht
    <p>Freigeschaltet werden zwölf Arbeitsplätze. Das Recht ist einfach, nicht übertragbar und auf die Dauer des Vertrags beschränkt. Eine Sicherungskopie ist erlaubt.</p>
    ## Gebühren
    |:lrr
    |Gegenstand|Arbeitsplätze|Monatsgebühr
    |Paragrafia Akte, je Arbeitsplatz|12|23,00 EUR
    |Pflege und Rufbereitschaft, gesamt||149,00 EUR
    <p>Alle Gebühren verstehen sich zuzüglich der jeweils geltenden gesetzlichen Umsatzsteuer. Sie werden vierteljährlich vorab berechnet und sind sieben Kalendertage nach Rechnungsdatum fällig.</p>
    ## Pflege
    <p>Gesetzliche Änderungen werden spätestens zu ihrem Inkrafttreten eingearbeitet. Fehler, die das Arbeiten verhindern, beheben wir am selben Werktag. Einweisungen sind nicht enthalten und kosten 110 EUR je Stunde.</p>
    ## Verschwiegenheit
    <p>Wir verpflichten alle Mitarbeitenden nach § 203 StGB. Eine Fernwartung findet nur nach Freigabe am Bildschirm statt.</p>
    ## Beginn und Ende
    <p>Der Vertrag beginnt am 1. Juli 2026. Er ist auf unbestimmte Zeit geschlossen und kann von beiden Seiten mit drei Monaten zum Ende eines Kalenderhalbjahres gekündigt werden.</p>
    ~~ Tübingen, 8. Juni 2026;{s.rep};{s.role};Lizenzgeberin // Reutlingen, 12. Juni 2026;{b.rep};{b.role};Lizenznehmerin
    """)
    v = {"vat": None}
    return d.truth(s, b, "5519", "2026-06-12", "2026-07-01", None, rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=7, findings=["vat_rate_missing"],
                   lines=[line("Paragrafia Akte, je Arbeitsplatz", "36", "C62", "23.00", **v), line("Pflege und Rufbereitschaft, gesamt", "3", "MON", "149.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["C62"]}, about="statutory VAT without a rate; monthly fees billed quarterly; seller as 'we' in the letterhead")


def paper_de_e_fachuebersetzung():
    s = party("Svea Holmgaard Fachübersetzungen", "Kappelner Straße 27", "24943", "Flensburg", "DE", "", "Svea Holmgaard", "staatlich geprüfte Übersetzerin")
    b = party("Nordbö Pumpenbau GmbH", "Industrieweg 14", "24955", "Harrislee", "DE", "HRB Flensburg", "Carsten Momme", "Technische Redaktion")
    d = plain("de", "office-template", "Übersetzungsauftrag", producer="office", face="Liberation Sans", points=10, border="0.6pt solid #000000", footer=f"{s.name}, {s.street}, {s.place()}, USt-IdNr. {s.vat}, {s.iban}")
    d.h("Übersetzungsauftrag 2026/77")
    d.kv([("Auftragnehmerin", s.name), ("Auftrag von", f"{b.name}, {b.street}, {b.place()}"), ("Erteilt am", "29.09.2026"), ("Text", "Betriebsanleitung Kreiselpumpe NB 40, Deutsch in Dänisch"), ("Arbeitsbeginn", "05.10.2026"), ("Abgabe", "30.10.2026")], ruled=True)
    write(d, f"""
    ## Vergütung
    |:lrrr
    |Arbeitsschritt|Normzeilen|Preis je Zeile|Summe
    |Übersetzung DE–DA|1.240|1,65 EUR|2.046,00 EUR
    |Fachlektorat durch eine zweite Person|1.240|0,45 EUR|558,00 EUR
    |Layout in der Redaktionssoftware, pauschal|||180,00 EUR
    |=Honorar netto|||2.784,00 EUR
    |=zzgl. 19 % USt.|||528,96 EUR
    |=zu zahlen|||3.312,96 EUR
    ## Vereinbarungen
    Die Zeilenzahl wurde am Ausgangstext ermittelt (55 Anschläge je Zeile) und ist verbindlich. Nachträge im Text werden mit 1,95 EUR je Zeile berechnet.
    Die Rechnung wird mit der Abgabe gestellt. Zahlungsziel sind fünfzehn Tage.
    Rückfragen zu Fachwörtern beantwortet die Technische Redaktion innerhalb eines Werktags. Beanstandungen sind bis zum 20.11.2026 mitzuteilen; berechtigte Mängel werden kostenlos behoben. Eine Haftung für Druckkosten ist ausgeschlossen.
    Das Übersetzungsarchiv geht nach Bezahlung an die Bestellerin über. Alle Unterlagen werden vertraulich behandelt und nach zwei Jahren vernichtet.
    ~~ Flensburg, 29.09.2026;{s.rep};{s.role};Auftragnehmerin // Harrislee, 29.09.2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "2026/77", "2026-09-29", "2026-10-05", "2026-10-30", rhythm="one_off", period=("2026-10-05", "2026-10-30"), days=15,
                   lines=[line("Übersetzung DE–DA", "1240", "C62", "1.65"), line("Fachlektorat durch eine zweite Person", "1240", "C62", "0.45"), line("Layout in der Redaktionssoftware, pauschal", "1", "LS", "180.00")],
                   accept={"lines.0.unit": [None], "lines.1.unit": [None], "seller.name": ["Svea Holmgaard"]}, about="freelance translator without legal form; price per standard line; form from an office template")


def paper_nl_e_brand_studio():
    s = party("Studio Vlinderkade B.V.", "Oude Gracht 315", "3511 PA", "Utrecht", "NL", "", "Joris Timmermans", "Creative Director")
    b = party("Ardglen Gin Company Limited", "The Still House, Main Road", "F91 K7C2", "Ballysadare", "IE", "", "Niamh Feeney", "Managing Director")
    d = plain("en", "template", "Design assignment", "'Carlito'", "11pt", colour="#8a1c3b", pagefoot=foot(f"{s.name} | {s.street} | {s.postcode} {s.city}", f"Chamber of Commerce {s.reg_id} | VAT {s.vat}", f"{s.iban} | {s.bic}"))
    write(d, f"""
    # Design assignment VK-388
    Client :: {b.name}, {b.street}, {b.city} {b.postcode}, Ireland, VAT number {b.vat}
    Designer :: {s.name}
    Agreed on :: 24 August 2026
    Work takes place :: 7 September 2026 to 27 November 2026
    ## 1. The assignment
    Designer will create a new brand identity for Client’s range of gins: word mark, bottle label in three sizes, gift carton and a set of photographs for trade use. Two rounds of corrections per item are part of the work. A third round is charged at EUR 95 per hour.
    ## 2. Fee
    |:lr
    |Item|Fee in EUR
    |Identity and packaging design|14,500.00
    |Product photography, two studio days included|2,300.00
    |=Fixed fee, total|16,800.00
    No Dutch VAT is charged. VAT reverse charged: the tax is accounted for by the recipient under Article 196 of Directive 2006/112/EC.
    ## 3. Invoice
    Designer sends a single invoice when the print files have been handed over. Client pays it within 21 days of receipt. Printing, bottles and the hire of models are ordered and paid for by Client itself; the budget for these (about EUR 6,000) is not part of the fee.
    ## 4. Rights
    On payment Client obtains an exclusive licence to use the designs worldwide on packaging and in advertising, without limit in time. Designer may show them in its portfolio after the launch. Unused sketches remain with Designer.
    ## 5. Cancellation
    Should Client stop the work before the label design is chosen, 40% of the fee is owed; afterwards 80%.
    ## 6. Responsibility
    Client checks all statutory texts on the labels, such as alcohol content and deposit marks. Designer’s liability is limited to the fee. A trade mark search has not been ordered.
    ## 7. Law
    The law of the Netherlands governs the assignment. Disputes are first discussed by the two directors in person or by video call.
    ~~ Utrecht, 24 August 2026;{s.rep};{s.role};Designer // Ballysadare, 28 August 2026;{b.rep};{b.role};Client
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "VK-388", "2026-08-24", "2026-09-07", "2026-11-27", rhythm="one_off", period=("2026-09-07", "2026-11-27"), days=21,
                   lines=[line("Identity and packaging design", "1", "LS", "14500.00", **v), line("Product photography, two studio days included", "1", "LS", "2300.00", **v)],
                   notes=["VAT reverse charged: the tax is accounted for by the recipient under Article 196 of Directive 2006/112/EC."], about="Dutch studio for an Irish client, reverse charge; seller's address only in the foot")


def paper_gb_e_lighting_order():
    s = party("Cotterstock Electrical Wholesale Ltd", "14 Brickyard Lane", "NN15 6XZ", "Kettering", "GB", "", "Tracey Mabbutt", "Sales Office")
    b = party("Wren & Daughters Shopfitting Limited", "Unit B2, Saxon Way", "PE7 3JA", "Peterborough", "GB", "", "Alice Wren", "Buyer")
    d = plain("en", "landscape", "Order acknowledgement", "'Liberation Sans'", "9.4pt", pagefoot=foot(f"{s.name}, {s.street}, {s.city}, {s.postcode}", f"Co. Reg. {s.reg_id}, VAT Reg. {s.vat}", f"Bank {s.iban} / {s.bic}"))
    write(d, f"""
    # Order acknowledgement
    <div class="cols"><div><b>{s.name}</b><br>Trade counter &amp; projects</div><div>Sold to<br><b>{b.name}</b><br>{b.street}<br>{b.city} {b.postcode}<br>Account WREN02</div><div>Deliver to<br>Site office, 88 Long Causeway<br>Peterborough PE1 1YA</div><div>Sales order SO-771634<br>Date 05/05/2026<br>Your PO 4410/AW<br>Taken by T. Mabbutt</div></div>
    |:lrrlrr
    |Product code|Unit price £|Qty|Description|Disc.|Value £
    |LED66-40-UGR|38.40|60|LED panel 600 × 600 mm, 4000 K, low glare|15%|1,958.40
    |EXIT-M3-ST|27.25|12|Emergency exit sign, maintained three hours, self-test|net|327.00
    |CARR|48.00|1|Carriage, tail-lift vehicle, timed before 10 am|net|48.00
    |=Goods and carriage|||||2,333.40
    |=VAT @ 20.00%|||||466.68
    |=Order value|||||2,800.08
    <p><b>Delivery</b> on 22/05/2026 in one drop. <b>Terms:</b> 30 days from invoice; 2.5% may be deducted if we are paid within 7 days. The invoice is raised on despatch.</p>
    <p style="font-size:.86em">Sold on the conditions printed here and no others. Title passes on payment and risk on unloading. Shortages are to be reported within three working days and faulty fittings within five years of delivery, when we replace them free. Goods made or cut to order cannot be returned; stock goods can, within 14 days, less 20% for handling. We are not liable for labour claimed by others. English law.</p>
    ~~ 05/05/2026;{s.rep};{s.role};for the seller // Accepted 06/05/2026;{b.rep};{b.role};for the purchaser
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "SO-771634", "2026-05-05", "2026-05-22", "2026-05-22", currency="GBP", rhythm="one_off", period=("2026-05-22", "2026-05-22"), days=30, discounts=[("2.5", 7)],
                   lines=[line("LED panel 600 × 600 mm, 4000 K, low glare", "60", "C62", "38.40", allowance="345.60", **v), line("Emergency exit sign, maintained three hours, self-test", "12", "C62", "27.25", **v), line("Carriage, tail-lift vehicle, timed before 10 am", "1", "LS", "48.00", **v)],
                   accept={"service_end": [None], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None], "lines.2.unit": ["C62"]},
                   about="landscape acknowledgement accepted by the buyer; price before quantity, 'net' in the discount column; delivery address and purchase order as distractors")


def paper_ie_e_workshops_sum():
    s = party("Clochán Learning Limited", "6 The Parade", "R95 T2W8", "Kilkenny", "IE", "", "Aoife Brennock", "Training Manager")
    b = party("Slieve Bán Timber Products Limited", "Forest Road", "E21 W5X3", "Cahir", "IE", "", "Declan Keating", "Plant Manager")
    d = plain("en", "hanging", "Workshop booking", "'EB Garamond'", "12.2pt", colour="#1d5c2f", pagefoot=f"{s.name} · {s.street} · {s.city} · {s.postcode} · registered in Ireland no. {s.reg_id} · VAT no. {s.vat}")
    write(d, f"""
    # Workshop booking and agreement
    ## Our reference
    WS-2026-118, written on 3 August 2026
    ## Trainer
    {s.name}
    ## Host
    {b.name}, {b.street}, {b.city}, Co. Tipperary, {b.postcode}
    ## What is booked
    Three one-day workshops, “Leading a shift”, on 15 September, 22 September and 29 September 2026 in the Host’s canteen, for up to fifteen supervisors each.
    ## Price
    |:lrrr
    |Detail|How many|Each €|€
    |Workshop day, one trainer|3|1,150.00|3,450.00
    |Workbook, printed and bound|45|16.00|720.00
    |Travel, fixed amount|||210.00
    |=Sub-total|||4,480.00
    |=VAT 23%|||1,030.40
    |=Amount payable|||5,510.40
    ## Payment
    One invoice follows the last workshop. The Host transfers the amount within 30 days of receiving it.
    ## Moving a date
    A date may be moved once without charge if ten days’ notice is given. With less notice half of the day’s price is payable, and with less than two days’ notice all of it.
    ## The day itself
    The Host provides a projector, a flip chart and lunch. The Trainer brings the workbooks, keeps an attendance list and sends certificates within a week.
    ## Copyright
    The workbooks stay the Trainer’s work and are not to be copied or put on an intranet.
    ~~ Kilkenny, 3 August 2026;{s.rep};{s.role};for the Trainer // Cahir, 10 August 2026;{b.rep};{b.role};for the Host
    """)
    v = {"vat": "23"}
    return d.truth(s, b, "WS-2026-118", "2026-08-03", "2026-09-15", "2026-09-29", rhythm="one_off", period=("2026-09-15", "2026-09-29"), days=30, findings=["totals_mismatch"],
                   lines=[line("Workshop day, one trainer", "3", "DAY", "1150.00", **v), line("Workbook, printed and bound", "45", "C62", "16.00", **v), line("Travel, fixed amount", "1", "LS", "210.00", **v)],
                   accept={"totals.net": [None], "totals.vat": [[]], "totals.gross": [None], "lines.0.unit": ["C62"]}, about="the printed sub-total is 100.00 above its lines; seller's address only in the foot")


def paper_fr_e_menuiserie_acomptes():
    s = party("Menuiserie Tréguidel SARL", "Zone artisanale de Kerhollo", "22200", "Saint-Agathon", "FR", "Saint-Brieuc", "Yann Le Coadic", "gérant")
    b = party("Résidence Les Embruns SAS", "3 promenade du Goëlo", "22680", "Étables-sur-Mer", "FR", "Saint-Brieuc", "Catherine Morvan", "directrice générale")
    d = plain("fr", "template", "Marché de menuiserie", "'Liberation Sans'", "9.8pt", colour="#4a4a4a", pagefoot=f"{s.name} – {s.street}, {s.place()} – SIRET {s.siret} – TVA {s.vat} – assurance décennale n° 77-4410")
    write(d, f"""
    # Marché de travaux de menuiserie
    Référence :: MT-26/009
    Entreprise :: {s.name}, {s.street}, {s.place()}
    Maître d’ouvrage :: {b.name}, {b.street}, {b.place()}, {b.reg}
    Lieu des travaux :: bâtiment C, façades nord et ouest
    Calendrier :: ouverture du chantier le 14 septembre 2026, achèvement le 23 octobre 2026
    ## Objet
    L’entreprise dépose les anciennes fenêtres, fournit et pose les menuiseries décrites ci-après, réalise les joints et évacue les gravats. Le mémoire technique du 18 mai 2026 fait partie du marché.
    ## Décomposition du prix
    |:lrrr
    |Ouvrage|Quantité|Prix unitaire|Montant HT
    |Fenêtre bois-aluminium à deux vantaux, vitrage isolant, posée|22|865,00|19 030,00
    |Porte-fenêtre coulissante, posée|4|1 480,00|5 920,00
    |Dépose et évacuation, forfait|1|1 850,00|1 850,00
    |=Prix global et ferme, hors taxe|||26 800,00
    |=Taxe sur la valeur ajoutée, 20 %|||5 360,00
    |=Prix toutes taxes comprises|||32 160,00
    ## Échéancier de facturation
    |:llr
    |Échéance|Date ou événement|HT
    |Acompte de 30 %|1<sup>er</sup> septembre 2026|8 040,00
    |Situation de 40 %|30 septembre 2026|10 720,00
    |Solde de 30 %|à la réception sans réserve|8 040,00
    Chaque facture est payée à 30 jours. Une retenue de garantie n’est pas pratiquée, l’entreprise fournissant une caution bancaire.
    ## Délais et pénalités
    Les intempéries constatées par la station météorologique prolongent le délai. À défaut, la pénalité est de 150 € par jour calendaire, dans la limite de 5 % du marché.
    ## Modifications
    Aucun travail supplémentaire n’est dû sans avenant chiffré. L’heure de menuisier en régie est convenue à 52,00 € HT.
    ## Réception et garanties
    La réception est prononcée contradictoirement dans les huit jours de l’achèvement. Les garanties de parfait achèvement, biennale et décennale s’appliquent. Les réserves sont levées sous trois semaines.
    ## Différends
    Les parties recourent d’abord à un conciliateur. Le tribunal de Saint-Brieuc est seul compétent.
    ~~ Saint-Agathon, le 8 juin 2026;{s.rep};{s.role};L’entreprise // Étables-sur-Mer, le 17 juin 2026;{b.rep};{b.role};Le maître d’ouvrage
    """)
    return d.truth(s, b, "MT-26/009", "2026-06-17", "2026-09-14", "2026-10-23", rhythm="milestones", days=30,
                   lines=[line("Acompte de 30 %, marché de menuiserie", "1", "LS", "8040.00", vat="20")],
                   accept={"lines.0.description": ["Acompte de 30 %"]}, about="works with a price build-up and a schedule of instalments, the first one dated")


def paper_be_e_agence_scan():
    s = party("Tandem Fabuleux SRL", "Rue des Fripiers 44", "7000", "Mons", "BE", "", "Coralie Vandamme", "gérante")
    b = party("Brasserie du Borinage SA", "Chemin de l’Abattoir 10", "7301", "Hornu", "BE", "", "Luc Hainaut", "directeur")
    d = plain("fr", "window", "Convention de communication", "'Liberation Sans'", "10.6pt", colour="#000", scan={"seed": 223, "turn": 0.3, "grain": 3, "mode": "bilevel", "threshold": 60, "specks": 25})
    write(d, f"""
    <div style="font-size:1.8em;font-weight:300">tandem fabuleux</div>
    {window(f"{s.name}, {s.street}, {s.place()}", f"{b.name}<br>Monsieur {b.rep}<br>{b.street}<br>{b.place()}", (("Mons, le", "10 août 2026"), ("Dossier", "TF-0619"), ("Votre TVA", b.vat)))}
    # Convention de communication pour la saison 2026-2027
    Cher Monsieur Hainaut,
    À la suite de notre rencontre du 4 août, voici les termes de notre collaboration. Elle débute le 1er septembre 2026 et prend fin le 31 août 2027.
    Notre agence anime vos réseaux, conçoit vos affiches et organise deux portes ouvertes à la brasserie. Pour ce travail, vous nous versez chaque mois un honoraire forfaitaire de mille quatre cent cinquante euros (1 450,00 €). S’y ajoutent deux lettres d’information par mois, à 180,00 € la lettre, soit 360,00 €. Le total mensuel s’élève donc à 1 810,00 € hors TVA. La TVA est de 21 %.
    Nous facturons à la fin du mois. Vos paiements nous parviennent dans les quinze jours de la facture, sur le compte {s.iban}.
    L’impression, l’achat d’espaces et les droits d’image vous sont refacturés au prix coûtant, sur votre accord. Les créations vous appartiennent dès qu’elles sont payées. Chacun peut mettre fin à la convention moyennant deux mois de préavis, donnés par écrit.
    Si ces termes vous conviennent, renvoyez-nous un exemplaire signé.
    Bien à vous,
    ~~ ;{s.rep};{s.role};{s.name} // Pour accord, le 14 août 2026;{b.rep};{b.role};{b.name}
    ; {s.reg} – RPM Mons – TVA {s.vat}
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "TF-0619", "2026-08-10", "2026-09-01", "2027-08-31", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=15,
                   lines=[line("Honoraire forfaitaire mensuel", "1", "MON", "1450.00", **v), line("Lettre d’information", "2", "C62", "180.00", **v)],
                   accept={"contract_number": [None]}, about="agency's letter, bilevel scan; prices in prose, one of them in words too; file number as contract number")


def paper_lu_e_nettoyage_trimestre():
    s = party("Net-Moselle Services S.à r.l.", "17, rue des Vergers", "5450", "Stadtbredimus", "LU", "", "Paulo Marinho", "gérant technique")
    b = party("Étude Wagener & Schroell S.A.", "25, avenue du Rham", "2142", "Luxembourg", "LU", "", "Anne Schroell", "administrateur délégué")
    d = plain("fr", "tiles", "Contrat de nettoyage", "'Open Sans'", "9.2pt", colour="#3b3f8f", pagefoot=f"{s.name} – {s.street}, {s.place(True)} – {s.reg} – TVA {s.vat} – autorisation d’établissement 10044871/2")
    write(d, f"""
    # Contrat de nettoyage de bureaux
    {tiles(6, ("Contrat", "NM-2215", 2), ("Conclu le", "2 juin 2026", 2), ("Début des prestations", "1er juillet 2026", 2), ("Prestataire", s.name, 3), ("Client", b.name, 3), ("Adresse", f"{s.street}, {s.place(True)}", 3), ("Adresse", f"{b.street}, {b.place(True)}", 3), ("Surface", "780 m²", 2), ("Passages", "5 par semaine, de 18 à 21 h", 2), ("Durée", "indéterminée", 2))}
    ## Rémunération
    |:lrlr
    |Prestation|Prix HTVA|Périodicité du prix|Soit par trimestre
    |Entretien courant des bureaux et sanitaires|640,00 €|par mois|1 920,00 €
    |Lavage des vitres, deux faces, un passage|285,00 €|par trimestre|285,00 €
    |=Total trimestriel HTVA|||2 205,00 €
    |=TVA 17 %|||374,85 €
    |=Total trimestriel TTC|||2 579,85 €
    <p>La facture est établie au début de chaque trimestre civil et réglée dans les 30 jours, sans escompte, sur {s.iban} ({s.bic}).</p>
    ## Conditions
    <p>Le matériel et les produits écologiques sont fournis par le prestataire ; l’eau, l’électricité et les sacs sont à charge du client. Le prix suit l’échelle mobile des salaires : chaque tranche indiciaire l’augmente de 2,5 %. Un passage supprimé par le client moins de 24 heures à l’avance reste dû. Les remarques sont consignées dans le cahier placé à l’accueil et traitées le lendemain.</p>
    <p>Chaque partie peut résilier par lettre recommandée moyennant un préavis de trois mois. Le personnel ayant plus de six mois d’affectation est repris en cas de changement de prestataire, selon la convention collective. Assurance de responsabilité : 1 250 000 € par sinistre.</p>
    ~~ Luxembourg, le 2 juin 2026;{s.rep};{s.role};Prestataire // Luxembourg, le 2 juin 2026;{b.rep};{b.role};Client
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "NM-2215", "2026-06-02", "2026-07-01", None, rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=30,
                   lines=[line("Entretien courant des bureaux et sanitaires", "3", "MON", "640.00", **v), line("Lavage des vitres, deux faces, un passage", "1", "QAN", "285.00", **v)],
                   accept={"lines.1.unit": ["C62", "LS"]}, about="one price per month and one per quarter on a quarterly invoice; form of tiles with two addresses under the same label")


def paper_lu_e_hebergement_projet():
    s = party("Datagare Luxembourg S.A.", "8, Zone d’activités Um Woeller", "4410", "Soleuvre", "LU", "", "Frank Biver", "directeur des opérations")
    b = party("Coopérative Viticole du Haut-Remich S.C.", "2, route des Caves", "5531", "Remich", "LU", "", "Josée Gloden", "présidente")
    d = plain("fr", "deed", "Contrat d’hébergement", "'Caladea'", "11pt", pagefoot=f"Contrat DG-2026-340 · version du 19 octobre 2026 · exemplaire du client")
    write(d, f"""
    # Contrat d’hébergement de serveurs virtuels
    ^ n° DG-2026-340, du 19 octobre 2026
    <p>Le présent contrat lie {s.name}, établie et ayant son siège social à {s.place(True)}, {s.street}, inscrite au {s.reg}, numéro d’identification TVA {s.vat}, ci-après « l’Hébergeur », et {b.name}, dont le siège se trouve à {b.place(True)}, {b.street}, {b.reg}, ci-après « la Coopérative ».</p>
    ## Article premier. Services
    {clause("1.1", "L’Hébergeur met à la disposition de la Coopérative des serveurs virtuels et un espace de sauvegarde dans son centre de données de Soleuvre. Les services sont fournis à partir du 1<sup>er</sup> décembre 2026.")}
    {clause("1.2", "La disponibilité garantie est de 99,9 % par mois. Chaque heure d’arrêt au-delà ouvre droit à un avoir de 2 % de la redevance mensuelle moyenne.")}
    ## Article deux. Redevance
    {clause("2.1", "La redevance annuelle, payable d’avance, est établie comme suit :")}
    |:rlrr
    |Nombre|Service|Redevance unitaire annuelle|Redevance annuelle
    |12|Serveur virtuel, 4 cœurs, 16 Go|420,00 €|5 040,00 €
    |2|Sauvegarde distante, par To|310,00 €|620,00 €
    |=|Total hors TVA||5 660,00 €
    |=|TVA au taux de 17 %||962,20 €
    |=|Total avec TVA||6 622,20 €
    {clause("2.2", "Les factures annuelles sont acquittées au plus tard soixante jours après leur émission.")}
    {clause("2.3", "Un serveur ajouté en cours d’année est facturé au prorata des mois restants.")}
    ## Article trois. Durée
    {clause("3.1", "Le contrat est conclu pour trois ans, soit jusqu’au 30 novembre 2029. Il prend fin de plein droit à cette date.")}
    ## Article quatre. Données
    {clause("4.1", "La Coopérative reste seule propriétaire de ses données. L’Hébergeur agit comme sous-traitant au sens du règlement (UE) 2016/679 et n’y accède que pour dépanner.")}
    {clause("4.2", "À la fin du contrat, les données sont remises sur un support chiffré, puis effacées dans les 45 jours. Un procès-verbal d’effacement est dressé.")}
    ## Article cinq. Responsabilité
    {clause("5.1", "L’Hébergeur n’est pas tenu des dommages indirects. Sa responsabilité annuelle est plafonnée à deux redevances annuelles.")}
    ## Article six. Dispositions finales
    {clause("6.1", "Le droit luxembourgeois est applicable. Les tribunaux de l’arrondissement de Luxembourg sont compétents.")}
    {clause("6.2", "Le contrat entre en vigueur à la date de la dernière signature.")}
    ~- Soleuvre, le;{s.rep};{s.role};L’Hébergeur // Remich, le;{b.rep};{b.role};La Coopérative
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "DG-2026-340", "2026-10-19", "2026-12-01", "2029-11-30", rhythm="yearly", period=("2026-12-01", "2027-11-30"), days=60, findings=["unsigned"],
                   lines=[line("Serveur virtuel, 4 cœurs, 16 Go", "12", "C62", "420.00", **v), line("Sauvegarde distante, par To", "2", "C62", "310.00", **v)],
                   accept={"lines.0.unit": ["ANN"], "lines.1.unit": ["ANN", None]}, about="complete, dated contract that nobody has signed; yearly prices each")
