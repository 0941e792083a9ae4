"""French-language contracts of Belgium, Luxembourg and Switzerland, and the special French papers."""
from decimal import Decimal

from paper import Paper, fr_blank, line, totals_of

from ._cast import get
from ._clauses import put


def paper_be_nettoyage():
    s, b = get("bruxnet"), get("ecole")
    d = Paper("fr", "two-columns", "Contrat de nettoyage", font="'Open Sans'", size="9.8pt", colour="#00695c", numbering="Art. {n}. ", paragraphs="")
    d.h("Contrat d'entretien et de nettoyage")
    d.p("Réf. PS-2026-204 – Bruxelles, le 24 juin 2026")
    d.raw(f'<div class="parties"><div><b>Entre</b><br>{s.name}<br>{s.street}, {s.place(True)}<br>TVA {s.vat} – RPM Bruxelles<br>ci-après « l\'entrepreneur »</div><div><b>et</b><br>{b.name}<br>{b.street}, {b.place(True)}<br>BCE {b.bce}<br>ci-après « le client »</div></div><div class="cols">')
    d.sec("Objet", "L'entrepreneur assure le nettoyage quotidien des classes, couloirs et sanitaires (3 850 m²) pendant les périodes scolaires et un grand nettoyage en août.")
    d.sec("Prix", "Le prix mensuel forfaitaire est de 4.730,00 EUR hors TVA, soit 5.723,30 EUR TVA de 21 % comprise. Le grand nettoyage d'août est compris.")
    d.sec("Paiement", f"Les factures mensuelles, établies à terme échu, sont payables à 30 jours au compte {s.iban} (BIC {s.bic}).")
    d.sec("Durée", "Le contrat est conclu pour un an, du 1er septembre 2026 au 31 août 2027. Il prend fin de plein droit, sans reconduction.")
    put(d, "perso1", "resp2", "conf1", "resil1", "div_be")
    d.raw("</div>")
    d.sig(("Uccle, le 24.06.2026", s.rep, s.role, s.name), ("Auderghem, le 26.06.2026", b.rep, b.role, b.name))
    return d.truth(s, b, "PS-2026-204", "2026-06-24", "2026-09-01", "2027-08-31", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=30,
                   lines=[line("Nettoyage, prix mensuel forfaitaire", "1", "MON", "4730.00", vat="21")], accept={"contract_date": ["2026-06-26"]}, about="Belgium with dot thousands in French; area is no quantity")


def paper_be_imprimerie_bilingue():
    s, b = get("liege"), get("gbpubl")
    d = Paper("fr", "bilingual", "Contrat d'impression / Printing contract", font="Caladea", size="9.6pt")
    rows = []

    def both(a, c, text_fr, text_en):
        rows.append(f"<tr><td><b class='t'>{a}</b>{text_fr}</td><td><b class='t'>{c}</b>{text_en}</td></tr>")
    d.h("Contrat d'impression / Printing contract – 26/MEU/088")
    both("Parties", "Parties", f"{s.name}, {s.address()}, Belgique, TVA {s.vat} (« l'Imprimeur ») et {b.name}, {b.address()}, Royaume-Uni, n° d'entreprise {b.reg_id} (« l'Éditeur »)", f"{s.name}, {s.address()}, Belgium, VAT {s.vat} (the “Printer”) and {b.name}, {b.address()}, United Kingdom, company no. {b.reg_id} (the “Publisher”)")
    both("Objet", "Subject", "Impression et reliure de 4 000 exemplaires d'un manuel scolaire de 320 pages.", "Printing and binding of 4,000 copies of a school textbook of 320 pages.")
    both("Prix", "Price", "4,15 EUR par exemplaire, soit 16.600,00 EUR au total.", "EUR 4.15 per copy, in total EUR 16,600.00.")
    both("TVA", "VAT", "Exportation de biens exonérée (art. 39, § 1er du Code de la TVA).", "Export of goods, exempt (Article 146 Directive 2006/112/EC).")
    both("Livraison", "Delivery", "Livraison à Oxford au plus tard le 16 octobre 2026.", "Delivery in Oxford no later than 16 October 2026.")
    both("Paiement", "Payment", f"À 60 jours de la date de facture, au compte {s.iban}. Escompte de 1,5 % pour paiement dans les 10 jours.", f"60 days from invoice date, to account {s.iban}. 1.5 % discount for payment within 10 days.")
    both("Responsabilité", "Liability", "Limitée au prix du contrat.", "Limited to the contract price.")
    both("Droit", "Law", "Droit belge. La version française fait foi.", "Belgian law. The French version prevails.")
    d.raw(f'<table class="bi"><tbody>{"".join(rows)}</tbody></table>')
    d.sig(("Liège, le 20/07/2026", s.rep, s.role, s.name), ("Oxford, 22 July 2026", b.rep, b.role, b.name))
    return d.truth(s, b, "26/MEU/088", "2026-07-22", None, None, rhythm="one_off", days=60, discounts=[("1.5", 10)],
                   lines=[line("Impression et reliure d'un manuel scolaire", "4000", "C62", "4.15", vat="0", category="G")], notes=["Exportation de biens exonérée"],
                   accept={"service_end": ["2026-10-16"], "service_start": ["2026-10-16"]}, about="export of goods; unit price with four-digit quantity")


