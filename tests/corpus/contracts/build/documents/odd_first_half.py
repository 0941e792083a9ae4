"""Odd papers of the second author, first half."""
from paper import line

from ._odd_looks import DE, odd, party, sheet, write


def paper_at_ladepunkte():
    s = party("Stromzapfer Betriebsgesellschaft m.b.H.", "Innrain 98", "6020", "Innsbruck", "AT", "LG Innsbruck", "Lukas Obholzer", "Prokurist")
    b = party("Alpenhotel Walchsee Betriebe KG", "Seestraße 44", "6344", "Walchsee", "AT", "LG Innsbruck", "Theresa Mayrhofer", "Komplementärin")
    d = odd("de", "public", "Betriebsführung Ladepunkte", "'Lato'", "9.8pt", pagefoot=f"{s.name} · Sitz {s.city} · {s.reg} · UID-Nr. {s.vat}")
    write(d, f"""
    # Betriebsführungsvertrag Ladeinfrastruktur · BF 26-0519
    Betriebsführer :: {s.name}, {s.street}, {s.place()}
    Standortpartner (zahlungspflichtig) :: {b.name}, {b.street}, {b.place()}, {b.reg_id}
    Inbetriebnahme und Vertragsbeginn :: 01.06.2026
    Vertragsende :: 31.05.2031
    Verrechnung :: ☐ monatlich &nbsp; ☒ quartalsweise im Nachhinein &nbsp; ☐ jährlich
    Zahlungsziel :: ☐ sofort &nbsp; ☐ 14 Tage &nbsp; ☒ 21 Tage netto
    |:rlrr
    |Anz.|Leistung|€ je Stück/Monat|€ je Monat
    |6|AC-Ladepunkt 11 kW, Betriebsführung|17,50|105,00
    |2|DC-Ladepunkt 75 kW, Betriebsführung|64,00|128,00
    |1|Abrechnungsportal|29,00|29,00
    |=|netto je Monat||262,00
    Umsatzsteuer 20 %. Die an den Ladepunkten abgegebene Energie (derzeit 0,49 €/kWh für Gäste) ist nicht Gegenstand dieses Vertrages.
    {DE}
    ~~ Innsbruck, 04.05.2026;{s.rep};{s.role};Betriebsführer // Walchsee, 07.05.2026;{b.rep};{b.role};Standortpartner
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "BF 26-0519", "2026-05-07", "2026-06-01", "2031-05-31", rhythm="quarterly", period=("2026-06-01", "2026-08-31"), days=21,
                   lines=[line("AC-Ladepunkt 11 kW, Betriebsführung", "18", "C62", "17.50", **v), line("DC-Ladepunkt 75 kW, Betriebsführung", "6", "C62", "64.00", **v), line("Abrechnungsportal", "3", "MON", "29.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["C62"]}, about="character ticks decide rhythm and terms; count in front; quarter in arrears; energy price is none of it")


def paper_de_schuelerbefoerderung():
    b = party("Landkreis Vordereifel", "Kelberger Straße 50", "56727", "Mayen", "DE", "", "Ute Scharrenbach", "Leiterin Schulamt")
    s = party("Taxi Höhner Inh. Jens Höhner e. K.", "Bahnhofstraße 8", "56736", "Kottenheim", "DE", "HRA Koblenz", "Jens Höhner", "Inhaber")
    d = odd("de", "public", "Beförderungsvertrag", "'Liberation Serif'", "10.6pt", letterhead=f'<div><b>{b.name}</b><br>Der Landrat – Schulamt<br>{b.street}, {b.place()}</div><br>')
    write(d, f"""
    # Vertrag über die Beförderung von Schülern, Los 14 (Az. 40-211/14)
    Zwischen dem {b.name}, vertreten durch den Landrat, dieser vertreten durch {b.rep} (Auftraggeber), und der Firma {s.name}, {s.street}, {s.place()}, USt-IdNr. {s.vat} (Unternehmer), wird vereinbart:
    ## 1 Leistung
    Der Unternehmer befördert an allen Schultagen des Schuljahres 2026/2027 (31. August 2026 bis 16. Juli 2027, voraussichtlich 188 Tage) die vom Auftraggeber benannten Kinder.
    ## 2 Entgelt
    |:lr
    |Fahrt|EUR je Schultag, netto
    |Hinfahrt mit Kleinbus|84,00
    |Rückfahrt mit Kleinbus|84,00
    |Begleitperson|61,50
    Hinzu tritt die ermäßigte Umsatzsteuer von 7 %. Vergütet werden nur tatsächlich gefahrene Schultage.
    ## 3 Rechnung
    Der Unternehmer rechnet monatlich nachträglich die gefahrenen Tage ab. Der Auftraggeber zahlt innerhalb von 30 Tagen nach Eingang.
    ## 4 Vertragsstrafe
    Für jede ausgefallene Fahrt 100 EUR, für Verspätungen über 15 Minuten 25 EUR.
    ~~ Mayen, 22. Juni 2026;{b.rep};{b.role};Auftraggeber // Kottenheim, 24. Juni 2026;{s.rep};{s.role};Unternehmer
    """)
    v = {"vat": "7"}
    return d.truth(s, b, "40-211/14", "2026-06-24", "2026-08-31", "2027-07-16", rhythm="per_call_off", days=30, findings=["estimated_quantity"],
                   lines=[line("Hinfahrt mit Kleinbus", None, "DAY", "84.00", **v), line("Rückfahrt mit Kleinbus", None, "DAY", "84.00", **v), line("Begleitperson", None, "DAY", "61.50", **v)],
                   accept={"contract_number": [None], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-08-31"], "billing.first_invoice_period.to": ["2026-09-30"], "seller.name": ["Taxi Höhner"]},
                   about="public buyer's paper; price per school day; 7 %; file number as contract number")


def paper_de_lohnschnitt_brief():
    s = party("Sägewerk Kainzbauer GmbH", "Regenhütte 30", "94252", "Bayerisch Eisenstein", "DE", "HRB Deggendorf", "Alois Kainzbauer", "Geschäftsführer")
    b = party("Zimmerei Huber & Niederlechner OHG", "Angerstraße 15", "94227", "Zwiesel", "DE", "HRA Deggendorf", "Franz Niederlechner", "Gesellschafter")
    d = odd("de", "memo", "Lohnschnitt", "'Courier Prime'", "10.5pt")
    write(d, f"""
    {s.name} – {s.street} – {s.place()}
    An die Firma<br>{b.name}<br>{b.street}<br>{b.place()}
    Regenhütte, am 3.2.2026
    ## Lohnschnittvereinbarung Winter 26
    Sehr geehrter Herr Niederlechner,
    so wie auf dem Hof besprochen: Wir schneiden Ihnen in der Zeit vom 16.2. bis 20.3.2026 dreihundertzwanzig (320) Kubikmeter Fichtenrundholz zu Bauholz nach Liste. Dafür nehmen wir 62 Euro netto je Kubikmeter, macht 19.840 Euro. Das Trocknen von 90 Kubikmetern davon kostet 38 Euro netto je Kubikmeter, macht 3.420 Euro. Die Mehrwertsteuer von 19 % kommt drauf.
    Abgerechnet wird alles zusammen, wenn die letzte Fuhre abgeholt ist. Zahlen Sie in acht Tagen, gehen zwei v. H. Skonto ab, sonst in vier Wochen rein netto.
    Sägerestholz bleibt bei uns. Für Metall im Stamm verrechnen wir 45 Euro je gewechseltes Blatt.
    Schöne Grüße
    ~~ ;{s.rep};;{s.name} // einverstanden, Zwiesel, 5.2.2026;{b.rep};;{b.name}
    ; {s.reg} · Ust-ID {s.vat} · {s.iban}
    """)
    return d.truth(s, b, None, "2026-02-03", "2026-02-16", "2026-03-20", rhythm="one_off", period=("2026-02-16", "2026-03-20"), days=28, discounts=[("2", 8)],
                   lines=[line("Lohnschnitt Fichtenrundholz zu Bauholz", "320", "MTQ", "62.00"), line("Trocknen", "90", "MTQ", "38.00")], accept={"contract_date": ["2026-02-05"]},
                   about="colloquial letter; days and Skonto in words (four weeks, acht Tage, v. H.); year only once")


def paper_ch_kita_mahlzeiten():
    s = party("Küchenkollektiv Seetal Genossenschaft", "Seetalstrasse 41", "5703", "Seon", "CH", "", "Nora Hächler", "Präsidentin")
    b = party("Kita Wirbelwind Lenzburg AG", "Niederlenzerstrasse 12", "5600", "Lenzburg", "CH", "", "Simone Frey", "Geschäftsleiterin")
    d = odd("de", "card", "Verpflegung", "'Open Sans'", "9.6pt", colour="#c2185b", pagefoot=f"{s.name} · {s.uid} MWST · {s.iban}")
    write(d, f"""
    # Verpflegungsvertrag
    Lieferantin :: {s.name}, {s.street}, {s.place()}
    Abnehmerin :: {b.name}, {b.street}, {b.place()}
    Vertrag Nr. :: KK-078
    Ausgestellt :: 2. Juli 2026
    ## Was wir liefern
    Mittagessen für Kinder und Betreuende, Montag bis Freitag, ab 10. August 2026. Die Abnehmerin bestellt die Anzahl jeweils bis Donnerstag der Vorwoche; sie rechnet mit etwa 55 Essen pro Tag.
    ## Was es kostet
    |:lr
    |Position|CHF pro Einheit, exkl. MWST 2.6 %
    |Mittagessen Kind|8.40
    |Mittagessen Erwachsene|12.90
    |Zvieri-Korb|3.10
    ## Rechnung
    Jeweils am Monatsende über die gelieferten Essen; 20 Tage netto. Die Preise gelten ein Jahr.
    ## Kündigung
    Mit zwei Monaten Frist auf jedes Monatsende.
    ~~ Seon, 2.7.2026;{s.rep};{s.role};Lieferantin // Lenzburg, 6.7.2026;{b.rep};{b.role};Abnehmerin
    """)
    v = {"vat": "2.6"}
    return d.truth(s, b, "KK-078", "2026-07-02", "2026-08-10", None, currency="CHF", rhythm="per_call_off", days=20, findings=["estimated_quantity"],
                   lines=[line("Mittagessen Kind", None, "C62", "8.40", **v), line("Mittagessen Erwachsene", None, "C62", "12.90", **v), line("Zvieri-Korb", None, "C62", "3.10", **v)],
                   accept={"contract_date": ["2026-07-06"], "kind": ["framework"], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-08-10"], "billing.first_invoice_period.to": ["2026-08-31"]},
                   about="meals by order, estimate only; Swiss reduced rate")


def paper_de_vertraulichkeit():
    s = party("Hydrosens Messtechnik GmbH", "Carl-Benz-Straße 21", "78467", "Konstanz", "DE", "HRB Freiburg", "Dr. Lena Vogt", "Geschäftsführerin")
    b = party("Bodensee Wasseraufbereitung AG", "Reichenaustraße 150", "78467", "Konstanz", "DE", "HRB Freiburg", "Martin Zeller", "Vorstand")
    d = odd("de", "deed", "Geheimhaltungsvereinbarung", "'EB Garamond'", "12.5pt")
    write(d, f"""
    # Wechselseitige Geheimhaltungsvereinbarung
    zwischen {s.name}, {s.street}, {s.place()}, und {b.name}, {b.street}, {b.place()}.
    ## I. Anlass
    Die Parteien erwägen, bei der Entwicklung eines Trübungssensors zusammenzuarbeiten; ein Entwicklungsauftrag im Umfang von etwa 120.000 EUR, zahlbar in drei Raten, wird erwogen, ist aber nicht erteilt.
    ## II. Pflichten
    Informationen, die als vertraulich bezeichnet sind, werden vom 1. März 2026 an fünf Jahre lang geheim gehalten. Für jeden Verstoß ist eine Vertragsstrafe von 25.000 EUR zu zahlen, fällig binnen 14 Tagen.
    ## III. Kosten
    Jede Partei trägt ihre Kosten selbst.
    ~~ Konstanz, 20. Februar 2026;{s.rep};{s.role};Hydrosens // Konstanz, 23. Februar 2026;{b.rep};{b.role};Bodensee Wasseraufbereitung
    """)
    return d.truth(s, b, None, "2026-02-23", kind="nda", about="mutual secrecy with sums and dates that are no price")


def paper_lu_bibliotheek_software():
    s = party("Buchstapel Software S.à r.l.", "7, route de Trèves", "6793", "Grevenmacher", "LU", "", "Patrick Dondelinger", "Geschäftsführer")
    b = party("Stiftung Moselbibliothek Wormeldange", "115, rue Principale", "5480", "Wormeldange", "LU", "", "Elise Hengen", "Direktorin")
    b.reg_id = ""
    d = sheet("de", "odd-platypus", "Nutzungsvertrag", producer="platypus", face="Sans", points=10, footer=f"{s.name} | R.C.S. Luxembourg {s.reg_id} | TVA {s.vat} | {s.iban}", boxed=True)
    write(d, f"""
    # Nutzungsvertrag BiblioMax
    Anbieter :: {s.name}, {s.street}, {s.place(True)}
    Nutzerin :: {b.name}, {b.street}, {b.place(True)}
    Vertragsnummer :: BM/LU/0093
    Unterzeichnet am :: 18. September 2026
    Laufzeit :: 1. Januar 2027 bis 31. Dezember 2028, danach jährliche Verlängerung
    |:-lr
    |Jahresgebühr BiblioMax, bis 40.000 Medien|2.340,00 €
    |Jahresgebühr Online-Katalog|780,00 €
    |Einmalig: Datenübernahme aus dem Altsystem (mit der ersten Jahresrechnung)|1.450,00 €
    |Einmalig: Schulung, nach Durchführung berechnet, je Tag|890,00 €
    Alle Gebühren netto, zuzüglich 17 % TVA. Die Jahresgebühr wird jeweils zum 1. Januar in Rechnung gestellt und ist binnen 30 Tagen fällig. Bei Zahlung innerhalb von 10 Tagen gewährt der Anbieter 1,5 % Skonto auf die Jahresgebühr.
    {DE}
    ~~ Grevenmacher;{s.rep};{s.role};Anbieter // Wormeldange;{b.rep};{b.role};Nutzerin
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "BM/LU/0093", "2026-09-18", "2027-01-01", "2028-12-31", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=30, discounts=[("1.5", 10)],
                   lines=[line("Jahresgebühr BiblioMax, bis 40.000 Medien", "1", "ANN", "2340.00", **v), line("Jahresgebühr Online-Katalog", "1", "ANN", "780.00", **v), line("Datenübernahme aus dem Altsystem", "1", "LS", "1450.00", **v)],
                   about="table without head mixes yearly and one-off prices, one of them billed later")


