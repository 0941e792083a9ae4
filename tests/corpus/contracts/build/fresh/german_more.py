"""Sealed papers in German: the other six."""
from ._looks import art, firm, flow, inner, line, sheet, word, write

AT = {"vat": "20"}
CH = {"vat": "8.1"}


def paper_de_revierdienst():
    s = firm("Hanseguard Bewachung GmbH", "Diedrich-Wilkens-Straße 39", "28309", "Bremen", "DE", "HRB Bremen", "Uwe Schierholz", "Prokurist")
    b = firm("Baustoffe Wümmetal GmbH", "Borgfelder Landstraße 14", "28357", "Bremen", "DE", "HRB Bremen", "Jörg Tietjen", "Geschäftsführer")
    d = sheet("de", "rand", "Bewachungsvertrag", foot=f"{s.name} – Erlaubnis nach § 34a GewO – USt-IdNr. {s.vat}", gap=8)
    price = inner("lr", ["Leistung im Monat", "Euro netto"], ["Revierkontrolle, zwei Rundgänge je Nacht", "890,00"], ["Aufschaltung der Einbruchmeldeanlage", "45,00"], ["Verwahrung der Schlüssel", "18,00"], foot=[["Monatspreis", "963,00"]])
    write(d, f"""
    # Bewachungsvertrag BW 1147
    {art("Vertragspartner", f"{s.name}, {s.street}, {s.place()}, {s.reg}, als Bewachungsunternehmen,", f"{b.name}, {b.street}, {b.place()}, {b.reg}, als Kundin.")}
    {art("Bewachungsobjekt", "Lagerplatz und Verkaufshalle der Kundin an der Borgfelder Landstraße einschließlich des Freigeländes bis zum Zaun.")}
    {art("Aufgaben", "Das Bewachungsunternehmen kontrolliert das Objekt jede Nacht zweimal zu wechselnden Zeiten zwischen 21 und 5 Uhr, prüft Türen, Tore und Fenster auf Verschluss und hält jede Kontrolle über elektronische Kontrollpunkte fest.", "Bei einem Alarm trifft innerhalb von 25 Minuten ein Wachmann ein. Jeder Einsatz nach Fehlalarm wird mit 52,00 Euro netto gesondert berechnet.")}
    {art("Dauer", "Die Bewachung beginnt am 1. Juni 2026. Der Vertrag läuft bis zum 31. Mai 2027 und verlängert sich um jeweils ein Jahr, sofern er nicht sechs Wochen vorher gekündigt wird.")}
    {art("Vergütung", "Die Kundin zahlt monatlich:", price, "Die Umsatzsteuer von 19 % tritt hinzu. Feiertage sind abgegolten.")}
    {art("Zahlung", "Rechnungen werden monatlich im Nachhinein gestellt und sind binnen 14 Tagen zu begleichen.")}
    {art("Haftung", "Das Bewachungsunternehmen haftet bis zu 1.500.000 Euro für Personenschäden, 250.000 Euro für Sachschäden und 15.000 Euro für das Abhandenkommen bewachter Sachen. Schäden sind binnen einer Woche anzuzeigen.")}
    {art("Dienstanweisung", "Die Dienstanweisung regelt Kontrollpunkte und Meldewege. Sie darf nur einvernehmlich geändert werden und ist vertraulich zu behandeln.")}
    {art("Datum", "Bremen, den 5. Mai 2026")}
    ~~ ;{s.rep};{s.role};Bewachungsunternehmen // ;{b.rep};{b.role};Kundin
    """)
    lines = [line("Revierkontrolle, zwei Rundgänge je Nacht", "1", "MON", "890.00"), line("Aufschaltung der Einbruchmeldeanlage", "1", "MON", "45.00"), line("Verwahrung der Schlüssel", "1", "MON", "18.00")]
    return d.truth(s, b, "BW 1147", "2026-05-05", "2026-06-01", "2027-05-31", rhythm="monthly", period=("2026-06-01", "2026-06-30"), days=14, lines=lines, findings=["totals_mismatch"],
                   accept={"totals.net": [None], "totals.gross": [None], "totals.vat": [[]]}, about="headings in the margin; the printed monthly total is 10 euros too high")


