"""Ordinary papers of author D, German."""
from paper import line

from ._ordinary_d_looks import doc, party, refs, write


def paper_de_betreuung_haimhausen():
    s = party("Falkenrieder Systemtechnik GmbH", "Lohhofer Weg 4", "85778", "Haimhausen", "DE", "HRB München", "Stefan Falkenrieder", "Geschäftsführer")
    b = party("Ottenschlager Präzisionsguss GmbH & Co. KG", "Im Gewerbepark 22", "93155", "Hemau", "DE", "HRA Regensburg", "Birgit Ottenschlager", "Geschäftsführerin")
    d = doc("de", "marge", "Betreuungsvertrag", "'Open Sans'", "9.4pt", colour="#0b6e4f", pagefoot=f"{s.name}, {s.street}, {s.place()} · {s.reg} · USt-IdNr. {s.vat} · {s.iban} · Geschäftsführer: {s.rep}")
    write(d, f"""
    # Betreuungsvertrag<br>IT-Infrastruktur
    ## Eckdaten
    Vertrags-Nr. :: BV-26-0417
    Datum :: 23.07.2026
    IT-Partner :: {s.name}
    Kunde :: {b.name}, {b.street}, {b.place()}, {b.reg}
    ## Worum es geht
    Der Kunde betreibt an seinem Standort Hemau eine eigene Serverlandschaft. Der IT-Partner übernimmt deren laufende Betreuung aus der Ferne und, wo nötig, vor Ort. Die Betreuung umfasst Überwachung, Aktualisierungen, Störungsbeseitigung und einen jährlichen Bericht zum Zustand der Anlagen.
    ## Was nicht dazugehört
    Hardwarebeschaffung, Umzüge, Neuinstallationen und Arbeiten an der Maschinensteuerung werden gesondert beauftragt und nach Zeit berechnet (Techniker 98,00 €, Consultant 132,00 € je Stunde).
    ## Reaktionszeiten
    Stillstand: 1 Stunde. Erhebliche Einschränkung: 4 Stunden. Alles Übrige: am folgenden Arbeitstag. Servicezeit ist Montag bis Freitag von 7:00 bis 18:00 Uhr. Rufbereitschaft am Wochenende besteht nicht.
    ## Preise
    |:rlrrr
    |Pos.|Leistungsbaustein|Anzahl|je Stück und Monat|Monat gesamt
    |1|Betreuung Arbeitsplatz (PC, Notebook, Thin Client) einschließlich Virenschutz|28|24,00 €|672,00 €
    |2|Betreuung Server, physisch oder virtuell|5|95,00 €|475,00 €
    |3|Firewall-Management|2|49,00 €|98,00 €
    |4|Datensicherung E-Mail-Postfach|31|3,20 €|99,20 €
    ||<b>Monatspauschale netto</b>|||<b>1.344,20 €</b>
    |5|Einmalig: Bestandsaufnahme und Übernahme in die Betreuung|1||2.400,00 €
    Alle Preise zuzüglich 19 % Umsatzsteuer.
    ## Abrechnung
    Die Monatspauschalen werden vierteljährlich vorab in Rechnung gestellt, die Position 5 zusammen mit der ersten Quartalsrechnung. Rechnungen sind 14 Tage nach Rechnungsdatum ohne Abzug zur Zahlung fällig. Mengenänderungen wirken ab dem folgenden Quartal.
    ## Laufzeit
    Die Betreuung beginnt am 1. September 2026 und ist bis zum 31. August 2028 fest vereinbart. Danach verlängert sie sich um jeweils zwölf Monate, wenn nicht drei Monate vorher gekündigt wird.
    ## Mitwirkung
    Der Kunde benennt einen Ansprechpartner, hält Lizenzen vor und gewährt Fernzugang über einen gesicherten Tunnel. Verzögerungen, die er zu vertreten hat, verlängern die Reaktionszeiten entsprechend.
    ## Haftung
    Für Vorsatz und grobe Fahrlässigkeit haftet der IT-Partner unbeschränkt. Bei leichter Fahrlässigkeit haftet er nur für die Verletzung wesentlicher Pflichten, beschränkt auf 50.000 € je Vertragsjahr. Für Datenverlust haftet er nur in Höhe des Aufwands, der bei täglicher Sicherung angefallen wäre.
    ## Datenschutz
    Ein Vertrag zur Auftragsverarbeitung nach Art. 28 DSGVO wird gesondert geschlossen.
    ## Zum Schluss
    Nebenabreden bestehen nicht. Gerichtsstand ist München. Sollte eine Bestimmung unwirksam sein, bleiben die übrigen davon unberührt.
    ~~ Haimhausen, 23.07.2026;{s.rep};{s.role};IT-Partner // Hemau, 30.07.2026;{b.rep};{b.role};Kunde
    """)
    return d.truth(s, b, "BV-26-0417", "2026-07-23", "2026-09-01", "2028-08-31", rhythm="quarterly", period=("2026-09-01", "2026-11-30"), days=14,
                   lines=[line("Betreuung Arbeitsplatz (PC, Notebook, Thin Client) einschließlich Virenschutz", "84", "C62", "24.00"), line("Betreuung Server, physisch oder virtuell", "15", "C62", "95.00"),
                          line("Firewall-Management", "6", "C62", "49.00"), line("Datensicherung E-Mail-Postfach", "93", "C62", "3.20"), line("Bestandsaufnahme und Übernahme in die Betreuung", "1", "LS", "2400.00")],
                   accept={"contract_date": ["2026-07-30"], **{f"lines.{k}.unit": ["MON"] for k in range(4)}, "lines.4.unit": ["C62"]}, about="headings in the margin; monthly prices billed by the quarter; one-off row below the sub-total in the same table")