def paper_lu_hebergement():
    s, b = get("luxheb"), get("luxavoc")
    side = f'<div class="logo">KH</div>{s.name}<br>{s.street}<br>L-{s.postcode} {s.city}<b>Registre</b>{s.reg}<b>TVA</b>{s.vat}<b>Banque</b>{s.iban}<br>{s.bic}'
    d = Paper("fr", "sidebar", "Contrat d'hébergement", side=side, colour="#14532d", font="'Roboto'", size="9.8pt", numbering="{n}. ", paragraphs="")
    d.raw('<div class="page">')
    d.h("Contrat d'hébergement et de sauvegarde")
    d.p("N° KH-26-0091 · Luxembourg, le 2 mars 2026")
    d.p(f"Entre {s.name}, le fournisseur, et <b>{b.name}</b>, {b.street}, L-{b.postcode} {b.city}, {b.reg}, le client.")
    d.sec("Services", "Hébergement de la gestion électronique des dossiers du client dans deux centres de données luxembourgeois certifiés ; sauvegarde quotidienne ; restauration en moins de 8 heures.")
    d.sec("Redevance", "La redevance annuelle s'élève à 15.600,00 EUR HTVA (TVA 17 % en sus : 2.652,00 EUR). Elle est facturée annuellement et d'avance, la première fois à la date d'effet.")
    d.sec("Remise", "Pour la première année contractuelle, une remise de 10 % est accordée sur la redevance annuelle, soit 1.560,00 EUR.")
    d.sec("Effet et durée", "Le contrat prend effet le 15 mars 2026 pour une durée de trois ans et se termine le 14 mars 2029.")
    d.sec("Paiement", "Les factures sont payables dans les 30 jours de leur réception, sans escompte.")
    d.raw('</div><div class="page">')
    put(d, "resp2", "rgpd1", "conf1", "resil1")
    d.sec("Droit applicable", "Le contrat est soumis au droit luxembourgeois ; les tribunaux de Luxembourg-Ville sont compétents.")
    d.sig(("Luxembourg, le 2 mars 2026", s.rep, s.role, s.name), ("Luxembourg, le 6 mars 2026", b.rep, b.role, b.name))
    d.raw("</div>")
    return d.truth(s, b, "KH-26-0091", "2026-03-02", "2026-03-15", "2029-03-14", rhythm="yearly", period=("2026-03-15", "2027-03-14"), days=30,
                   lines=[line("Redevance annuelle hébergement et sauvegarde", "1", "ANN", "15600.00", vat="17", allowance="1560.00")], accept={"contract_date": ["2026-03-06"]}, about="Luxembourg; first-year discount counts; the printed VAT is before the discount")