def paper_at_webserver():
    s = firm("Murtal Datenhaus GmbH", "Gadollaplatz 3", "8010", "Graz", "AT", "LG für ZRS Graz", "DI Werner Plessl", "Geschäftsführer")
    b = firm("Weingut Familie Posch KG", "Ratsch an der Weinstraße 61", "8461", "Ehrenhausen", "AT", "LG für ZRS Graz", "Katharina Posch", "Komplementärin")
    d = sheet("de", "fiche", "Hosting-Auftrag", colour="#7a1f3d", gap=11, foot=f"{s.name} | {s.street}, {s.place()} | {s.reg}<br>UID {s.vat} | IBAN {s.iban} | BIC {s.bic} | Gerichtsstand Graz")
    write(d, f"""
    # Hosting-Auftrag
    Auftragsnummer :: H-5520/26
    Kundin :: {b.name}, {b.street}, {b.place()}
    UID der Kundin :: {b.vat}
    Auftragsdatum :: 10.11.2026
    Bereitstellung ab :: 1. Jänner 2027
    Vertragsdauer :: ein Jahr, bis 31. Dezember 2027; danach Verlängerung um je sechs Monate
    Verrechnung :: halbjährlich im Voraus
    Zahlung :: binnen 14 Tagen netto Kassa ab Rechnungserhalt
    ## Leistungen und Entgelte
    |:llrrr
    |Leistung|Ausstattung|Anzahl|Entgelt/Monat in €|Summe/Monat in €
    |Webserver, betreut|4 Kerne, 80 GB, PHP und Datenbank, tägliche Sicherung|1|49,00|49,00
    |Postfach|20 GB, Spamfilter|12|3,50|42,00
    |Domainverwaltung|weingut-posch.example u. a.|4|1,75|7,00
    |=|Zwischensumme|||98,00
    |=|10 % Bestandskundenrabatt|||– 9,80
    |=|Monatsentgelt exkl. USt.|||88,20
    Für das Halbjahr ergeben sich 529,20 € exkl. USt., zuzüglich 20 % USt. 105,84 €, insgesamt 635,04 €.
    ## Bedingungen
    Die Verfügbarkeit des Webservers beträgt 99,5 % im Jahresmittel; angekündigte Wartungen zwischen 2 und 5 Uhr zählen nicht als Ausfall. Wird der Wert in einem Monat unterschritten, werden 15 % des Monatsentgelts gutgeschrieben.
    Die Kundin ist für Inhalte, Impressum und Einwilligungen ihrer Website selbst verantwortlich. Erhält {s.name} eine begründete Beschwerde über rechtswidrige Inhalte, darf der Zugang nach Verständigung der Kundin gesperrt werden.
    Bei Verzug werden Verzugszinsen von 9,2 Prozentpunkten über dem Basiszinssatz verrechnet, ferner 40 € Betreibungskosten nach § 458 UGB. Preisanpassungen erfolgen einmal jährlich nach dem VPI 2020.
    Nach Vertragsende stehen die Daten der Kundin noch 30 Tage zum Abruf bereit.
    ~~ Graz, am 10.11.2026;{s.rep};{s.role};für den Anbieter // Ehrenhausen, am 13.11.2026;{b.rep};{b.role};für die Kundin
    ---
    ## Beilage: Leistungsbeschreibung
    Server :: virtuelle Maschine im Rechenzentrum Graz-Liebenau, zweite Kopie in Kapfenberg
    Betriebssystem :: Debian, Sicherheitsupdates binnen 72 Stunden nach Erscheinen
    Sicherung :: täglich um 3 Uhr, 30 Stände; Wiederherstellung einzelner Dateien zweimal pro Quartal inbegriffen
    Überwachung :: Erreichbarkeit alle 60 Sekunden, Zertifikat und Plattenplatz täglich
    Unterstützung :: Montag bis Freitag 8 bis 17 Uhr per Telefon, Notfallnummer für Totalausfälle rund um die Uhr
    ## Abgrenzung
    Die Pflege des Shops und seiner Erweiterungen obliegt der Agentur der Kundin. Verursacht eine Erweiterung eine übermäßige Last, darf sie nach Rücksprache abgeschaltet werden. Datenverkehr bis 2 TB im Monat ist enthalten; wird er dreimal in Folge überschritten, wird ein größerer Server vereinbart.
    ## Domains
    Die Domains werden im Namen der Kundin registriert. Für die Verlängerung sorgt der Anbieter, solange der Vertrag besteht. Beim Wechsel des Anbieters wird der Auth-Code binnen zwei Werktagen ausgehändigt.
    ## Auftragsverarbeitung
    Die Bestellungen im Shop enthalten personenbezogene Daten. Der Anbieter verarbeitet sie nur zum Betrieb des Servers, verpflichtet seine Beschäftigten auf das Datengeheimnis und meldet Verletzungen unverzüglich. Subauftragsverarbeiter ist allein der Betreiber des Rechenzentrums in Kapfenberg.
    ## Haftung
    Der Anbieter haftet nicht für leichte Fahrlässigkeit, ausgenommen Personenschäden. Der Ersatz entgangenen Gewinns ist ausgeschlossen. Schadenersatzansprüche verjähren ein Jahr ab Kenntnis von Schaden und Schädiger.
    """)
    lines = [line("Webserver, betreut", "6", "MON", "49.00", allowance="29.40", **AT), line("Postfach", "72", "C62", "3.50", allowance="25.20", **AT), line("Domainverwaltung", "24", "C62", "1.75", allowance="4.20", **AT)]
    return d.truth(s, b, "H-5520/26", "2026-11-10", "2027-01-01", "2027-12-31", rhythm="half_yearly", period=("2027-01-01", "2027-06-30"), days=14, lines=lines,
                   accept={"lines.0.unit": ["C62"], "lines.1.unit": ["MON"], "lines.2.unit": ["MON"], "contract_date": ["2026-11-13"]}, about="Austria; half-yearly bills of monthly prices with a discount row; seller only in the foot")


