"""Sealed papers in German: first six."""
from ._looks import cells, cols, drawn, firm, head, line, sheet, word, write


def paper_de_arbeitsplatzbetreuung():
    s = firm("Wattkamp Systemhaus GmbH", "Eckernförder Straße 291", "24119", "Kronshagen", "DE", "HRB Kiel", "Hauke Wattkamp", "Geschäftsführer")
    b = firm("Brodersen Thomsen Steuerberater PartG mbB", "Lorentzendamm 41", "24103", "Kiel", "DE", "PR Kiel", "Maren Thomsen", "Partnerin")
    d = sheet("de", "kontor", "Vertrag WS-2026-0117", colour="#0a5c7a", gap=17,
              foot=cols(f"{s.name}<br>{s.street}<br>{s.place()}", f"Sitz der Gesellschaft: Kronshagen<br>{s.reg}<br>Geschäftsführer: {s.rep}", f"USt-IdNr. {s.vat}<br>Steuernummer {s.tax}", f"Förde Bank<br>{s.iban}<br>BIC {s.bic}"))
    write(d, f"""
    {head('<div class="logo">Wattkamp</div><div class="claim">Systemhaus an der Förde</div>', "Tel. 0431 555 01-0<br>service@wattkamp.example")}
    # Vertrag über die Betreuung von IT-Arbeitsplätzen Nr. WS-2026-0117
    zwischen der {s.name} (nachfolgend „Systemhaus“) und der
    {b.name}, {b.street}, {b.place()}, Partnerschaftsregister {b.reg_id} beim Amtsgericht Kiel (nachfolgend „Kanzlei“).
    ## 1. Gegenstand
    Das Systemhaus betreut die Arbeitsplätze, Server und Postfächer der Kanzlei in dem Umfang, den Anlage 1 beschreibt. Dazu gehören die Überwachung der Systeme, das Einspielen von Aktualisierungen, die Annahme von Störungsmeldungen und die tägliche Prüfung der Datensicherung. Nicht dazu gehören die Fachanwendungen der Kanzlei; für sie ist der jeweilige Hersteller zuständig.
    ## 2. Erreichbarkeit
    Meldungen nimmt das Systemhaus werktags von 7.30 bis 17.30 Uhr entgegen. Steht ein Server still, beginnt die Bearbeitung spätestens nach zwei Stunden, bei einem einzelnen Arbeitsplatz spätestens nach acht Stunden innerhalb dieser Zeiten.
    ## 3. Mitwirkung der Kanzlei
    Die Kanzlei benennt zwei Personen, die Störungen melden dürfen, und gewährt den nötigen Zutritt. Sie hält Passwörter geheim und meldet Zu- und Abgänge von Mitarbeitern eine Woche vorher.
    ## 4. Vergütung und Abrechnung
    Die Vergütung ergibt sich aus Anlage 1. Sie wird zu Beginn jedes Kalendermonats für diesen Monat in Rechnung gestellt. Die Einrichtung wird mit der ersten Monatsrechnung berechnet. Rechnungen sind zehn Tage nach Zugang ohne Abzug zu bezahlen. Ändert sich die Zahl der Arbeitsplätze oder Postfächer, ändert sich die Vergütung vom folgenden Monat an.
    ## 5. Laufzeit
    Der Vertrag beginnt am 1. April 2026 und wird bis zum 31. März 2028 fest geschlossen. Wird er nicht drei Monate vor Ablauf gekündigt, verlängert er sich jeweils um zwölf Monate.
    ## 6. Vertraulichkeit und Datenschutz
    Das Systemhaus verpflichtet seine Mitarbeiter nach § 203 StGB und § 62a StBerG zur Verschwiegenheit. Eine Vereinbarung zur Auftragsverarbeitung wird gesondert unterschrieben.
    ## 7. Haftung
    Für Vorsatz und grobe Fahrlässigkeit haftet das Systemhaus unbeschränkt, für die leicht fahrlässige Verletzung wesentlicher Pflichten bis zu 100.000 Euro je Schadensfall.
    ~~ Kronshagen, 12.03.2026;{s.rep};{s.role};Systemhaus // Kiel, 16.03.2026;{b.rep};{b.role};Kanzlei
    ---
    ## Anlage 1: Leistungen und Preise
    |:rlrrr
    |Pos.|Baustein|Menge|EUR je Stück und Monat|EUR je Monat
    |1|Arbeitsplatz Windows, betreut<br>inkl. Virenschutz und Aktualisierungen|14|39,00|546,00
    |2|Server virtuell, betreut|2|118,00|236,00
    |3|Datensicherung im Rechenzentrum, 1 TB|1|89,00|89,00
    |4|Postfach mit Archivierung|19|6,40|121,60
    |=|Summe monatlich netto|||992,60
    |=|zzgl. 19 % Umsatzsteuer|||188,59
    |=|Summe monatlich brutto|||1.181,19
    Einmalig: Einrichtung und Übernahme der Systeme, pauschal 1.450,00 EUR netto.
    Leistungen, die nicht genannt sind, werden nach vorheriger Freigabe mit 98,00 EUR je Stunde netto berechnet.
    """)
    lines = [line("Arbeitsplatz Windows, betreut", "14", "C62", "39.00"), line("Server virtuell, betreut", "2", "C62", "118.00"),
             line("Datensicherung im Rechenzentrum, 1 TB", "1", "C62", "89.00"), line("Postfach mit Archivierung", "19", "C62", "6.40"),
             line("Einrichtung und Übernahme der Systeme", "1", "LS", "1450.00")]
    return d.truth(s, b, "WS-2026-0117", "2026-03-16", "2026-04-01", "2028-03-31", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=10, lines=lines,
                   accept={f"lines.{k}.unit": ["MON"] for k in range(4)} | {"contract_date": ["2026-03-12"]}, about="seller's numbers and address in the page foot; prices in an annex; setup fee with the first bill")


