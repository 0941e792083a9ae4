"""French service contracts of ordinary layouts (France)."""
from paper import Paper, fr, line

from ._cast import get
from ._clauses import put


def paper_fr_infogerance():
    s, b = get("infog"), get("notaire")
    d = Paper("fr", "articles", "Contrat d'infogérance", font="'Liberation Serif'", size="11pt", numbering="Article {n} – ", paragraphs="{n}.{k} ")
    d.h("Contrat d'infogérance n° CI-2026-042")
    d.p("ENTRE LES SOUSSIGNÉES", klass="mid")
    d.p(f"<b>{s.name}</b>, société par actions simplifiée au capital de 85 000 euros, dont le siège social est situé {s.street}, {s.place()}, immatriculée au {s.reg}, numéro de TVA intracommunautaire {s.vat}, représentée par sa présidente, {s.rep},", "ci-après « le Prestataire », d'une part,", klass="party")
    d.p("ET", klass="mid")
    d.p(f"<b>{b.name}</b>, office notarial sis {b.street}, {b.place()}, immatriculée au {b.reg}, représentée par {b.rep},", "ci-après « le Client », d'autre part,", klass="party")
    d.p("IL A ÉTÉ CONVENU CE QUI SUIT", klass="mid")
    d.sec("Objet", "Le Prestataire assure l'exploitation, la supervision et la maintenance du système d'information du Client : 2 serveurs, 31 postes de travail, messagerie et sauvegardes.", "Le périmètre technique est détaillé à l'annexe A.")
    d.sec("Durée", "Le contrat prend effet le 1<sup>er</sup> mars 2026 pour une durée ferme de trente-six (36) mois. Il se renouvelle ensuite par tacite reconduction par périodes d'un an, sauf dénonciation par l'une des parties moyennant un préavis de trois (3) mois.")
    d.sec("Prix", "En contrepartie des prestations, le Client verse une redevance mensuelle forfaitaire de 1\u202f945,00 € HT, soit 2\u202f334,00 € TTC (TVA 20 %).", "Les interventions hors forfait sont facturées 95,00 € HT l'heure, déplacement compris.", "La redevance est révisée chaque année à la date anniversaire selon la formule P = P0 × (S / S0), S étant l'indice Syntec.")
    d.sec("Facturation et paiement", "La redevance est facturée mensuellement à échoir. Les factures sont payables à trente (30) jours à compter de leur date d'émission, par virement sur le compte du Prestataire. Aucun escompte n'est accordé pour paiement anticipé.")
    d.p(f"IBAN : {s.iban} &nbsp; BIC : {s.bic}")
    put(d, "oblig1", "perso1", "resp1", "rgpd1", "conf1", "resil1", "div1")
    d.sig(("Fait à Lyon, le 9 février 2026", s.rep, s.role, "Pour le Prestataire"), ("Fait à Lyon, le 9 février 2026", b.rep, b.role, "Pour le Client"))
    return d.truth(s, b, "CI-2026-042", "2026-02-09", "2026-03-01", "2029-02-28", rhythm="monthly", period=("2026-03-01", "2026-03-31"), days=30,
                   lines=[line("Infogérance, redevance mensuelle forfaitaire", "1", "MON", "1945.00", vat="20")], about="articles; capital, caps and renewal as distractors; no escompte")