def paper_de_dolmetscherin_ich():
    s = party("Irina Melnyk", "Dieselstraße 19", "60314", "Frankfurt am Main", "DE", "", "Irina Melnyk", "")
    b = party("Klinikum Mainbogen gGmbH", "Hafenpark 1", "63067", "Offenbach am Main", "DE", "HRB Offenbach", "Bernd Schottdorf", "Personalleiter")
    d = odd("de", "memo", "Dolmetschen", "'Carlito'", "11.5pt")
    write(d, f"""
    {s.name}<br>staatlich geprüfte Dolmetscherin<br>{s.street}<br>{s.place()}<br>Steuernummer {s.tax}
    > {b.name}<br>{b.street}<br>{b.place()}
    Frankfurt, 11. November 2026
    ## Honorarvereinbarung
    Sehr geehrter Herr Schottdorf,
    ich übernehme vom 1. Dezember 2026 bis zum 31. März 2027 an jedem Dienstag und Donnerstag die Sprechstunde in Ihrem Haus. Sie zahlen mir dafür monatlich ein festes Honorar von 1.180,00 €. Wegen der Kleinunternehmerregelung des § 19 UStG weise ich keine Umsatzsteuer aus.
    Ich schreibe Ihnen am letzten Werktag des Monats eine Rechnung; überweisen Sie den Betrag bitte bis spätestens zehn Tage danach auf {s.iban}. Einsätze außerhalb der Sprechstunde rechne ich mit 72,00 € je Stunde ab.
    Falls Sie einverstanden sind, unterschreiben Sie bitte unten.
    ~~ ;{s.rep};; // Offenbach, 16. November 2026;{b.rep};{b.role};{b.name}
    """)
    return d.truth(s, b, None, "2026-11-11", "2026-12-01", "2027-03-31", rhythm="monthly", period=("2026-12-01", "2026-12-31"), days=10,
                   lines=[line("Honorar Dolmetschen, Sprechstunde", "1", "MON", "1180.00", vat="0", category="E")], notes=["Kleinunternehmerregelung des § 19 UStG"], accept={"contract_date": ["2026-11-16"]},
                   about="a person without company, first person singular; terms in words")