def paper_ch_entretien_clinique():
    s, b = get("lausanne"), get("clinique")
    d = Paper("fr", "times-old", "Contrat d'entretien", producer="groff", face="T", points=11, lead=14, numbering="{n}. ", paragraphs="", footer="Contrat 2026-77 - page \\\\n%")
    d.h("CONTRAT D'ENTRETIEN N° 2026-77")
    d.p(f"entre <b>{s.name}</b>, {s.address()}, {s.uid} TVA, prestataire,", f"et <b>{b.name}</b>, {b.address()}, {b.uid}, cliente.")
    d.sec("Prestations", "Entretien des installations sanitaires et de ventilation des bâtiments A et B, deux passages par semaine, matériel compris.")
    d.sec("Prix", "Le prix est de CHF 2'370.- (deux mille trois cent septante francs) par mois, TVA de 8,1 % non comprise. La facturation est trimestrielle, à terme échu.")
    d.sec("Paiement", f"Les factures sont payables à 30 jours net sur le compte {s.iban}.")
    d.sec("Entrée en vigueur", "Le contrat entre en vigueur le 1er avril 2026. Il est conclu pour une durée indéterminée, résiliable pour la fin d'un trimestre avec un préavis de 3 mois.")
    d.sec("Pénalité", "Tout passage non effectué donne lieu à une déduction de CHF 150.-.")
    put(d, "perso1", "div_ch")
    d.sig(("Lausanne, le 11 mars 2026", s.rep, s.role, ""), ("Nyon, le 13 mars 2026", b.rep, b.role, ""))
    return d.truth(s, b, "2026-77", "2026-03-13", "2026-04-01", None, currency="CHF", rhythm="quarterly", period=("2026-04-01", "2026-06-30"), days=30,
                   lines=[line("Entretien des installations, prix mensuel", "3", "MON", "2370.00", vat="8.1")], about="septante; apostrophes; arrears by quarter")


def paper_fr_accord_cadre():
    s, b = get("expert"), get("telecom")
    d = Paper("fr", "articles", "Accord-cadre", font="Caladea", size="11pt", numbering="Article {n}. ", paragraphs="")
    d.h("Accord-cadre de prestations intellectuelles")
    d.p("Accord-cadre n° AC-2026-15, conclu le 12 janvier 2026", klass="mid")
    d.p(f"Entre {b.name}, {b.address()}, {b.reg}, « le donneur d'ordre »,", f"et {s.name}, {s.address()}, {s.reg}, TVA {s.vat}, « le titulaire ».", klass="party")
    d.sec("Objet", "Le présent accord-cadre fixe les conditions des missions de conseil fiscal et social confiées au titulaire. Chaque mission fait l'objet d'un bon de commande ; aucun minimum n'est garanti.")
    d.sec("Bordereau des prix", "Prix hors taxes, TVA 20 % en sus :")
    d.table(["Profil", "Unité", "Prix HT"], [["Associé", "jour", "1 450,00 €"], ["Chef de mission", "jour", "980,00 €"], ["Collaborateur", "heure", "72,00 €"]], "llr")
    d.sec("Montant maximum", "Le montant maximum des commandes est de 90 000,00 € HT pour la durée de l'accord.")
    d.sec("Durée", "Du 1er février 2026 au 31 janvier 2028.")
    d.sec("Facturation", "Les missions exécutées sont facturées à leur achèvement. Paiement à 45 jours de la date d'émission de la facture.")
    put(d, "conf1", "resp1", "resil1", "div1")
    d.sig(("Bourges, le 12 janvier 2026", b.rep, b.role, b.name), ("Bordeaux, le 15 janvier 2026", s.rep, s.role, s.name))
    v = {"vat": "20"}
    return d.truth(s, b, "AC-2026-15", "2026-01-12", "2026-02-01", "2028-01-31", rhythm="per_call_off", days=45, kind="framework", findings=["framework"],
                   lines=[line("Associé", None, "DAY", "1450.00", **v), line("Chef de mission", None, "DAY", "980.00", **v), line("Collaborateur", None, "HUR", "72.00", **v)], about="framework with a maximum amount")


def paper_fr_avenant():
    s, b = get("infog"), get("notaire")
    d = Paper("fr", "writer-plain", "Avenant", producer="office", face="Liberation Sans", points=11, numbering="Article {n} – ", paragraphs="", footer="Avenant n° 1 – page")
    d.h("Avenant n° 1 au contrat d'infogérance n° CI-2026-042")
    d.p(f"Entre {s.name}, {s.address()}, {s.reg} (le Prestataire), et {b.name}, {b.address()} (le Client).")
    d.sec("Objet", "Le Client ouvre un bureau annexe à Villeurbanne. Six postes de travail supplémentaires sont intégrés au périmètre à compter du 1er septembre 2026.")
    d.sec("Prix", "La redevance mensuelle est portée de 1 945,00 € HT à 2 245,00 € HT, TVA 20 % en sus. Des frais de mise en service de 480,00 € HT sont facturés avec la première échéance modifiée.")
    d.sec("Autres dispositions", "Les autres clauses du contrat demeurent inchangées.")
    d.sig(("Lyon, le 17 juillet 2026", s.rep, s.role, s.name), ("Lyon, le 17 juillet 2026", b.rep, b.role, b.name))
    v = {"vat": "20"}
    return d.truth(s, b, None, "2026-07-17", "2026-09-01", None, rhythm="monthly", period=("2026-09-01", "2026-09-30"), kind="amendment", findings=["amendment"],
                   lines=[line("Infogérance, redevance mensuelle", "1", "MON", "2245.00", **v), line("Frais de mise en service", "1", "LS", "480.00", **v)], accept={"contract_number": ["CI-2026-042"]}, about="amendment with a setup fee")