def paper_fr_telecom_conditions():
    s, b = get("telecom"), get("garage")
    head = '<div class="top"><div><h1>Conditions particulières – Offre Fibre Pro</h1><div class="small">Contrat n° 70-118-2026-C &nbsp;|&nbsp; Édité le 14/09/2026</div></div><div style="font-size:1.8em;font-weight:bold;color:#6a1b9a">ondéa</div></div>'
    d = Paper("fr", "dense", "Conditions particulières", letterhead=head, colour="#6a1b9a", font="'Open Sans'", size="9.2pt", numbering="{n}. ", paragraphs="",
              footer=f"{s.name} au capital de 2 400 000 € – {s.street}, {s.place()} – {s.reg} – TVA {s.vat}")
    d.h("Le Client", 2)
    d.kv([("Raison sociale", b.name), ("SIRET", b.siret), ("Adresse de facturation", b.street), ("CP / Ville", b.place()), ("Représenté par", b.rep), ("N° client", "C-402217")])
    d.h("Services souscrits", 2)
    d.table(["Désignation", "Qté", "PU mensuel HT", "Total mensuel HT"], [["Accès fibre 1 Gbit/s, GTR 4 h", "1", "129,00 €", "129,00 €"], ["Poste téléphonique VoIP (par utilisateur)", "9", "11,50 €", "103,50 €"], ["Routeur 4G de secours", "1", "24,90 €", "24,90 €"]], "lrrr",
            foot=[["Total abonnement mensuel HT", "", "", "257,40 €"], ["TVA 20 %", "", "", "51,48 €"], ["Total abonnement mensuel TTC", "", "", "308,88 €"]])
    d.table(["Frais uniques", "Qté", "PU HT", "Total HT"], [["Frais de mise en service", "1", "190,00 €", "190,00 €"], ["Installation sur site", "1", "340,00 €", "340,00 €"]], "lrrr")
    d.h("Durée et facturation", 2)
    d.kv([("Date de début", "01/10/2026"), ("Engagement", "24 mois"), ("Fin d'engagement", "30/09/2028"), ("Périodicité", "Trimestrielle, terme à échoir"), ("Paiement", "à 30 jours date de facture"), ("Mode", "Prélèvement SEPA"), ("IBAN du débiteur", b.iban), ("ICS", "FR72ZZZ123456")])
    d.p("Les frais uniques sont facturés avec la première échéance. À l'issue de la période d'engagement, le contrat prend fin sauf reconduction expresse.")
    d.p("Option non retenue : ☐ Pack sécurité 39,00 €/mois &nbsp;&nbsp; ☐ Numéro vert 15,00 €/mois", klass="small")
    d.sig(("Bourges, le 14/09/2026", s.rep, s.role, s.name), ("Gien, le 17/09/2026", b.rep, b.role, "Bon pour accord – cachet du Client"))
    d.raw('<div class="cgv"><h1>Conditions générales de service (version 3.2 du 01/01/2026)</h1>')
    put(d, "oblig1", "retard1", "resp1", "resp2", "rgpd1", "resil1", "conf1", "div1", "div2")
    d.sec("Pénalités de résiliation", "En cas de résiliation anticipée, le Client est redevable des abonnements restant à courir. Les équipements non restitués sont facturés 450,00 € HT pièce.")
    d.raw("</div>")
    v = {"vat": "20"}
    return d.truth(s, b, "70-118-2026-C", "2026-09-14", "2026-10-01", "2028-09-30", rhythm="quarterly", period=("2026-10-01", "2026-12-31"), days=30,
                   lines=[line("Accès fibre 1 Gbit/s", "3", "MON", "129.00", **v), line("Poste téléphonique VoIP", "27", "C62", "11.50", **v), line("Routeur 4G de secours", "3", "MON", "24.90", **v), line("Frais de mise en service", "1", "LS", "190.00", **v), line("Installation sur site", "1", "LS", "340.00", **v)],
                   accept={"contract_date": ["2026-09-17"], "lines.1.unit": ["MON"], "lines.3.unit": ["C62"], "lines.4.unit": ["C62"], "lines.0.unit": ["C62"], "lines.2.unit": ["C62"]}, about="dense form with terms behind; quarterly billing of monthly prices; setup fees")