def paper_at_gruenpflege_scan():
    s = firm("Gartenhand Pflegebetriebe OG", "Mühlviertler Straße 27", "4210", "Gallneukirchen", "AT", "LG Linz", "Roland Affenzeller", "Gesellschafter")
    b = firm("Pensionistenheim Rodltal gemeinnützige GmbH", "Kirchenweg 8", "4201", "Gramastetten", "AT", "LG Linz", "Edith Wöckinger", "Heimleiterin")
    d = sheet("de", "courrier", "Grünpflege", colour="#4c7a34", scan={"seed": 612, "turn": 0.4, "grain": 5, "quality": 34}, foot=f"{s.name} · {s.reg} · UID: {s.vat} · Konto {s.iban}", gap=8)
    write(d, f"""
    <div class="head"><span class="logo">Gartenhand</span> &nbsp; Pflege von Grün und Wegen</div>
    <div style="font-size:.8em;margin-bottom:5mm">{s.name}, {s.street}, {s.place()}</div>
    <div class="to">An die<br>{b.name}<br>zu Handen Frau {b.rep}<br>{b.street}<br>{b.place()}</div>
    Gallneukirchen, am 2. März 2026
    # Pflegevereinbarung Saison 2026
    Sehr geehrte Frau Wöckinger,
    wie besprochen pflegen wir die Außenanlagen Ihres Hauses vom 1. April bis zum 30. November 2026. Wir vereinbaren dafür Folgendes:
    Wir mähen den Rasen alle zehn Tage, schneiden die Hecken im Juni und im September, jäten die Beete und räumen im Herbst das Laub. Gegossen wird von Ihrem Hausmeister.
    Als Entgelt bezahlen Sie für jeden Monat der Saison einen Pauschalbetrag von EUR 480,00 zuzüglich 20 % USt., sohin EUR 576,00. Für den Frühjahrsschnitt der Obstbäume kommen einmalig EUR 650,00 zuzüglich 20 % USt. dazu, die wir mit der Rechnung für April verrechnen.
    Die Rechnung schicken wir Ihnen immer zum Monatsletzten; wir bitten um Überweisung binnen 8 Tagen.
    Pflanzen, Rindenmulch und die Deponiegebühr für Grünschnitt über fünf Kubikmeter hinaus verrechnen wir zum Einkaufspreis. Fällt wegen Regens ein Termin aus, holen wir ihn in derselben Woche nach.
    Schäden an Einfassungen oder Leuchten, die beim Mähen entstehen, ersetzen wir; dafür besteht eine Haftpflichtversicherung. Für nicht eingezeichnete Leitungen im Boden übernehmen wir keine Haftung.
    Wenn Sie einverstanden sind, schicken Sie uns bitte eine Ausfertigung unterschrieben zurück.
    Mit freundlichen Grüßen
    ~~ ;{s.rep};{s.role};{s.name} // Einverstanden: Gramastetten, 9. März 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, "2026-03-02", "2026-04-01", "2026-11-30", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=8,
                   lines=[line("Pauschalbetrag Pflege der Außenanlagen", "1", "MON", "480.00", **AT), line("Frühjahrsschnitt der Obstbäume", "1", "LS", "650.00", **AT)],
                   accept={"contract_date": ["2026-03-09"], "lines.0.description": ["Pauschalbetrag", "Pflege der Außenanlagen", "Pflege Außenanlagen", "Pflegevereinbarung"]}, about="scanned letter, prices in prose, one-off part with the first bill")


def paper_at_deeskalation():
    s = firm("Mag. Birgit Haselsteiner", "Raimundstraße 19", "4020", "Linz", "AT", "", "Mag. Birgit Haselsteiner", "Trainerin")
    b = firm("Sonnleiten Pflege Betriebs-GmbH", "Höhenweg 2", "4292", "Kefermarkt", "AT", "LG Linz", "Manfred Traxler", "Geschäftsführer")
    d = flow("de", "Seminarvereinbarung", "Serif", 10.2, footer=f"{s.name}, {s.street}, {s.place()}, IBAN {s.iban}")
    write(d, f"""
    # Seminarvereinbarung
    abgeschlossen zwischen {s.name}, {s.street}, {s.place()} (Trainerin), und der {b.name}, {b.street}, {b.place()}, {b.reg} (Veranstalterin).
    ## 1. Seminar
    „Ruhig bleiben: Deeskalation im Pflegealltag“, drei Seminartage vom 12. Oktober 2026 bis 14. Oktober 2026, jeweils 9 bis 17 Uhr, im Haus der Veranstalterin, für höchstens 18 Personen.
    ## 2. Honorar
    |:lrlrr
    |Leistung|Menge|Einheit|Einzelbetrag|Betrag
    |Seminartag|3|Tage|€ 780,00|€ 2.340,00
    |Arbeitsmappe|18|Stück|€ 14,00|€ 252,00
    |Fahrtkosten pauschal|1|pauschal|€ 120,00|€ 120,00
    |=Gesamthonorar||||€ 2.712,00
    Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung gemäß § 6 Abs. 1 Z 27 UStG.
    ## 3. Abrechnung
    Die Honorarnote wird nach dem letzten Seminartag gelegt und ist innerhalb von 15 Tagen zu überweisen.
    ## 4. Absage
    Sagt die Veranstalterin später als vier Wochen vor Beginn ab, bezahlt sie die Hälfte des Honorars, später als eine Woche vorher das ganze. Bei Krankheit der Trainerin wird ein Ersatztermin gesucht; weitere Ansprüche bestehen nicht.
    ## 5. Unterlagen
    Die Arbeitsmappe darf nur von den Teilnehmenden verwendet werden. Bild- und Tonaufnahmen sind nicht gestattet. Die Veranstalterin stellt Raum, Leinwand und Verpflegung.
    ~~ Linz, 8.6.2026;{s.rep};;Trainerin // Kefermarkt, 15.6.2026;{b.rep};{b.role};Veranstalterin
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, None, "2026-06-15", "2026-10-12", "2026-10-14", rhythm="one_off", period=("2026-10-12", "2026-10-14"), days=15,
                   lines=[line("Seminartag", "3", "DAY", "780.00", **v), line("Arbeitsmappe", "18", "C62", "14.00", **v), line("Fahrtkosten pauschal", "1", "LS", "120.00", **v)],
                   notes=["Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung gemäß § 6 Abs. 1 Z 27 UStG"], accept={"contract_date": ["2026-06-08"], "seller.name": ["Birgit Haselsteiner"]}, about="Austria, small business; a person sells a training")