def paper_de_pv_wartung_scan():
    s = party("Sonnenwart Technik GmbH", "Robert-Bosch-Straße 5", "85716", "Unterschleißheim", "DE", "HRB München", "Korbinian Moser", "Betriebsleiter")
    b = party("Bürgerenergie Ampertal eG", "Marktplatz 7", "85391", "Allershausen", "DE", "GnR München", "Hildegard Schranner", "Vorstand")
    d = odd("de", "ledger", "PV-Wartung", "'Liberation Sans'", "10pt", scan={"seed": 81, "turn": 0.6, "grain": 5, "quality": 30}, pagefoot=f"{s.name} · {s.street} · {s.place()} · {s.reg}")
    write(d, f"""
    # Wartung Photovoltaikanlagen
    Vertragsnummer :: SW-PV-0266
    Dienstleister :: {s.name}
    Betreiberin der Anlagen :: {b.name}, {b.street}, {b.place()}
    Beginn / Ende :: 01.04.2026 / 31.03.2030
    |:lrrr
    |Anlage|kWp|€ je kWp und Jahr|€ je Jahr
    |Schule Allershausen|98|8,50|833,00
    |Feuerwehr Kranzberg|41|8,50|348,50
    |Freifläche Palzing|420|6,20|2.604,00
    |=Jahresentgelt netto|||3.785,50
    |=19 % USt|||719,25
    |=Jahresentgelt brutto|||4.504,75
    Die Rechnung wird einmal jährlich im Voraus gestellt, fällig 14 Tage nach Zugang. Ersatzteile nach Aufwand.
    ~~ Unterschleißheim, 2.3.2026;{s.rep};{s.role};Dienstleister // Allershausen, 6.3.2026;{b.rep};{b.role};Betreiberin
    """)
    return d.truth(s, b, "SW-PV-0266", "2026-03-06", "2026-04-01", "2030-03-31", rhythm="yearly", period=("2026-04-01", "2027-03-31"), days=14,
                   lines=[line("Wartung Schule Allershausen", "98", "C62", "8.50"), line("Wartung Feuerwehr Kranzberg", "41", "C62", "8.50"), line("Wartung Freifläche Palzing", "420", "C62", "6.20")],
                   accept={f"lines.{k}.unit": [None, "ANN", "KWP", "KWT"] for k in range(3)}, about="scanned; yearly price per kilowatt of peak power; begin and end in one cell")