def paper_fr_lettre_mission():
    s, b = get("expert"), get("chateau")
    foot = f"<div>{s.name}<br>{s.street}, {s.place()}</div><div>{s.reg}<br>TVA {s.vat}</div><div>Société inscrite à l'Ordre<br>des experts-comptables</div><div>IBAN {s.iban}<br>BIC {s.bic}</div>"
    head = f'<div class="head"><div class="logo">Fontanes</div><div class="data">Expertise comptable<br>Conseil – Audit</div></div><div class="window">{b.name}<br>À l\'attention de {b.rep}<br>{b.street}<br>{b.place()}</div>'
    d = Paper("fr", "letter", "Lettre de mission", letterhead=head, footer=foot, colour="#5b3a29", font="Caladea", size="10.5pt", numbering="{n}. ", paragraphs="")
    d.p("Bordeaux, le 20 novembre 2025", klass="right")
    d.h("Lettre de mission – Présentation des comptes annuels – Réf. LM/2025/311")
    d.p("Monsieur,", "Vous avez bien voulu envisager de nous confier une mission de présentation de vos comptes annuels et d'établissement des bulletins de paie. La présente lettre en précise les termes et constitue, une fois contresignée, notre contrat.")
    d.sec("Mission", "Tenue des comptes, déclarations de TVA, bilan au 31 décembre, liasse fiscale ; établissement d'environ 12 bulletins de paie par mois.")
    d.sec("Durée", "La mission débute le 1er janvier 2026 et porte sur l'exercice 2026, jusqu'au 31 décembre 2026. Elle est renouvelable par tacite reconduction.")
    d.sec("Honoraires", "Nos honoraires sont fixés pour l'exercice à 7\u00a0200 € HT, auxquels s'ajoute la TVA au taux de 20 %. Ils donnent lieu à douze factures mensuelles de 600 € HT.", "Les bulletins de paie sont facturés en sus au prix de 19,50 € HT l'unité, d'après le nombre effectivement établi.")
    d.sec("Règlement", "Nos notes d'honoraires sont payables à 45 jours fin de mois. Tout retard entraîne des pénalités au taux de 10 %.")
    put(d, "resp1", "conf1", "div2")
    d.p("Nous vous prions d'agréer, Monsieur, l'expression de nos sentiments distingués.")
    d.sig(("Bordeaux, le 20/11/2025", s.rep, s.role, s.name), ("Saint-Émilion, le 02/12/2025", b.rep, "Bon pour acceptation", b.name))
    return d.truth(s, b, "LM/2025/311", "2025-11-20", "2026-01-01", "2026-12-31", rhythm="monthly", period=("2026-01-01", "2026-01-31"), days=None,
                   lines=[line("Honoraires, facture mensuelle", "1", "MON", "600.00", vat="20")], findings=["payment_terms_not_days"], accept={"contract_date": ["2025-12-02"]},
                   about="letter; yearly price in stated instalments; 45 jours fin de mois; usage price stays out")


def paper_fr_sous_traitance_autoliquidation():
    s, b = get("elec"), get("btp")
    d = Paper("fr", "writer-ruled", "Contrat de sous-traitance", producer="office", face="Liberation Serif", points=10.5, numbering="ARTICLE {n} : ", paragraphs="", justify=True, footer="Contrat de sous-traitance ST-26-0915 – page")
    d.h("CONTRAT DE SOUS-TRAITANCE")
    d.kv([("Entrepreneur principal (donneur d'ordre)", f"{b.name}, {b.address()}, {b.reg}, TVA {b.vat}"), ("Sous-traitant", f"{s.name}, {s.address()}, {s.reg}, TVA {s.vat}"), ("Contrat n°", "ST-26-0915"), ("Marché principal", "2025-EHPAD-AUX-12, lot 9"), ("Maître d'ouvrage", "Centre hospitalier de l'Yonne-Nord")], ruled=True)
    d.sec("OBJET", "Le donneur d'ordre confie au sous-traitant les travaux d'électricité courants forts et faibles de l'extension de l'EHPAD, bâtiment B.")
    d.sec("DÉLAI", "Les travaux commencent le 5 octobre 2026 et s'achèvent le 26 février 2027. Pénalités de retard : 300,00 € par jour calendaire.")
    d.sec("PRIX", "Le prix global et forfaitaire est de 64 000,00 € hors taxes. Il est payé selon l'échéancier suivant :")
    d.table(["Échéance", "Jalon", "Part", "Montant HT"], [["1", "Acompte à la commande", "20 %", "12 800,00 €"], ["2", "Fin du câblage", "45 %", "28 800,00 €"], ["3", "Réception sans réserve", "35 %", "22 400,00 €"]], "llrr", foot=[["", "Total", "100 %", "64 000,00 €"]])
    d.sec("TVA", "Autoliquidation : en application de l'article 283-2 nonies du CGI, la TVA est due par le preneur. Les factures du sous-traitant sont établies hors taxes.")
    d.sec("PAIEMENT", f"Les factures sont réglées à 30 jours de leur réception sur le compte {s.iban} ({s.bic}). Une retenue de garantie de 5 % est pratiquée, remplaçable par une caution bancaire.")
    put(d, "resp2", "perso1", "resil1", "div2")
    d.sig(("Auxerre, le 07/09/2026", b.rep, b.role, "Le donneur d'ordre"), ("Chablis, le 10/09/2026", s.rep, s.role, "Le sous-traitant"))
    return d.truth(s, b, "ST-26-0915", "2026-09-10", "2026-10-05", "2027-02-26", rhythm="milestones", days=30,
                   lines=[line("Acompte à la commande, travaux d'électricité", "1", "LS", "12800.00", vat="0", category="AE")], notes=["Autoliquidation"],
                   about="buyer named first; reverse charge in building; instalments")