def paper_de_auftragsbestaetigung_leinetal():
    s = party("Steinhübel Laborbedarf KG", "Maschmühlenweg 141", "37081", "Göttingen", "DE", "HRA Göttingen", "Ina Steinhübel", "Komplementärin")
    b = party("Milchhof Leinetal eG", "Molkereistraße 1", "37154", "Northeim", "DE", "GnR Göttingen", "Dirk Ahlborn", "Einkauf")
    d = doc("de", "progiciel", "Auftragsbestätigung", "'Roboto Condensed'", "10.4pt", pagefoot=f'<div class="trois"><div>{s.name}<br>{s.street}<br>{s.place()}</div><div>{s.reg}<br>Steuernummer {s.tax}<br>USt-IdNr. {s.vat}</div><div>Norvia Bank Göttingen<br>IBAN {s.iban}<br>BIC {s.bic}</div></div>')
    write(d, f"""
    <div class="entete"><div><b style="font-size:1.6em;letter-spacing:.1em">STEINHÜBEL</b><br>Laborbedarf seit 1964<br><br><span class="small">{s.name} · {s.street} · {s.place()}</span><br>{b.name}<br>Herrn {b.rep}<br>{b.street}<br>{b.place()}</div>
    {refs(("Beleg", "AB-104733"), ("Belegdatum", "11.06.2026"), ("Kundennummer", "20417"), ("Ihre Bestellung", "NOM-4500093 v. 09.06."), ("Bearbeiter", "Frau Quentin, App. 23"))}</div>
    # Auftragsbestätigung
    Sehr geehrter Herr Ahlborn, vielen Dank für Ihren Auftrag. Wir bestätigen ihn wie folgt:
    |:rlrlrr
    |Pos|Artikel / Bezeichnung|Menge|ME|Einzelpreis|Gesamtpreis
    |10|LB-77310<br>Pipettenspitzen 1000 µl, Rack zu 96|60|Rack|8,45|507,00
    |20|NB-20145<br>Nährboden Plate-Count-Agar, Dose 500 g|24|Dose|31,80|763,20
    |30|KB-00150<br>Kühlbrutschrank 150 l, Umluft,<br>0 bis 70 °C, mit Prüfprotokoll|2|Stk|2.190,00|4.380,00
    ||Warenwert||||5.650,20
    ||abzüglich 4 % Jahresrabatt||||−226,01
    ||<b>Zwischensumme</b>||||<b>5.424,19</b>
    |40|Spedition frei Verwendungsstelle (nicht rabattfähig)|1|Psch|85,00|85,00
    |=|Nettobetrag EUR||||5.509,19
    |=|19 % USt. auf 5.509,19||||1.046,75
    |=|Rechnungsbetrag EUR||||6.555,94
    Liefertermin: 23.06.2026, eine Lieferung.
    Zahlungsbedingungen: 10 Tage 2 % Skonto, 30 Tage netto ab Rechnungsdatum.
    Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Beanstandungen bitten wir innerhalb von acht Tagen mitzuteilen. Bitte senden Sie uns ein Exemplar gegengezeichnet zurück; mit Eingang ist der Kaufvertrag geschlossen.
    ~~ Göttingen, 11.06.2026;{s.rep};{s.role};{s.name} // Auftrag erteilt: Northeim, 12.06.2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "AB-104733", "2026-06-11", "2026-06-23", None, rhythm="one_off", days=30, discounts=[("2", 10)],
                   lines=[line("Pipettenspitzen 1000 µl, Rack zu 96", "60", "C62", "8.45", allowance="20.28"), line("Nährboden Plate-Count-Agar, Dose 500 g", "24", "C62", "31.80", allowance="30.53"),
                          line("Kühlbrutschrank 150 l, Umluft", "2", "C62", "2190.00", allowance="175.20"), line("Spedition frei Verwendungsstelle", "1", "LS", "85.00")],
                   accept={"contract_date": ["2026-06-12"], "service_end": ["2026-06-23"], "billing.first_invoice_period.from": ["2026-06-23"], "billing.first_invoice_period.to": ["2026-06-23"], "lines.3.unit": ["C62"], "lines.0.unit": ["RK"], "lines.1.unit": ["CA"]},
                   about="ERP confirmation: discount row on the goods, freight position after it without discount, sub-total between")


def paper_at_unterhaltsreinigung_kremstal():
    s = party("Putzwerk Traunviertel GmbH", "Steyrer Straße 31", "4501", "Neuhofen an der Krems", "AT", "LG Steyr", "Sabine Hörtenhuber", "Geschäftsführerin")
    b = party("Ordinationszentrum Kremstal OG", "Hauptplatz 6", "4560", "Kirchdorf an der Krems", "AT", "LG Steyr", "Dr. Clemens Dietachmair", "Gesellschafter")
    d = doc("de", "bordereau", "Reinigungsvertrag", "'DejaVu Sans Condensed'", "9.2pt", pagefoot=f"{s.name} · {s.reg} · UID {s.vat} · IBAN {s.iban} · BIC {s.bic}")
    write(d, f"""
    # Vertrag über Unterhaltsreinigung
    Vertragszeichen :: PT-U/0612
    Auftragnehmerin :: {s.name}, {s.street}, {s.place(True)}
    Auftraggeberin :: {b.name}, {b.street}, {b.place(True)}, {b.reg_id}
    Reinigungsobjekt :: Ärztezentrum, Simon-Redtenbacher-Platz 3, 4560 Kirchdorf an der Krems
    Leistungsbeginn :: 1. Mai 2026
    Dauer :: unbefristet, Kündigung zum Monatsletzten mit drei Monaten Frist
    ## Leistungsverzeichnis und Entgelt
    |:lrlrr
    |Bereich|Fläche m²|Reinigung|EUR je m² und Monat|EUR je Monat
    |Ordinationen und Behandlungsräume|210|täglich Mo–Fr|2,85|598,50
    |Wartebereich, Gänge, Stiegenhaus|126|dreimal wöchentlich|1,50|189,00
    |Sanitärräume einschließlich Nachfüllen|34|täglich Mo–Fr|4,25|144,50
    |=Monatsentgelt exkl. USt||||932,00
    |=20 % Umsatzsteuer||||186,40
    |=Monatsentgelt inkl. USt||||1.118,40
    Die Flächen gelten als gemeinsam vermessen und anerkannt. Glasreinigung ist gesondert zu bestellen und kostet EUR 260,00 je Durchgang.
    ## Verrechnung
    Die Auftragnehmerin legt zum Monatsende Rechnung über den abgelaufenen Monat. Das Entgelt ist binnen zehn Tagen ab Rechnungseingang abzugsfrei zu überweisen. Verzugszinsen: 9,2 Prozentpunkte über dem Basiszinssatz.
    ## Wertsicherung
    Das Entgelt ändert sich im Ausmaß der kollektivvertraglichen Lohnerhöhung für Denkmal-, Fassaden- und Gebäudereiniger, frühestens ab 1. Jänner 2027.
    ## Mängel
    Beanstandungen sind am selben oder folgenden Werktag zu melden und werden binnen 24 Stunden behoben. Geschieht das nicht, kann die Auftraggeberin das Tagesentgelt der betroffenen Räume einbehalten.
    ## Verschwiegenheit und Haftung
    Das Personal unterliegt der Verschwiegenheit. Die Auftragnehmerin haftet für Sachschäden bis EUR 500.000,00, für Schlüsselverlust bis EUR 8.000,00.
    ## Gerichtsstand
    Sachlich zuständiges Gericht in Steyr.
    ~~ Neuhofen, am 9. April 2026;{s.rep};{s.role};Auftragnehmerin // Kirchdorf, am 14. April 2026;{b.rep};{b.role};Auftraggeberin
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "PT-U/0612", "2026-04-14", "2026-05-01", None, rhythm="monthly", period=("2026-05-01", "2026-05-31"), days=10,
                   lines=[line("Ordinationen und Behandlungsräume, Reinigung täglich", "210", "MTK", "2.85", **v), line("Wartebereich, Gänge, Stiegenhaus", "126", "MTK", "1.50", **v), line("Sanitärräume einschließlich Nachfüllen", "34", "MTK", "4.25", **v)],
                   accept={"contract_date": ["2026-04-09"]}, accept_lines=[[line("Ordinationen und Behandlungsräume", "1", "MON", "598.50", **v), line("Wartebereich, Gänge, Stiegenhaus", "1", "MON", "189.00", **v), line("Sanitärräume einschließlich Nachfüllen", "1", "MON", "144.50", **v)]],
                   about="price per square metre and month; site address apart; open-ended; glass cleaning by order")