def paper_fr_drone_cartographie():
    s = party("Aérocarto Cévennes SAS", "Parc Scientifique Agropolis", "34980", "Montferrier-sur-Lez", "FR", "Montpellier", "Julien Fabrègues", "président")
    b = party("Syndicat des Berges de la Lergue", "18 avenue Raymond Lacombe", "34800", "Clermont-l’Hérault", "FR", "", "Sylvie Combettes", "présidente")
    b.reg_id = ""
    d = odd("fr", "card", "Marché de cartographie", "'Roboto'", "9.6pt", colour="#00796b")
    write(d, f"""
    # Acte d’engagement
    ## A. Marché
    Intitulé :: Relevé par drone de 46 km de berges
    Numéro de marché :: 26PI0014
    Acheteur :: {b.name}, {b.street}, {b.place()}
    Titulaire :: {s.name}, {s.street}, {s.place()}, SIRET {s.siret}, TVA intracommunautaire {s.vat}
    ## B. Prix
    Prix global et forfaitaire : 24 600,00 € HT ; TVA 20 % : 4 920,00 € ; 29 520,00 € TTC.
    |:rlrr
    |Terme|Fait générateur|%|Montant HT
    |1|Validation du plan de vol par l’Acheteur|20|4 920,00 €
    |2|Remise des orthophotos|50|12 300,00 €
    |3|Admission du rapport final|30|7 380,00 €
    ## C. Délais
    Exécution du 1er septembre 2026 au 15 décembre 2026. Paiement par mandat administratif à 30 jours.
    ## D. Avance et pénalités
    Le Titulaire renonce à l’avance. Pénalité de 120 € par jour de retard.
    ~~ À Montferrier-sur-Lez, le 25 juin 2026;{s.rep};{s.role};Le Titulaire // À Clermont-l’Hérault, le 8 juillet 2026;{b.rep};{b.role};L’Acheteur
    """)
    return d.truth(s, b, "26PI0014", "2026-07-08", "2026-09-01", "2026-12-15", rhythm="milestones", days=30, findings=["due_on_event"],
                   lines=[line("Validation du plan de vol, premier terme du relevé par drone", "1", "LS", "4920.00", vat="20")],
                   accept={"lines.0.description": ["Validation du plan de vol par l’Acheteur"]}, about="public deed of commitment; instalments on events; VAT amount equals the first instalment")