def paper_fr_micro_entreprise():
    s, b = get("micro"), get("fleur")
    d = Paper("fr", "plain", "Contrat de prestation", font="'Liberation Sans'", size="11pt", numbering="{n}/ ", paragraphs="")
    d.h("CONTRAT DE PRESTATION DE COMMUNICATION")
    d.p(f"Entre : {s.name}, EI, {s.street}, {s.place()}, SIRET {s.siret}", f"Et : {b.name}, {b.street}, {b.place()}, SIRET {b.siret}, représentée par {b.rep}, {b.role}")
    d.sec("La prestation", "Animation des réseaux sociaux des Serres : 8 publications par mois, réponses aux messages deux fois par semaine, un reportage photo par trimestre.")
    d.sec("Durée", "À partir d'avril 2026, pour une durée indéterminée. Chacun peut y mettre fin avec un mois de préavis.")
    d.sec("Le prix", "420 euros par mois (quatre cent vingt). TVA non applicable, art. 293 B du CGI. Facture en fin de mois, payable à réception.")
    d.sec("Divers", "Les photos restent la propriété de leur auteur ; la cliente peut les utiliser librement pour sa communication. En cas de litige, les parties chercheront d'abord un accord amiable.")
    d.p(f"Coordonnées bancaires : {s.iban}")
    d.sig(("Tours, le 16 mars 2026", s.rep, "", ""), ("Chinon, le 18 mars 2026", b.rep, b.role, b.name))
    return d.truth(s, b, None, "2026-03-18", "2026-04-01", None, rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=0,
                   lines=[line("Animation des réseaux sociaux", "1", "MON", "420.00", vat="0", category="E")], notes=["TVA non applicable, art. 293 B du CGI"], about="franchise en base; sentence price; month as start")