def paper_ch_lizenz_kaeserei():
    s = party("Taktwerk Thur Software AG", "Rheinstrasse 8", "8500", "Frauenfeld", "CH", "", "Reto Eigenmann", "Leiter Kunden")
    b = party("Käsereigenossenschaft Hinterthurgau", "Dorfstrasse 19", "9535", "Wilen bei Wil", "CH", "", "Urs Bommer", "Präsident")
    d = doc("de", "platypus", "Lizenz und Support", producer="platypus", face="Serif", points=10, footer=f"{s.name}, {s.street}, {s.place()}   {s.uid} MWST   IBAN {s.iban}", justify=True)
    write(d, f"""
    # Lizenz- und Supportvertrag «Kellerbuch»
    Lizenzgeberin: <b>{s.name}</b>, Frauenfeld
    Lizenznehmerin: <b>{b.name}</b>, {b.street}, {b.place()}
    Vertrag KB-2026-11, ausgefertigt am 20. Februar 2026
    ## 1. Gegenstand
    Die Lizenzgeberin räumt der Lizenznehmerin für die Dauer dieses Vertrags das nicht ausschliessliche Recht ein, die Software Kellerbuch zur Führung von Produktions- und Reifekontrollen zu nutzen, und leistet dafür Support.
    ## 2. Gebühren
    |:lrrr
    |Leistung|Anzahl|Ansatz CHF|Jahresgebühr CHF
    |Arbeitsplatzlizenz|6|290.00|1'740.00
    |Schnittstelle Labor und Waage|2|185.00|370.00
    |Support werktags, Antwort innert vier Stunden|1|640.00|640.00
    |=Total pro Vertragsjahr, exkl. MWST|||2'750.00
    Die Einführung in Ihrem Betrieb wird einmalig mit CHF 1'450.00 in Rechnung gestellt, und zwar zusammen mit der ersten Jahresgebühr. Auf alle Beträge wird die Mehrwertsteuer von 8.1% geschlagen.
    ## 3. Rechnungstellung
    Jahresgebühren werden zu Beginn des Vertragsjahres fakturiert. Die Zahlungsfrist beträgt 30 Tage netto.
    ## 4. Vertragsdauer
    Der Vertrag tritt am 1. April 2026 in Kraft und gilt bis 31. März 2029. Wird er nicht spätestens vier Monate vor Ablauf schriftlich gekündigt, läuft er um je ein Jahr weiter.
    ## 5. Support
    Der Support umfasst telefonische Hilfe und Fernwartung. Einsätze vor Ort kosten CHF 168.00 pro Stunde zuzüglich einer Wegpauschale von CHF 90.00. Neue Versionen sind in der Jahresgebühr enthalten.
    ## 6. Gewährleistung und Haftung
    Reproduzierbare Fehler behebt die Lizenzgeberin unentgeltlich. Für mittelbare Schäden, namentlich verdorbene Ware, haftet sie nicht; im Übrigen ist die Haftung auf eine Jahresgebühr begrenzt.
    ## 7. Daten
    Die Daten verbleiben auf Rechnern der Lizenznehmerin. Für die Datensicherung ist diese selbst verantwortlich.
    ## 8. Schlussbestimmungen
    Es gilt schweizerisches Recht. Gerichtsstand ist Frauenfeld. Änderungen bedürfen der Schriftform.
    ~~ Frauenfeld, 20.02.2026;{s.rep};{s.role};Für die Lizenzgeberin // Wilen, 27.02.2026;{b.rep};{b.role};Für die Lizenznehmerin
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "KB-2026-11", "2026-02-20", "2026-04-01", "2029-03-31", currency="CHF", rhythm="yearly", period=("2026-04-01", "2027-03-31"), days=30,
                   lines=[line("Arbeitsplatzlizenz", "6", "C62", "290.00", **v), line("Schnittstelle Labor und Waage", "2", "C62", "185.00", **v), line("Support werktags, Antwort innert vier Stunden", "1", "ANN", "640.00", **v), line("Einführung im Betrieb", "1", "LS", "1450.00", **v)],
                   accept={"contract_date": ["2026-02-27"], "lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"], "lines.2.unit": ["C62"]}, about="yearly licence with counts, one-off introduction in prose; on-site rates are no lines; seller's street in the foot")


def paper_at_tischlerei_ordination():
    s = party("Tischlerei Gschwandtner KG", "Mühlbachgasse 3", "3340", "Waidhofen an der Ybbs", "AT", "LG St. Pölten", "Johannes Gschwandtner", "Komplementär")
    b = party("Augenzentrum Ybbstal GmbH", "Bahnhofplatz 12", "3300", "Amstetten", "AT", "LG St. Pölten", "Dr. Petra Leitgeb", "Geschäftsführerin")
    d = doc("de", "cairo", "Werkvertrag", producer="cairo", face="Carlito", points=10, margins=(70, 530, 78, 785),
            marks=((70, 45, 13, True, s.name), (70, 60, 8, False, f"{s.street}, {s.place(True)}, {s.reg}, UID-Nummer {s.vat}"), (70, 800, 7.5, False, f"Bankverbindung: {s.iban}, BIC {s.bic}"), (490, 800, 7.5, False, "Blatt {page}")))
    write(d, f"""
    # Werkvertrag
    Zahl: 2026-M-44, Waidhofen an der Ybbs, 8. Juni 2026
    Die Firma {s.name}, im Folgenden „Tischlerei“, und die {b.name}, {b.street}, {b.place(True)}, {b.reg_id}, im Folgenden „Bestellerin“, schließen nachstehenden Werkvertrag über die Einrichtung der neuen Ordination in Amstetten.
    ## I. Werk
    |:rlrlrr
    |Nr|Gegenstand|Menge|EH|Preis EUR|Summe EUR
    |1|Empfangspult, Eiche geölt, mit Kabelkanal|1|Stk|6.900,00|6.900,00
    |2|Einbauschränke, beschichtet, raumhoch|12|lfm|720,00|8.640,00
    |3|Stehtische, höhenverstellbar|4|Stk|715,00|2.860,00
    |=|Auftragssumme ohne USt||||18.400,00
    |=|Umsatzsteuer 20 %||||3.680,00
    |=|Auftragssumme mit USt||||22.080,00
    ## II. Termine
    Montagebeginn ist der 3. August 2026, Fertigstellung der 14. August 2026. Die Freigabe der Werkzeichnungen muss bis 26. Juni 2026 vorliegen; spätere Freigaben verschieben beide Termine.
    ## III. Teilrechnungen
    40 % der Auftragssumme, das sind netto EUR 7.360,00, werden mit Vertragsunterzeichnung verrechnet, 30 % (EUR 5.520,00) bei Anlieferung und 30 % (EUR 5.520,00) nach mängelfreier Übernahme.
    ## IV. Zahlung
    Jede Teilrechnung ist 21 Tage nach Erhalt fällig. Wird innerhalb von 8 Tagen bezahlt, können 3 % Skonto abgezogen werden. Ein Haftrücklass wird nicht vereinbart.
    ## V. Gewähr
    Es gelten die gesetzlichen Bestimmungen und die ÖNORM B 2110. Farb- und Strukturunterschiede des Holzes sind kein Mangel. Die Bestellerin rügt offene Mängel bei der Übernahme.
    ## VI. Eigentum
    Die Gegenstände bleiben bis zur vollständigen Bezahlung im Eigentum der Tischlerei, soweit sie nicht fest mit dem Gebäude verbunden sind.
    ## VII. Regie
    Zusätzliche Arbeiten werden mit EUR 68,00 je Facharbeiterstunde verrechnet und sind täglich abzuzeichnen.
    ~~ Für die Tischlerei;{s.rep};{s.role};{s.name} // Für die Bestellerin;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "2026-M-44", "2026-06-08", "2026-08-03", "2026-08-14", rhythm="milestones", days=21, discounts=[("3", 8)],
                   lines=[line("Einrichtung der Ordination, Teilrechnung 40 % mit Vertragsunterzeichnung", "1", "LS", "7360.00", vat="20")],
                   accept={"lines.0.description": ["40 % der Auftragssumme mit Vertragsunterzeichnung", "Teilrechnung 40 %", "Werkvertrag, 40 % mit Vertragsunterzeichnung"]}, about="works priced by position, part invoices in prose, the first at signature; running metres")