def paper_ch_aufzugswartung():
    s = firm("Vertika Aufzugsservice AG", "Zürcherstrasse 204", "8406", "Winterthur", "CH", "", "Reto Baumberger", "Leiter Service")
    b = firm("Immobilien Eulachhof AG", "Hegifeldstrasse 71", "8404", "Winterthur", "CH", "", "Silvia Rüegg", "Bewirtschafterin")
    d = sheet("de", "dossier", "Wartungsvertrag", colour="#24476b", foot=f"{s.name} · {s.street} · {s.place(True)} · {s.uid} MWST · IBAN {s.iban}", gap=9)
    write(d, f"""
    # Wartungsvertrag «Basis Plus» Nr. 40-3318
    Eigentümerin (Auftraggeberin) :: {b.name}, {b.street}, {b.place()}
    Unterhaltsfirma :: {s.name}
    Standort der Anlagen :: Eulachhof, Häuser A und B
    Vertragsbeginn :: 01.01.2027
    Feste Dauer :: 3 Jahre, d. h. bis 31.12.2029, anschliessend jährlich kündbar auf Ende Jahr mit 90 Tagen Frist
    ## Anlagen und Jahrespreise
    |:lrrr
    |Anlage / Leistung|Anzahl|Preis pro Anlage und Jahr|Betrag pro Jahr
    |Personenaufzug 630 kg, Wartung und Reinigung|2|1'460.00|2'920.00
    |Notrufaufschaltung 24 h mit SIM-Karte|2|210.00|420.00
    |Garagentorantrieb, Jahresservice|1|360.00|360.00
    |=Total exkl. MWST|||CHF 3'700.00
    |=MWST 8.1 %|||CHF 299.70
    |=Total inkl. MWST|||CHF 3'999.70
    ## Leistungsumfang
    Vier Wartungen pro Jahr und Aufzug nach SN EN 13015; Schmiermittel und Kleinmaterial bis CHF 50.00 pro Einsatz sind inbegriffen. Befreiung eingeschlossener Personen rund um die Uhr innert 45 Minuten. Nicht inbegriffen sind Tragseile, Frequenzumrichter und Schäden durch Vandalismus.
    ## Fakturierung
    Der Jahresbetrag wird jeweils im Januar für das laufende Kalenderjahr in Rechnung gestellt. Zahlbar innert 30 Tagen netto.
    ## Teuerung
    Die Preise werden auf Jahresbeginn dem Landesindex der Konsumentenpreise angepasst, erstmals auf den 1. Januar 2028.
    ## Haftung und Gerichtsstand
    Die Unterhaltsfirma haftet für Schäden, die ihr Personal verschuldet, bis zur Deckungssumme von CHF 10 Mio. ihrer Betriebshaftpflicht. Ausschliesslicher Gerichtsstand ist Winterthur.
    ~~ Winterthur, 21.10.2026;{s.rep};{s.role};Unterhaltsfirma // Winterthur, 28.10.2026;{b.rep};{b.role};Eigentümerin
    """)
    return d.truth(s, b, "40-3318", "2026-10-28", "2027-01-01", "2029-12-31", currency="CHF", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=30,
                   lines=[line("Personenaufzug 630 kg, Wartung und Reinigung", "2", "C62", "1460.00", **CH), line("Notrufaufschaltung 24 h mit SIM-Karte", "2", "C62", "210.00", **CH), line("Garagentorantrieb, Jahresservice", "1", "C62", "360.00", **CH)],
                   accept={"contract_date": ["2026-10-21"], "lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"], "lines.2.unit": ["ANN"]}, about="Switzerland; buyer first; yearly price per installation")