def paper_fr_formation():
    s, b = get("forma"), get("logis")
    d = Paper("fr", "form-above", "Convention de formation", font="'Carlito'", size="11pt", colour="#c2410c", numbering="Art. {n} ", paragraphs="")
    d.h("Convention de formation professionnelle")
    d.p("(articles L. 6353-1 et suivants du Code du travail)", klass="small")
    d.kv([("Convention n°", "PF-2026-1187"), ("Date", "21/08/2026"), ("Bon de commande client", "NL-88420")])
    d.h("Organisme de formation", 2)
    d.kv([("Dénomination", s.name), ("Adresse", s.street), ("Code postal, ville", s.place()), ("SIRET", s.siret), ("N° de déclaration d'activité", "31 59 08 842 59"), ("IBAN", s.iban)])
    d.h("Entreprise bénéficiaire", 2)
    d.kv([("Dénomination", b.name), ("Adresse", b.street), ("Code postal, ville", b.place()), ("RCS", b.reg), ("Signataire", b.rep), ("Effectif formé", "10 salariés")])
    d.h("Action de formation", 2)
    d.kv([("Intitulé", "Gestes et postures – conduite de chariots R489"), ("Dates", "du 05/10/2026 au 09/10/2026"), ("Durée", "5 jours, 35 heures")])
    d.h("Dispositions financières", 2)
    d.table(["Désignation", "Quantité", "Prix unitaire", "Montant"], [["Formation R489, par stagiaire", "10", "690,00 €", "6 900,00 €"], ["Test CACES, par stagiaire", "10", "145,00 €", "1 450,00 €"], ["Remise fidélité 5 % sur la formation", "", "", "- 345,00 €"]], "lrrr", foot=[["Total à payer", "", "", "8 005,00 €"]])
    d.p("Exonération de TVA : art. 261-4-4° a du CGI. Facturation à l'issue de la formation, paiement à 30 jours fin de formation par virement. En cas de désistement à moins de 10 jours, 50 % du prix restent dus.")
    put(d, "conf1", "div1")
    d.sig(("Lille, le 21/08/2026", s.rep, s.role, s.name), ("Lomme, le 26/08/2026", b.rep, b.role, b.name))
    e = {"vat": "0", "category": "E"}
    return d.truth(s, b, "PF-2026-1187", "2026-08-21", "2026-10-05", "2026-10-09", rhythm="one_off", period=("2026-10-05", "2026-10-09"), days=30,
                   lines=[line("Formation R489, par stagiaire", "10", "C62", "690.00", allowance="345.00", **e), line("Test CACES, par stagiaire", "10", "C62", "145.00", **e)], notes=["art. 261-4-4° a du CGI"],
                   accept={"contract_date": ["2026-08-26"], "payment_terms_days": [None]}, about="exempt training; discount line on one position; activity number looks like a SIREN")


def paper_fr_location_copieurs():
    s, b = get("copie"), get("mairie")
    d = Paper("fr", "one-table", "Contrat de location", font="'Liberation Sans Narrow'", size="11pt")
    row = lambda n, label, text: f'<tr><td class="no">{n}</td><td class="lab">{label}</td><td>{text}</td></tr>'
    d.h("CONTRAT DE LOCATION DE PHOTOCOPIEURS N° RBL 26/0418")
    d.raw('<table class="deed">' + row("A", "Le bailleur", f"{s.name}, {s.street}, {s.place()} – {s.reg} – TVA {s.vat}")
          + row("B", "Le locataire", f"{b.name}, {b.street}, {b.place()}, représentée par {b.rep}, présidente")
          + row("C", "Matériel", "3 photocopieurs multifonctions couleur A3, numéros de série RX7781 à RX7783, installés 14 rue de Brest et 3 rue du Port (annexe de Plérin)")
          + row("D", "Durée", "60 mois à compter du 1er mai 2026, soit jusqu'au 30 avril 2031. Préavis de non-renouvellement : 6 mois.")
          + row("E", "Loyer", "<table class='grid'><tr><td>Loyer trimestriel par appareil, hors taxes</td><td class='r'>213,00 €</td></tr><tr><td>Loyer trimestriel total, 3 appareils, hors taxes</td><td class='r'>639,00 €</td></tr><tr><td>TVA 20 %</td><td class='r'>127,80 €</td></tr><tr class='foot'><td>Loyer trimestriel TTC</td><td class='r'>766,80 €</td></tr></table>Le loyer est payable trimestriellement d'avance, à 15 jours de la date de facture.")
          + row("F", "Coût à la page", "Les copies sont facturées à terme échu sur relevé de compteur : 3,90 € HT les 1 000 pages noir et 34,00 € HT les 1 000 pages couleur.")
          + row("G", "Dépôt de garantie", "Un dépôt de garantie de 639,00 € est versé à la signature et restitué en fin de contrat.")
          + row("H", "Frais de dossier", "Offerts.")
          + row("I", "Assurance", "Le locataire assure le matériel pour une valeur de 14 500,00 €.")
          + row("J", "Résiliation", "En cas de non-paiement d'un seul loyer, huit jours après mise en demeure restée sans effet.")
          + row("K", "Litiges", "Tribunal de commerce de Rennes.") + "</table>")
    d.sig(("Rennes, le 13 avril 2026", s.rep, s.role, "Le bailleur"), ("Saint-Brieuc, le 13 avril 2026", b.rep, b.role, "Le locataire"))
    return d.truth(s, b, "RBL 26/0418", "2026-04-13", "2026-05-01", "2031-04-30", rhythm="quarterly", period=("2026-05-01", "2026-07-31"), days=15,
                   lines=[line("Loyer trimestriel photocopieurs", "3", "C62", "213.00", vat="20")], accept={"lines.0.unit": ["QAN"]}, accept_lines=[[line("Loyer trimestriel photocopieurs", "1", "QAN", "639.00", vat="20")]],
                   about="lease in one ruled table; deposit equals the rent; usage per 1,000 pages stays out")