def paper_fr_devis():
    s, b = get("traiteur"), get("forma")
    d = Paper("fr", "order-form", "Devis", letterhead="<h1>Devis n° D-2026-1940</h1><div>Valable jusqu'au 31/12/2026</div>", footer=f"{s.name} · {s.street}, {s.place()} · {s.reg}", colour="#9b2226", font="'Lato'", size="10pt")
    d.p(f"{s.name}<br>{s.street}, {s.place()}")
    d.p(f"Client : {b.name}<br>{b.street}<br>{b.place()}")
    d.p("Toulouse, le 05/11/2026")
    d.table(["Désignation", "Qté", "PU HT", "Total HT"], [["Buffet froid, par personne", "60", "24,00 €", "1 440,00 €"], ["Livraison", "1", "85,00 €", "85,00 €"]], "lrrr", foot=[["Total HT", "", "", "1 525,00 €"], ["TVA 10 %", "", "", "152,50 €"], ["Total TTC", "", "", "1 677,50 €"]])
    d.p("Acompte de 30 % à la commande, solde à 30 jours. Devis à retourner daté, signé et revêtu de la mention « bon pour accord ».")
    d.sig(("Date :", "Signature du client :", "", ""), signed=False)
    return d.truth(s, b, None, "2026-11-05", kind="offer", findings=["unsigned"], days=30, about="quote not accepted")


def paper_fr_fournitures_escompte():
    s, b = get("fourn"), get("lycee")
    d = Paper("fr", "annex", "Contrat de fourniture", side="Contrat PD/26/3310 – annexe tarifaire", font="'Liberation Sans'", size="9.8pt", numbering="{n}. ", paragraphs="", number=fr_blank)
    d.h("Contrat de fourniture de papeterie")
    d.kv([("Contrat", "PD/26/3310"), ("Date", "1er juillet 2026"), ("Fournisseur", f"{s.name}, {s.address()}, {s.reg}, TVA {s.vat}"), ("Client", f"{b.name}, {b.address()}, {b.reg}")])
    d.sec("Objet", "Fourniture des articles de l'annexe pour la rentrée 2026. Livraison unique le 24 août 2026, franco de port.")
    d.sec("Prix et remises", "Les prix de l'annexe sont des prix catalogue hors taxes. Le fournisseur consent une remise commerciale de 12 % sur le total de l'annexe.")
    d.sec("Paiement", f"Facture unique à la livraison, payable à 30 jours ; escompte de 1 % en cas de paiement sous 8 jours. Virement : {s.iban}.")
    put(d, "resp2", "retard1", "div1")
    d.sig(("Grenoble, le 01/07/2026", s.rep, s.role, s.name), ("Grenoble, le 03/07/2026", b.rep, b.role, b.name))
    d.pagebreak()
    d.h("Annexe – Tarif 2026")
    items = [("Ramette A4 80 g, 500 feuilles", 1200, "4.10"), ("Cahier 24 × 32, 96 pages", 900, "1.85"), ("Classeur à levier", 300, "2.95"), ("Stylos à bille bleus, boîte de 50", 40, "11.60"), ("Chemises cartonnées, paquet de 100", 60, "14.20"), ("Feutres tableau blanc, lot de 4", 150, "5.75"),
             ("Intercalaires 12 positions", 400, "1.10"), ("Copies doubles perforées, 200", 500, "3.40"), ("Colle en bâton 21 g", 350, "0.95"), ("Ciseaux 17 cm", 120, "2.30"), ("Compas scolaire", 100, "4.60"), ("Calculatrice collège", 90, "15.80")]
    lines = []
    for name, n, p in items:
        gross = Decimal(p) * n
        lines.append(line(name, str(n), "C62", p, vat="20", allowance=str((gross * 12 / 100).quantize(Decimal("0.01")))))
    rows = [[str(k), name, f"{n:,}".replace(",", "\u00a0"), fr_blank(p), str(Decimal(p) * n)] for k, (name, n, p) in enumerate(items, 1)]
    t = totals_of(lines)
    total = sum(Decimal(r[-1]) for r in rows)
    d.carry_table(["N°", "Article", "Quantité", "Prix unitaire", "Montant HT"], rows, [7, 5], "À reporter", "Report", "rlrrr",
                  foot=[["Total catalogue HT", "", "", "", fr_blank(total)], ["Remise 12 %", "", "", "", "-\u00a0" + fr_blank(total * 12 / 100)], ["Net commercial HT", "", "", "", fr_blank(t["net"])], ["TVA 20 %", "", "", "", fr_blank(t["vat"][0]["amount"])], ["Total TTC", "", "", "", fr_blank(t["gross"])]])
    return d.truth(s, b, "PD/26/3310", "2026-07-01", "2026-08-24", "2026-08-24", rhythm="one_off", period=("2026-08-24", "2026-08-24"), days=30, discounts=[("1", 8)], lines=lines, accept={"contract_date": ["2026-07-03"], "service_end": [None]},
                   about="annex over two pages with carry-over; commercial discount on the whole and escompte")