def paper_de_unterhaltsreinigung():
    s = firm("Kruse & Holtmeyer Gebäudedienste OHG", "Am Natruper Holz 17", "49090", "Osnabrück", "DE", "HRA Osnabrück", "Torsten Holtmeyer", "Gesellschafter")
    b = firm("Gemeinschaftspraxis Lammers und Quakernack GbR", "Iburger Straße 205", "49082", "Osnabrück", "DE", "", "Dr. Wiebke Lammers", "Gesellschafterin")
    d = sheet("de", "amt", "Reinigungsauftrag", colour="#2b6e3f", foot=f"{s.name} · {s.reg} · Steuer-Nr. {s.tax} · IBAN {s.iban}", gap=9)
    c = cells
    write(d, f"""
    # Reinigungsauftrag
    {c(("Auftrags-Nr.", "R 26/031", 30), ("Ausgefertigt am", "19.01.2026", 30), ("Bearbeiter/in", "Frau Hölscher", 40))}
    ## Auftragnehmer
    {c(("Firma", s.name, 50), ("Straße", s.street, 28), ("PLZ / Ort", s.place(), 22))}
    ## Auftraggeber
    {c(("Name", b.name, 50), ("Straße", b.street, 28), ("PLZ / Ort", b.place(), 22))}
    ## Objekt und Ausführung
    {c(("Objekt", "Praxisräume 1. OG und Treppenhaus, " + b.street, 60), ("Zeit", "Mo–Fr ab 19 Uhr", 20), ("Schlüssel", "2 Stück erhalten", 20))}
    {c(("Vertragsbeginn", "01.02.2026", 25), ("Dauer", "unbefristet", 25), ("Kündigung", "3 Monate zum Monatsende", 50))}
    ## Leistung und Preise (netto)
    |:lrlr
    |Bereich|Fläche m²|Turnus|Pauschale je Monat €
    |Behandlungs- und Wartezimmer|186|5 x wöchentlich|612,00
    |Treppenhaus|40|1 x wöchentlich|84,00
    |Fenster innen und außen|32|4 x jährlich, auf Monate verteilt|27,50
    |=Monatspauschale netto|||723,50
    |=Mehrwertsteuer 19 %|||137,47
    |=Monatspauschale brutto|||860,97
    ## Zahlung
    {c(("Rechnung", "monatlich, am Monatsende", 34), ("Zahlungsziel", "30 Tage netto", 33), ("Skonto", "2 % bei Zahlung binnen 10 Tagen", 33))}
    ## Bedingungen
    1. Reinigungsmittel, Maschinen und Müllbeutel stellt der Auftragnehmer; Wasser und Strom stellt der Auftraggeber unentgeltlich. Hygienepapier und Seife werden nach Verbrauch gesondert berechnet.
    2. Fällt eine Reinigung auf einen gesetzlichen Feiertag, entfällt sie ohne Abzug.
    3. Beanstandungen sind am nächsten Werktag zu melden; der Auftragnehmer bessert innerhalb eines Tages nach.
    4. Ändert sich der Tariflohn im Gebäudereiniger-Handwerk, dürfen die Pauschalen im gleichen Verhältnis angepasst werden, soweit sie auf Lohn entfallen.
    5. Verlorene Schlüssel ersetzt der Auftragnehmer bis zu 5.000 Euro je Fall; eine Betriebshaftpflicht besteht.
    ~~ Osnabrück, 19.01.2026;{s.rep};{s.role};Auftragnehmer // Osnabrück, 22.01.2026;{b.rep};{b.role};Auftraggeber
    ---
    # Leistungsverzeichnis zum Reinigungsauftrag
    ## Behandlungs- und Wartezimmer, Empfang, Büro
    |:lccc
    |Tätigkeit|täglich|wöchentlich|monatlich
    |Abfallbehälter leeren, Beutel wechseln|X||
    |Fußböden feucht wischen, desinfizierend in Behandlungsräumen|X||
    |Liegen, Armlehnen und Türgriffe desinfizierend wischen|X||
    |Waschbecken, Spiegel und Armaturen reinigen|X||
    |Schreibtische, soweit frei geräumt, abwischen|X||
    |Fensterbänke und Heizkörper abstauben||X|
    |Türen und Rahmen auf Griffspuren prüfen||X|
    |Lampen, Bilder und Schrankoberseiten abstauben|||X
    |Fußleisten wischen|||X
    ## Sanitärräume
    |:lccc
    |Tätigkeit|täglich|wöchentlich|monatlich
    |WC, Urinal und Waschbecken reinigen und desinfizieren|X||
    |Seife und Papier auffüllen|X||
    |Wandfliesen im Spritzbereich abwischen||X|
    |Wandfliesen vollständig, Trennwände|||X
    ## Treppenhaus
    |:lccc
    |Tätigkeit|täglich|wöchentlich|monatlich
    |Stufen und Podeste kehren und wischen||X|
    |Handlauf und Haustür abwischen||X|
    |Kellerabgang kehren|||X
    Die Desinfektion folgt dem Hygieneplan der Praxis. Die Mittel müssen in der Liste des Verbunds für Angewandte Hygiene stehen. Blut und Sekrete beseitigt das Praxispersonal selbst. Eine Objektleiterin prüft das Ergebnis alle zwei Wochen und zeichnet die Prüfkarte ab, die in der Teeküche hängt.
    """)
    return d.truth(s, b, "R 26/031", "2026-01-19", "2026-02-01", None, rhythm="monthly", period=("2026-02-01", "2026-02-28"), days=30, discounts=[("2", 10)],
                   lines=[line("Behandlungs- und Wartezimmer", "1", "MON", "612.00"), line("Treppenhaus", "1", "MON", "84.00"), line("Fenster innen und außen", "1", "MON", "27.50")],
                   accept={"contract_date": ["2026-01-22"]}, about="form with labels above values; open-ended; settlement discount")