def paper_fr_bail_derogatoire():
    s = party("Foncière du Vieux Mans SCI", "31 rue de la Reine Bérengère", "72000", "Le Mans", "FR", "Le Mans", "Édouard Chesneau", "gérant")
    b = party("Cycles Maraudeur SAS", "4 rue Saint-Flaceau", "72000", "Le Mans", "FR", "Le Mans", "Lola Pottier", "présidente")
    d = odd("fr", "deed", "Bail dérogatoire", "'Caladea'", "11pt")
    write(d, f"""
    # Bail dérogatoire
    L’an deux mille vingt-six, le dix-neuf mars, entre {s.name}, société civile immobilière ayant son siège {s.street}, {s.place()}, {s.reg}, ci-après le Bailleur, et {b.name}, {b.street}, {b.place()}, {b.reg}, ci-après le Preneur, il a été convenu le bail suivant.
    ## Désignation
    Une boutique de 58 m² au rez-de-chaussée, 22 Grande-Rue, 72000 Le Mans.
    ## Durée
    Le bail court du 10 avril 2026 au 9 avril 2028 et n’est pas renouvelable (article L. 145-5 du Code de commerce).
    ## Loyer et charges
    Le loyer est de neuf cents euros (900,00 €) par mois et la provision pour charges de soixante-quinze euros (75,00 €) par mois, hors taxe, TVA à 20 % en sus, le Bailleur ayant opté. Ils sont payables d’avance le premier de chaque mois civil. Pour le mois d’avril 2026, il est dû une fraction calculée au nombre de jours, soit 21/30.
    ## Dépôt de garantie
    Le Preneur verse ce jour deux mois de loyer, soit 1 800,00 €.
    ## Clause pénale
    Toute somme en retard est majorée de 10 %.
    ~~ ;{s.rep};{s.role};Le Bailleur // ;{b.rep};{b.role};Le Preneur
    """)
    v = {"vat": "20"}
    return d.truth(s, b, None, "2026-03-19", "2026-04-10", "2028-04-09", rhythm="monthly", period=("2026-04-10", "2026-04-30"), days=None, findings=["payment_terms_not_days"],
                   lines=[line("Loyer de la boutique", "1", "MON", "630.00", **v), line("Provision pour charges", "1", "MON", "52.50", **v)], about="derived: date in words; first month 21/30 by a stated rule; due on the first of the month")