def paper_fr_ascenseur_bimestriel():
    s, b = get("ascens"), get("syndic")
    d = Paper("fr", "ruled-cairo", "Contrat d'entretien d'ascenseur", producer="cairo", face="DejaVu Sans", points=9.2, numbering="{n}. ", centre=True,
              marks=((62, 42, 8, True, "ASCENSEURS PHOCÉENS – contrat type étendu"), (480, 812, 7.5, False, "page {page}")))
    d.h("Contrat d'entretien d'ascenseur n° 13-2026-55")
    d.kv([("Prestataire", f"{s.name}, {s.address()}"), ("", f"{s.reg}"), ("Client", f"{b.name}, {b.address()}"), ("", f"représenté par {b.rep}, {b.role}"), ("Date d'effet", "1er juin 2026"), ("Durée", "trois ans, expirant le 31 mai 2029")], label=90)
    d.sec("Prestations", "Visites toutes les six semaines, dépannage 24 h sur 24, remplacement des pièces d'usure. Délai d'intervention : 1 h en cas de personne bloquée.")
    d.sec("Prix", "Le prix est de 186,00 € HT par bimestre, TVA 10 %, soit 204,60 € TTC. Facturation bimestrielle (tous les deux mois), à échoir, paiement à 30 jours.")
    put(d, "resp2", "resil1", "div2")
    d.sig(("Marseille, le 4 mai 2026", s.rep, s.role, s.name), ("Marseille, le 11 mai 2026", b.rep, b.role, "Le syndicat"))
    return d.truth(s, b, "13-2026-55", "2026-05-11", "2026-06-01", "2029-05-31", rhythm=None, period=("2026-06-01", "2026-07-31"), days=30, findings=["rhythm_unsupported"],
                   lines=[line("Entretien d'ascenseur, prix par bimestre", "1", "C62", "186.00", vat="10")], accept={"lines.0.unit": ["LS", "MON"], "billing.first_invoice_period.from": [None], "billing.first_invoice_period.to": [None]},
                   accept_lines=[[line("Entretien d'ascenseur", "2", "MON", "93.00", vat="10")]], about="every two months: outside the schema")


def paper_fr_supervision_lettres():
    s, b = get("infog"), get("aero")
    d = Paper("fr", "margin-labels", "Contrat de supervision", font="'Lato'", size="10pt", colour="#334e68", footer=f"{s.name} – {s.reg} – {s.street} {s.place()}")
    c = lambda label, *texts: d.raw(f'<div class="clause"><div class="lab">{label}</div><div>' + "".join(f"<p>{t}</p>" for t in texts) + "</div></div>")
    d.h("Contrat de supervision réseau")
    c("Entre", f"{b.name}<br>{b.street}<br>{b.place()}<br>{b.reg} – TVA {b.vat}<br>(le Client)")
    c("Et", f"{s.name}<br>{s.street}<br>{s.place()}<br>TVA {s.vat}<br>(le Prestataire)")
    c("Référence", "Contrat SR-2026-8, signé le 30 avril 2026")
    c("Mission", "Supervision permanente des liaisons entre les sites de Colomiers et de Blagnac, rapport mensuel, astreinte de nuit.")
    c("Prix", "Mille deux cent quatre-vingt-dix euros (1\u00a0920,00 €) hors taxes par mois, TVA au taux de 20 %.")
    c("Période", "Du 1er juin 2026 au 31 mai 2027.")
    c("Facturation", "Mensuelle, à terme échu. Paiement à 30 jours date de facture.")
    c("Pénalités", "Indisponibilité de plus de 4 heures : 250,00 € par incident.")
    c("Droit", "Droit français, tribunal de commerce de Toulouse.")
    d.sig(("Colomiers, le 30/04/2026", b.rep, b.role, b.name), ("Lyon, le 30/04/2026", s.rep, s.role, s.name))
    return d.truth(s, b, "SR-2026-8", "2026-04-30", "2026-06-01", "2027-05-31", rhythm="monthly", period=("2026-06-01", "2026-06-30"), days=30,
                   lines=[line("Supervision permanente, prix mensuel", None, "MON", None, vat="20")], findings=["words_figures_conflict"],
                   accept={"lines.0.quantity": ["1"]}, about="amount in words 1,290, in figures 1,920; buyer first")