def paper_fr_traiteur_taux():
    s, b = get("traiteur"), get("aero")
    d = Paper("fr", "order-form", "Bon de commande", letterhead="<h1>Bon de commande valant contrat</h1><div>Réf. MP-2026-0777 · 03/06/2026</div>", footer=f"{s.name} · {s.street}, {s.place()} · {s.reg}", colour="#9b2226", font="'Lato'", size="10pt")
    d.raw(f'<div class="parties"><div><b>Traiteur</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>TVA {s.vat}<br>IBAN {s.iban}</div><div><b>Client</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>TVA {b.vat}<br>Contact : {b.rep}</div></div>')
    d.h("Événement", 2)
    d.kv([("Objet", "Inauguration de l'atelier composites"), ("Date", "jeudi 2 juillet 2026"), ("Lieu", "Hangar 4, 12 chemin du Pilote, 31700 Blagnac"), ("Convives", "180")])
    d.h("Prestations", 2)
    d.table(["Désignation", "Qté", "PU HT", "TVA", "Total HT"], [["Cocktail déjeunatoire, par convive", "180", "31,50 €", "10 %", "5 670,00 €"], ["Paniers repas à emporter, équipes de nuit", "40", "12,40 €", "5,5 %", "496,00 €"], ["Vins et boissons alcoolisées, forfait", "1", "1 350,00 €", "20 %", "1 350,00 €"], ["Personnel de service", "48 h", "34,00 €", "10 %", "1 632,00 €"]], "lrrrr",
            foot=[["Total HT", "", "", "", "9 148,00 €"], ["TVA 5,5 %", "", "", "", "27,28 €"], ["TVA 10 %", "", "", "", "730,20 €"], ["TVA 20 %", "", "", "", "270,00 €"], ["Total TTC", "", "", "", "10 175,48 €"]])
    d.p("Facture unique après l'événement, payable à 30 jours. Annulation : 30 % du total à moins de 15 jours, 100 % à moins de 48 heures. Le nombre définitif de convives est confirmé cinq jours avant.")
    d.p("Le signataire déclare accepter les conditions générales de vente jointes (édition 2025).")
    d.sig(("Toulouse, le 03/06/2026", s.rep, s.role, s.name), ("Colomiers, le 08/06/2026", b.rep, b.role, "Bon pour accord"))
    return d.truth(s, b, "MP-2026-0777", "2026-06-03", "2026-07-02", "2026-07-02", rhythm="one_off", period=("2026-07-02", "2026-07-02"), days=30,
                   lines=[line("Cocktail déjeunatoire", "180", "C62", "31.50", vat="10"), line("Paniers repas à emporter", "40", "C62", "12.40", vat="5.5"), line("Vins et boissons alcoolisées", "1", "LS", "1350.00", vat="20"), line("Personnel de service", "48", "HUR", "34.00", vat="10")],
                   accept={"contract_date": ["2026-06-08"]}, about="three VAT rates; event on one day")