def paper_be_traduction_par_mot():
    s = party("Mot à Mot Traductions SRL", "Avenue Rogier 14", "4000", "Liège", "BE", "", "Delphine Hannay", "gérante")
    b = party("Brasserie de l’Amblève SA", "Route de Remouchamps 88", "4920", "Aywaille", "BE", "", "Olivier Collignon", "directeur marketing")
    d = odd("fr", "ledger", "Accord-cadre", "'EB Garamond'", "12pt", pagefoot=f"{s.name} – {s.street}, {s.place()} – BCE {s.bce} – IBAN {s.iban}")
    write(d, f"""
    # Accord-cadre de traduction AC-2026-5
    Traducteur :: {s.name}
    Donneur d’ordre :: {b.name}, {b.street}, {b.place()}, TVA {b.vat}
    Signé le :: 14 janvier 2026
    Validité :: du 1er février 2026 au 31 janvier 2028
    Le Donneur d’ordre confie au Traducteur, par bons de commande successifs et sans minimum, la traduction de ses textes.
    |:lr
    |Travail|Tarif HTVA
    |Traduction français-néerlandais|0,14 EUR le mot
    |Traduction français-allemand|0,15 EUR le mot
    |Relecture|48,00 EUR l’heure
    |Certification|25,00 EUR le document
    TVA 21 %. Chaque bon fait l’objet d’une facture, payable à 30 jours. Supplément d’urgence : 30 %.
    ~~ Liège;{s.rep};{s.role};Le Traducteur // Aywaille;{b.rep};{b.role};Le Donneur d’ordre
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "AC-2026-5", "2026-01-14", "2026-02-01", "2028-01-31", rhythm="per_call_off", days=30, kind="framework", findings=["framework"],
                   lines=[line("Traduction français-néerlandais", None, "C62", "0.14", **v), line("Traduction français-allemand", None, "C62", "0.15", **v), line("Relecture", None, "HUR", "48.00", **v), line("Certification", None, "C62", "25.00", **v)],
                   accept={"lines.0.unit": [None], "lines.1.unit": [None]}, about="framework with prices per word; unit behind the price; old-style numerals")


def paper_ch_spots_radio():
    s = party("Radio Trois-Lacs SA", "Rue de la Plaine 3", "1400", "Yverdon-les-Bains", "CH", "", "Kevin Grandjean", "responsable des ventes")
    b = party("Meubles Pittet & Cie SNC", "Avenue de Grandson 60", "1400", "Yverdon-les-Bains", "CH", "", "Françoise Pittet", "associée")
    d = odd("fr", "wide", "Ordre de diffusion", "'Lato'", "10pt")
    write(d, f"""
    # Ordre de diffusion publicitaire n° 26-R-903
    Annonceur :: {b.name}, {b.street}, {b.place()}
    Diffuseur :: {s.name}, {s.street}, {s.place()}, {s.uid} TVA
    Campagne :: « Grande braderie », du 5 octobre 2026 au 24 octobre 2026
    |:lrrrrr
    |Tranche horaire|Durée|Spots|Prix brut par spot|Total brut|Total net
    |06 h – 09 h|20 s|36|CHF 42.00|CHF 1'512.00|CHF 1'285.20
    |12 h – 13 h|20 s|18|CHF 35.00|CHF 630.00|CHF 535.50
    |16 h – 18 h|20 s|24|CHF 30.00|CHF 720.00|CHF 612.00
    |=Total hors TVA||78||CHF 2'862.00|CHF 2'432.70
    Rabais d’annonceur de 15 % déduit. TVA 8,1 %. Production du spot : CHF 480.00, sans rabais, facturée avec la diffusion. Facture unique en fin de campagne, payable à 10 jours.
    ~~ Yverdon-les-Bains, le 11 septembre 2026;{s.rep};{s.role};Le Diffuseur // Yverdon-les-Bains, le 14 septembre 2026;{b.rep};{b.role};L’Annonceur
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "26-R-903", "2026-09-14", "2026-10-05", "2026-10-24", currency="CHF", rhythm="one_off", period=("2026-10-05", "2026-10-24"), days=10,
                   lines=[line("Spots 06 h – 09 h", "36", "C62", "42.00", allowance="226.80", **v), line("Spots 12 h – 13 h", "18", "C62", "35.00", allowance="94.50", **v), line("Spots 16 h – 18 h", "24", "C62", "30.00", allowance="108.00", **v), line("Production du spot", "1", "LS", "480.00", **v)],
                   about="landscape; gross in the sense of before discount, net after it; a position outside the table; buyer first")