def paper_fr_maintenance_scan():
    s, b = get("elec"), get("fleur")
    d = Paper("fr", "form-boxes", "Contrat de maintenance", font="'Liberation Sans'", size="11pt", colour="#555", numbering="{n}. ", paragraphs="", scan={"turn": 0.6, "grain": 5, "specks": 30, "quality": 24, "seed": 21, "blur": 0.4})
    d.h("CONTRAT DE MAINTENANCE ÉLECTRIQUE")
    d.kv([("Contrat n°", "ME 2026/31"), ("Fait le", "08/06/2026"), ("Prestataire", s.name), ("Adresse", s.address()), ("SIRET", s.siret), ("TVA", s.vat), ("IBAN", s.iban), ("Client", b.name), ("Adresse", b.address()), ("Début", "01/07/2026"), ("Fin", "30/06/2027")])
    d.table(["Prestation", "Prix semestriel HT"], [["Visite de contrôle des armoires des serres", "380,00 €"], ["Thermographie infrarouge", "145,00 €"]], "lr", foot=[["Total HT par semestre", "525,00 €"], ["TVA 20 %", "105,00 €"], ["Total TTC", "630,00 €"]])
    d.p("Facturation semestrielle d'avance. Paiement à 30 jours.")
    put(d, "resp2", "div2")
    d.sig(("Chablis, le 08/06/2026", s.rep, s.role, "Le prestataire"), ("Chinon, le 12/06/2026", b.rep, b.role, "Le client"))
    v = {"vat": "20"}
    return d.truth(s, b, "ME 2026/31", "2026-06-08", "2026-07-01", "2027-06-30", rhythm="half_yearly", period=("2026-07-01", "2026-12-31"), days=30,
                   lines=[line("Visite de contrôle des armoires des serres", "1", "SAN", "380.00", **v), line("Thermographie infrarouge", "1", "SAN", "145.00", **v)], accept={"contract_date": ["2026-06-12"]}, about="grey scan")


def paper_fr_conseil_scan():
    s, b = get("forma"), get("chateau")
    d = Paper("fr", "plain", "Convention", font="'Liberation Serif'", size="12pt", numbering="{n}. ", paragraphs="", scan={"turn": -0.8, "grain": 7, "specks": 70, "mode": "bilevel", "threshold": 63, "seed": 22})
    d.h("Convention d'accompagnement n° 2026-19")
    d.p(f"Entre {s.name}, {s.address()}, {s.reg}, le prestataire, et {b.name}, {b.address()}, le client.")
    d.sec("Objet", "Accompagnement de l'encadrement des vendanges : six journées de conseil sur site.")
    d.sec("Calendrier", "Du 7 septembre 2026 au 16 octobre 2026.")
    d.sec("Prix", "Six journées à 890,00 € HT, soit 5 340,00 € HT ; TVA 20 % : 1 068,00 € ; total 6 408,00 € TTC. Facturé en une fois à l'issue de la mission, payable à 30 jours.")
    d.sec("Compte", f"{s.iban}")
    put(d, "conf1", "div2")
    d.sig(("Lille, le 3 août 2026", s.rep, "", s.name), ("Saint-Émilion, le 10 août 2026", b.rep, "", b.name))
    return d.truth(s, b, "2026-19", "2026-08-10", "2026-09-07", "2026-10-16", rhythm="one_off", period=("2026-09-07", "2026-10-16"), days=30,
                   lines=[line("Journées de conseil sur site", "6", "DAY", "890.00", vat="20")], about="bilevel scan, sentence with quantity, price and totals")