def paper_de_waermepumpe():
    s = firm("Rademann Haustechnik GmbH & Co. KG", "Leipziger Straße 388", "34123", "Kassel", "DE", "HRA Kassel", "Falk Rademann", "Geschäftsführer")
    b = firm("Wohnbau Fuldaaue eG", "Damaschkestraße 62", "34121", "Kassel", "DE", "GnR Kassel", "Renate Umbach", "Vorstand")
    name = s.name
    d = sheet("de", "erp", "Auftragsbestätigung AB-260482", gap=15, css=" .pagefoot{font-size:6.3pt}", foot=cols(f"{name}<br>{s.street}<br>{s.place()}", f"{s.reg}<br>Komplementärin: Rademann Verwaltungs-GmbH", f"USt-IdNr.: {s.vat}<br>St.-Nr.: {s.tax}", f"IBAN: {s.iban}<br>BIC: {s.bic}"))
    write(d, f"""
    <div class="head"><div style="font-size:1.6em;font-weight:bold">RADEMANN<span style="color:#c33"> Haustechnik</span></div><div>Heizung · Sanitär · Lüftung</div></div>
    <div class="top"><div><span style="font-size:.7em">{name}, {s.street}, {s.place()}</span><br><br>{b.name}<br>Frau {b.rep}<br>{b.street}<br>{b.place()}</div><table class="info"><tr><td>Beleg-Nr.</td><td>AB-260482</td></tr><tr><td>Datum</td><td>24.04.2026</td></tr><tr><td>Kunden-Nr.</td><td>10774</td></tr><tr><td>Ihr Auftrag vom</td><td>20.04.2026</td></tr><tr><td>Angebot</td><td>AN-260219</td></tr><tr><td>Sachbearbeiter</td><td>J. Viehmann</td></tr></table></div>
    # Auftragsbestätigung
    Objekt: Heizzentrale Damaschkestraße 62–68. Wir danken für Ihren Auftrag und bestätigen ihn zu folgenden Preisen:
    |:rlrlrr
    |Pos|Bezeichnung|Menge|Einh.|E-Preis €|G-Preis €
    |010|Luft-Wasser-Wärmepumpe 16 kW<br>Außenaufstellung, Kältemittel R290, mit Regelung|2,00|Stk|11.480,00|22.960,00
    |020|Pufferspeicher 800 l<br>mit Dämmung|1,00|Stk|2.140,00|2.140,00
    |030|Montage, Hydraulik, Elektroanschluss und Inbetriebnahme|1,00|psch|6.350,00|6.350,00
    |040|Hydraulischer Abgleich je Heizkörper|24,00|Stk|38,50|924,00
    |=|Zwischensumme||||32.374,00
    |=|abzüglich 3 % Nachlass||||-971,22
    |=|Nettosumme||||31.402,78
    |=|19,00 % USt.||||5.966,53
    |=|Gesamtbetrag||||37.369,31
    ## Abschläge
    |:lrr
    |Fällig|Anteil|Nettobetrag €
    |1. Abschlag: nach Anlieferung der Geräte auf der Baustelle|50 %|15.701,39
    |2. Abschlag: nach Inbetriebnahme|40 %|12.561,11
    |Schlussrechnung: nach förmlicher Abnahme|10 %|3.140,28
    Alle Beträge zuzüglich Umsatzsteuer, zahlbar jeweils 14 Tage nach Rechnungsdatum ohne Abzug.
    Ausführung: 08.06.2026 bis 26.06.2026. Bauseits sind das Fundament und die Kernbohrungen bis zum Beginn fertig zu stellen. Die Demontage des Altkessels ist enthalten, die Entsorgung des Heizöls nicht.
    Es gilt die VOB/B in der bei Vertragsschluss gültigen Fassung. Die Verjährungsfrist für Mängelansprüche beträgt vier Jahre; für die Wärmepumpen gilt sie nur, wenn ein Wartungsvertrag besteht.
    Mit der Unterschrift des Kunden ist der Vertrag geschlossen.
    ~~ Kassel, 24.04.2026;{s.rep};{s.role};{name} // Kassel, 29.04.2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, "AB-260482", "2026-04-24", "2026-06-08", "2026-06-26", rhythm="milestones", days=14, findings=["due_on_event"],
                   lines=[line("1. Abschlag nach Anlieferung der Geräte auf der Baustelle", "1", "LS", "15701.39")], accept={"contract_date": ["2026-04-29"]},
                   about="order confirmation of an ERP system, signed by the customer; discount row; instalments on events")


def paper_de_kopierermiete():
    s = firm("Bürotechnik Allgaier e. K.", "Gartenstraße 102", "88212", "Ravensburg", "DE", "HRA Ulm", "Elmar Allgaier", "Inhaber")
    b = firm("Autohaus Sennmüller GmbH", "Zwergerstraße 11", "88214", "Ravensburg", "DE", "HRB Ulm", "Carola Sennmüller", "Geschäftsführerin")
    d = drawn("de", "Mietschein", face="Sans", points=9.3, boxed=True, marks=[(62, 40, 8, False, f"{s.name} · {s.street} · {s.place()}"), (62, 805, 6.8, False, f"{s.name} · {s.reg} · USt-Ident-Nr. {s.vat} · Bankverbindung {s.iban}")])
    d.h("Mietschein für Bürogeräte")
    d.kv([("Mietschein-Nr.", "M-88 260 14"), ("Datum", "27. Mai 2026"), ("Kunden-Nr.", "20981")], boxes=3)
    d.kv([("Vermieter", s.name), ("Anschrift des Vermieters", f"{s.street}, {s.place()}")], boxes=2)
    d.kv([("Mieter", b.name), ("Anschrift des Mieters", f"{b.street}, {b.place()}")], boxes=2)
    d.kv([("Mietbeginn", "01.07.2026"), ("Grundmietzeit", "48 Monate"), ("Mietende", "30.06.2030")], boxes=3)
    d.kv([("Zahlungsweise (im Voraus)", "[ ] monatlich [x] vierteljährlich [ ] jährlich"), ("Zahlart", "[x] Rechnung [ ] Lastschrift")], boxes=2)
    d.table(["Gerät", "Serien-Nr.", "Anzahl", "Miete je Gerät/Monat €", "Miete/Monat €"],
            [["Multifunktionsgerät A3 Farbe", "KX7-104523", "1", "128,00", "128,00"], ["Arbeitsplatzdrucker A4 s/w", "lt. Lieferschein", "3", "24,50", "73,50"]], "llrrr",
            foot=[["Summe monatlich", "", "", "", "201,50"]])
    d.p("Vierteljährlich zu zahlen: 604,50 € zuzüglich 19 % MwSt 114,86 €, zusammen 719,36 €. Zahlbar sofort nach Erhalt der Rechnung ohne Abzug.")
    d.p("Seitenpreise: 0,0079 € je Seite schwarzweiß und 0,0520 € je Farbseite, abgelesen und berechnet jeweils zum 30. Juni. Toner, Ersatzteile und Arbeitszeit sind in den Seitenpreisen enthalten, Papier nicht.")
    d.p("Die Geräte bleiben Eigentum des Vermieters. Der Mieter versichert sie gegen Feuer, Wasser und Diebstahl und zeigt einen Standortwechsel vorher an. Störungen an den Geräten behebt der Vermieter innerhalb von acht Arbeitsstunden. Nach der Grundmietzeit endet der Vertrag, ohne dass es einer Kündigung bedarf; die Geräte werden abgeholt.")
    d.p("Gerät der Mieter mit zwei Raten in Verzug, kann der Vermieter fristlos kündigen und die Geräte zurücknehmen. Mündliche Nebenabreden bestehen nicht.")
    d.sig(("Ravensburg, 27.05.2026", s.rep, s.role, "Vermieter"), ("Ravensburg, 27.05.2026", b.rep, b.role, "Mieter"))
    return d.truth(s, b, "M-88 260 14", "2026-05-27", "2026-07-01", "2030-06-30", rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=0,
                   lines=[line("Multifunktionsgerät A3 Farbe", "3", "MON", "128.00"), line("Arbeitsplatzdrucker A4 s/w", "9", "C62", "24.50")],
                   accept={"lines.0.unit": ["C62"], "lines.1.unit": ["MON"]}, about="drawn form with ticked boxes; monthly rent billed by the quarter; page prices are no lines")


def paper_de_beratung_tagessaetze():
    s = firm("Fuhlrott Prozessberatung GmbH", "Podbielskistraße 346", "30659", "Hannover", "DE", "HRB Hannover", "Dr. Annegret Fuhlrott", "Geschäftsführerin")
    b = firm("Kabelwerk Deister AG", "Industriestraße 9", "31848", "Bad Münder am Deister", "DE", "HRB Hannover", "Oliver Brandes", "Vorstand")
    d = sheet("de", "spalten", "Beratungsvertrag", colour="#6b2737")
    write(d, f"""
    # Beratungsvertrag
    <div class="parties"><div><b>{s.name}</b><br>{s.street}<br>{s.place()}<br>{s.reg}<br>USt-ID {s.vat}<br><i>– Beraterin –</i></div><div><b>{b.name}</b><br>{b.street}<br>{b.place()}<br>{b.reg}<br><i>– Auftraggeberin –</i></div></div>
    <div class="two">
    ## § 1 Auftrag
    Die Beraterin unterstützt die Auftraggeberin bei der Neuordnung der Auftragsabwicklung: Aufnahme der Abläufe, Entwurf eines Sollzustands und Begleitung der Einführung. Sie schuldet Beratung, keinen bestimmten wirtschaftlichen Erfolg.
    ## § 2 Zeitraum
    Die Tätigkeit beginnt am 4. Mai 2026 und endet am 30. Oktober 2026, ohne dass es einer Kündigung bedarf.
    ## § 3 Honorar
    Die Auftraggeberin zahlt nach Aufwand:
    |:lr
    |Leistung|Satz netto
    |Beratertag (8 Stunden) Seniorberatung|1.240,00 €
    |Beratertag (8 Stunden) Analyse|880,00 €
    |Reisestunde|55,00 €
    |Fahrtkilometer mit dem Pkw|0,42 €
    Angefangene Tage werden nach Stunden abgerechnet. Alle Sätze verstehen sich zuzüglich der gesetzlichen Umsatzsteuer von derzeit 19 %. Der Aufwand wird auf etwa 30 Seniortage geschätzt; 40.000 € netto dürfen ohne schriftliche Freigabe nicht überschritten werden.
    ## § 4 Abrechnung
    Die Beraterin legt bis zum fünften Tag des Folgemonats Tätigkeitsnachweis und Rechnung vor. Die Rechnung ist 21 Tage nach Eingang fällig.
    ## § 5 Personal
    Die Leistungen erbringt {s.rep} selbst; für Analysen darf sie Mitarbeiter einsetzen. Weisungsbefugnisse der Auftraggeberin gegenüber diesen bestehen nicht.
    ## § 6 Arbeitsergebnisse
    An Berichten und Vorlagen erhält die Auftraggeberin mit vollständiger Bezahlung ein einfaches, zeitlich unbegrenztes Nutzungsrecht für eigene Zwecke.
    ## § 7 Geheimhaltung
    Beide Parteien behandeln Betriebsgeheimnisse der anderen vertraulich, auch drei Jahre über das Vertragsende hinaus. Unterlagen gibt die Beraterin auf Verlangen zurück.
    ## § 8 Haftung
    Die Haftung für einfache Fahrlässigkeit ist auf 250.000 € begrenzt. Ansprüche verjähren in zwei Jahren nach Kenntnis.
    ## § 9 Kündigung
    Jede Partei kann mit einer Frist von vier Wochen kündigen; geleistete Tage werden bezahlt.
    ## § 10 Schluss
    Änderungen bedürfen der Textform. Gerichtsstand ist Hannover.
    </div>
    ~~ Hannover, den 20. April 2026;{s.rep};{s.role};{s.name} // Bad Münder, den 23. April 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, "2026-04-23", "2026-05-04", "2026-10-30", rhythm="per_call_off", days=21, findings=["estimated_quantity"],
                   lines=[line("Beratertag Seniorberatung", None, "DAY", "1240.00"), line("Beratertag Analyse", None, "DAY", "880.00"), line("Reisestunde", None, "HUR", "55.00"), line("Fahrtkilometer mit dem Pkw", None, "KMT", "0.42")],
                   accept={"contract_date": ["2026-04-20"], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-05-04"], "billing.first_invoice_period.to": ["2026-05-31"], "lines.0.unit": ["E49"], "lines.1.unit": ["E49"]},
                   about="clauses in two columns; day rates, estimate and cap")


def paper_de_lizenz_und_pflege():
    s = firm("Tabella Branchensoftware GmbH", "Nürnberger Straße 71a", "91052", "Erlangen", "DE", "HRB Fürth", "Sven Eckstein", "Geschäftsführer")
    b = firm("Spedition Oberpriller GmbH & Co. KG", "Gewerbering 22", "84072", "Au in der Hallertau", "DE", "HRA München", "Johann Oberpriller", "Geschäftsführer")
    name = b.name
    d = word("de", "Überlassung und Pflege von Software", "Carlito", 10.5, footer=f"{s.name}, {s.street}, {s.place()} – {s.reg} – USt-Id {s.vat} – Seite", border="0.5pt solid #999999")
    write(d, f"""
    # Überlassung und Pflege von Software
    Vertrag Nr. 7/2026-OBP
    Zwischen
    der <b>{s.name}</b>, {s.street}, {s.place()}, vertreten durch {s.rep} – im Folgenden Lieferant –
    und
    der <b>{name}</b>, {b.street}, {b.place()}, vertreten durch die Komplementärin, diese durch {b.rep} – im Folgenden Anwender –
    ## Teil A – Überlassung
    A.1 Der Lieferant überlässt dem Anwender das Programm „Frachtbuch“ auf Dauer zur Nutzung an den in A.2 genannten Arbeitsplätzen. Der Quellcode wird nicht überlassen. Eine Weitergabe an Dritte ist nur zusammen mit der vollständigen Löschung beim Anwender zulässig.
    A.2 Die einmalige Vergütung setzt sich so zusammen:
    |:llrrr
    |Nr.|Modul|Anzahl|Stückpreis €|Betrag €
    |1|Frachtbuch Kernmodul|1|4.900,00|4.900,00
    |2|Frachtbuch Arbeitsplatzlizenz|8|390,00|3.120,00
    |=|Summe|||8.020,00
    A.3 Das Programm wird am 1. September 2026 zum Herunterladen bereitgestellt. Mängel beseitigt der Lieferant innerhalb eines Jahres nach Bereitstellung kostenlos.
    ## Teil B – Pflege
    B.1 Der Lieferant liefert neue Programmstände, hält das Programm an geänderte Mautsätze und Zollformulare angepasst und beantwortet Fragen am Telefon, montags bis freitags von 8 bis 16 Uhr.
    B.2 Die Pflege beginnt am 1. September 2026 und läuft zunächst bis zum 31. August 2029. Sie verlängert sich um je ein Jahr, wenn sie nicht drei Monate vorher in Textform gekündigt wird.
    B.3 Die Pflegevergütung beträgt jährlich 18 % der Vergütung nach A.2, also 1.443,60 €. Sie ist jährlich im Voraus zu entrichten.
    ## Teil C – Gemeinsames
    C.1 Die Vergütung nach A.2 und die Pflegevergütung des ersten Jahres stellt der Lieferant bei Bereitstellung zusammen in Rechnung. Zahlungsziel: 30 Tage ab Rechnungsdatum. Alle Preise sind Nettopreise; hinzu kommt die Umsatzsteuer von 19 %.
    C.2 Der Lieferant haftet für Datenverlust nur in Höhe des Aufwands, der bei täglicher Sicherung durch den Anwender entstanden wäre.
    C.3 Schulungen und Anpassungen werden gesondert beauftragt; der Tagessatz beträgt zurzeit 960,00 €.
    C.4 Auf den Vertrag ist deutsches Recht anzuwenden, Gerichtsstand ist Erlangen.
    ~~ Erlangen, 6. August 2026;{s.rep};{s.role};Lieferant // Au, 11. August 2026;{b.rep};{b.role};Anwender
    """)
    return d.truth(s, b, "7/2026-OBP", "2026-08-11", "2026-09-01", "2029-08-31", rhythm="yearly", period=("2026-09-01", "2027-08-31"), days=30,
                   lines=[line("Frachtbuch Kernmodul", "1", "C62", "4900.00"), line("Frachtbuch Arbeitsplatzlizenz", "8", "C62", "390.00"), line("Pflegevergütung", "1", "ANN", "1443.60")],
                   accept={"contract_date": ["2026-08-06"], "lines.2.description": ["Pflege", "Pflege Frachtbuch"]}, about="licence once and maintenance yearly, billed together")