def paper_ch_bauaufzug_miete():
    s = party("Liftbau Oberländer GmbH", "Gewerbestrasse 26", "3700", "Spiez", "CH", "", "Marcel Zurbuchen", "Disposition")
    b = party("Stockwerkeigentümer-Sanierung Thunersee AG", "Seestrasse 118", "3604", "Thun", "CH", "", "Barbara Wyss", "Projektleiterin")
    d = doc("de", "affiche", "Mietvertrag Bauaufzug", "'Lato'", "9.8pt", colour="#d4a017")
    write(d, f"""
    # Mietvertrag<br>Bauaufzug
    Mietvertrag :: 26.3018
    Ausstellungsdatum :: 17.08.2026
    Vermieterin :: {s.name}, {s.street}, {s.place()}, {s.uid} MWST
    Mieterin :: {b.name}, {b.street}, {b.place()}
    Einsatzort :: Überbauung Lindenhof, Haus C, 3604 Thun
    Mietdauer :: 07.09.2026 bis 08.11.2026 (9 Wochen)
    ## Mietgegenstand und Kosten
    |:lrrr
    |Bezeichnung|Anzahl|Ansatz|Betrag
    |Personen- und Materialaufzug 1200 kg, 24 m Masthöhe, Wochenmiete|9|CHF 420.00|CHF 3'780.00
    |Montage, Prüfung und Demontage, pauschal|1|CHF 980.00|CHF 980.00
    |Instruktion der Bediener, Stunden|2|CHF 110.00|CHF 220.00
    |=Nettobetrag|||CHF 4'980.00
    |=MWST 8.1%|||CHF 403.38
    |=Gesamtbetrag|||CHF 5'383.38
    ## Rechnung
    Die Gesamtrechnung wird nach der Demontage zugestellt. Zahlbar innert 20 Tagen rein netto auf {s.iban}.
    ## Pflichten der Mieterin
    Sie stellt einen Stromanschluss 400 V/32 A und eine tragfähige Grundfläche, sichert den Gefahrenbereich und setzt nur instruiertes Personal ein. Wird die Anlage länger gebraucht, meldet sie dies eine Woche vorher; es gilt dann der gleiche Wochenansatz.
    ## Pflichten der Vermieterin
    Sie übergibt die Anlage geprüft und behebt Störungen werktags innert vier Stunden. Für Ausfälle über einen Tag wird die Miete anteilig erlassen. Wetterbedingte Stillstände berechtigen zu keinem Abzug.
    ## Versicherung
    Die Anlage ist gegen Maschinenbruch versichert, Selbstbehalt der Mieterin CHF 2'000.00 je Ereignis. Diebstahl von Zubehör geht zu Lasten der Mieterin.
    ## Anwendbares Recht
    Schweizerisches Obligationenrecht. Gerichtsstand Thun.
    ~~ Spiez, 17.08.2026;{s.rep};{s.role};Vermieterin // Thun, 20.08.2026;{b.rep};{b.role};Mieterin
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "26.3018", "2026-08-17", "2026-09-07", "2026-11-08", currency="CHF", rhythm="one_off", period=("2026-09-07", "2026-11-08"), days=20,
                   lines=[line("Personen- und Materialaufzug 1200 kg, 24 m Masthöhe, Wochenmiete", "9", "WEE", "420.00", **v), line("Montage, Prüfung und Demontage, pauschal", "1", "LS", "980.00", **v), line("Instruktion der Bediener, Stunden", "2", "HUR", "110.00", **v)],
                   accept={"contract_date": ["2026-08-20"], "lines.0.unit": ["C62"]}, about="rent by weeks, one invoice at the end; units inside the descriptions; contract number with a point")


def paper_de_ladepunkte_prueffirma():
    s = party("Elektro-Prüfdienst Ammerland GmbH", "Industriestraße 9", "26655", "Westerstede", "DE", "HRB Oldenburg", "Hauke Oltmanns", "Geschäftsführer")
    b = party("Wohnbau Zwischenahner Meer eG", "Georgstraße 17", "26160", "Bad Zwischenahn", "DE", "GnR Oldenburg", "Renate Siefken", "Vorstand")
    d = doc("de", "pli", "Prüfvertrag Ladepunkte", "'Carlito'", "11pt", colour="#234f1e", pagefoot=f"{s.name} · {s.street} · {s.place()} · {s.reg} · St.-Nr. {s.tax} · {s.iban}")
    write(d, f"""
    <div class="haut"><div class="logo">epa</div><div class="small">Elektro-Prüfdienst Ammerland<br>pruefen@epa-ammerland.example</div></div>
    <div class="fenetre"><div class="expediteur">{s.name} · {s.street} · {s.place()}</div>{b.name}<br>Frau {b.rep}<br>{b.street}<br>{b.place()}</div>
    <div class="ligne"><span><b>Unser Zeichen</b>HO/lp</span><span><b>Telefon</b>04488 5550-12</span><span><b>Datum</b>19. Januar 2026</span></div>
    # Wiederkehrende Prüfung Ihrer Ladepunkte – Vereinbarung 2026/017
    Sehr geehrte Frau Siefken,
    gern übernehmen wir ab dem 1. März 2026 die wiederkehrende Prüfung der Ladepunkte in Ihren Tiefgaragen nach DGUV Vorschrift 3. Wir haben Folgendes abgesprochen:
    |:lrr
    |Leistung|Anzahl|Preis je Jahr und Stück
    |Prüfung Ladepunkt mit Protokoll und Plakette|16|78,00 EUR
    |Prüfung Unterverteilung mit Thermografie|3|130,00 EUR
    Zu diesen Preisen kommt die gesetzliche Umsatzsteuer hinzu. Die Rechnung über das ganze Prüfjahr erhalten Sie jeweils im März; wir bitten um Überweisung innerhalb von 21 Tagen. Instandsetzungen nehmen wir nur nach Ihrer Freigabe vor und berechnen dafür 74,00 EUR je Stunde.
    Die Vereinbarung gilt drei Jahre und endet am 28. Februar 2029, ohne dass es einer Kündigung bedarf. Die Preise bleiben in dieser Zeit unverändert. Zugang zu den Garagen verschafft uns der Hausmeister; vergebliche Anfahrten gehen mit 55,00 EUR zu Ihren Lasten.
    Für Schäden haften wir im Rahmen unserer Betriebshaftpflicht bis 3 Mio. EUR.
    Wir freuen uns auf die Zusammenarbeit. Bitte schicken Sie uns die Zweitschrift unterzeichnet zurück.
    Mit freundlichen Grüßen
    ~~ ;{s.rep};{s.role};{s.name} // Angenommen: Bad Zwischenahn, 26. Januar 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": None}
    return d.truth(s, b, "2026/017", "2026-01-19", "2026-03-01", "2029-02-28", rhythm="yearly", period=("2026-03-01", "2027-02-28"), days=21, findings=["vat_rate_missing"],
                   lines=[line("Prüfung Ladepunkt mit Protokoll und Plakette", "16", "C62", "78.00", **v), line("Prüfung Unterverteilung mit Thermografie", "3", "C62", "130.00", **v)],
                   accept={"contract_date": ["2026-01-26"], "lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"]}, about="letter with a small table without sums; statutory tax without a rate; yearly price per piece")