def paper_ch_trinkwasseranalysen():
    s = firm("Hydrolytik Labor Toggenburg GmbH", "Ebnaterstrasse 118", "9630", "Wattwil", "CH", "", "Dr. Ursina Giger", "Laborleiterin")
    b = firm("Korporation Wasserversorgung Krummenau", "Dorf 44", "9643", "Krummenau", "CH", "", "Köbi Scherrer", "Brunnenmeister")
    d = word("de", "Rahmenvereinbarung Wasseranalysen", "Liberation Serif", 11, footer=f"{s.name} · {s.street} · {s.place()} · {s.uid} MWST ·", border="0.3pt solid #000000")
    write(d, f"""
    # Rahmenvereinbarung über Trink- und Quellwasseranalysen
    Auftragslabor :: {s.name}, {s.street}, {s.place()}
    Auftraggeberin :: {b.name}, {b.street}, {b.place()}
    Referenz :: RV-26-09
    Gültigkeit :: 1. März 2026 bis 28. Februar 2028
    ## Zweck
    Die Auftraggeberin kann während der Gültigkeit beim Labor Analysen zu den folgenden festen Preisen abrufen. Eine Mindestmenge wird nicht vereinbart. Jeder Abruf erfolgt per E-Mail mit Angabe der Entnahmestelle.
    ## Preise pro Probe in CHF, exkl. 8.1 % MWST
    |:llr
    |Code|Untersuchung|CHF
    |T-01|Bakteriologische Grunduntersuchung|68.00
    |T-02|Chemische Kurzanalyse mit Nitrat und Härte|94.50
    |T-05|Chlorothalonil-Metaboliten|185.00
    |T-09|Legionellen|112.00
    |P-01|Probenahme vor Ort, pro Entnahmestelle|46.00
    ## Ablauf
    Proben, die bis 15 Uhr eintreffen, werden gleichentags angesetzt. Befunde liegen bei der Bakteriologie nach drei, bei der Chemie nach acht Arbeitstagen vor; bei Überschreitung eines Höchstwerts ruft das Labor sofort an.
    Das Labor ist nach ISO/IEC 17025 akkreditiert und informiert, wenn eine Analyse an ein Partnerlabor vergeben wird.
    ## Verrechnung
    Nach jedem Abruf stellt das Labor Rechnung, zahlbar innert 20 Tagen. Preisänderungen sind während der Gültigkeit ausgeschlossen.
    ## Schlussbestimmungen
    Rückstellproben werden sechs Wochen aufbewahrt. Die Vereinbarung kann mit einer Frist von drei Monaten auf ein Quartalsende aufgelöst werden. Es gilt schweizerisches Recht.
    ~~ Wattwil, 12. Februar 2026;{s.rep};{s.role};Auftragslabor // Krummenau, 17. Februar 2026;{b.rep};{b.role};Auftraggeberin
    """)
    price = [("Bakteriologische Grunduntersuchung", "68.00"), ("Chemische Kurzanalyse mit Nitrat und Härte", "94.50"), ("Chlorothalonil-Metaboliten", "185.00"), ("Legionellen", "112.00"), ("Probenahme vor Ort, pro Entnahmestelle", "46.00")]
    return d.truth(s, b, "RV-26-09", "2026-02-17", "2026-03-01", "2028-02-28", currency="CHF", rhythm="per_call_off", days=20, kind="framework", findings=["framework"],
                   lines=[line(name, None, "C62", p, **CH) for name, p in price], accept={"contract_date": ["2026-02-12"]}, about="Swiss framework with a price list, no minimum")
