"""Sealed papers in French: the other six."""
from ._looks import art, cols, firm, flow, inner, line, sheet, tight, write

BE = {"vat": "21"}


def paper_fr_gestes_et_postures():
    s = firm("Ergonomia Formation SARL", "5 impasse des Tanneurs", "49100", "Angers", "FR", "Angers", "Marielle Bodin", "gérante")
    b = firm("Pépinières Cailleau SAS", "Route de Brain", "49800", "Trélazé", "FR", "Angers", "Thierry Cailleau", "président")
    d = flow("fr", "Convention de formation", "Sans", 9.6, footer=f"{s.name} – {s.street}, {s.place()} – SIRET {s.siret} – déclaration d’activité n° 52 49 03127 49")
    write(d, f"""
    # Convention de formation professionnelle
    N° 26-F-118, établie en application des articles L. 6353-1 et suivants du Code du travail
    Organisme de formation :: {s.name}
    Entreprise bénéficiaire :: {b.name}, {b.street}, {b.place()}
    Date :: 14 septembre 2026
    ## 1. Action
    Intitulé : Gestes et postures en pépinière. Deux sessions identiques de deux jours pour seize salariés : la première les 9 et 10 novembre 2026, la seconde les 23 et 24 novembre 2026, dans les locaux de l’entreprise, de 8 h à 12 h et de 13 h à 16 h.
    ## 2. Objectifs et évaluation
    Reconnaître les postures à risque, adapter son poste de rempotage, organiser la manutention des conteneurs. Un exercice pratique est évalué en fin de session ; une attestation est remise à chaque participant présent.
    ## 3. Prix
    |:lrrr
    |Intitulé|Quantité|Prix unitaire|Prix total
    |Session de formation de deux jours|2|1 350,00 €|2 700,00 €
    |Livret du participant|16|22,00 €|352,00 €
    |=Net à payer|||3 052,00 €
    Prestation exonérée de TVA en application de l’article 261.4.4° a du Code général des impôts.
    ## 4. Règlement
    Une facture unique est adressée à l’issue de la seconde session, accompagnée des feuilles d’émargement. Elle est payable dans les 30 jours de sa réception.
    ## 5. Annulation
    Une session annulée par l’entreprise moins de dix jours ouvrés avant son début est due à hauteur de 50 %. Cette somme ne peut être imputée sur la contribution à la formation. Une session annulée par l’organisme est reportée sans frais.
    ## 6. Différends
    À défaut d’accord amiable, le tribunal de commerce d’Angers est saisi.
    ~~ Angers, le 14/09/2026;{s.rep};{s.role};Pour l’organisme // Trélazé, le 18/09/2026;{b.rep};{b.role};Pour l’entreprise
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, "26-F-118", "2026-09-14", "2026-11-09", "2026-11-24", rhythm="one_off", period=("2026-11-09", "2026-11-24"), days=30,
                   lines=[line("Session de formation de deux jours", "2", "C62", "1350.00", **v), line("Livret du participant", "16", "C62", "22.00", **v)],
                   notes=["Prestation exonérée de TVA en application de l’article 261.4.4° a du Code général des impôts"], accept={"contract_date": ["2026-09-18"], "lines.0.unit": ["LS"]}, about="training agreement, exempt; seller's address in the page foot")


def paper_fr_avenant_chaufferie():
    s = firm("Thermogestion Val de Moselle SAS", "40 rue de Queuleu", "57070", "Metz", "FR", "Metz", "Pascal Hoffner", "directeur d’exploitation")
    b = firm("Résidence Le Clos des Mirabelles SCI", "16 rue Saint-Livier", "57000", "Metz", "FR", "Metz", "Anne Zimmer", "gérante")
    d = sheet("fr", "notar", "Avenant n° 2", size="11.2pt")
    write(d, tight(f"""
    # Avenant n° 2<br>au contrat d’exploitation de chauffage CE-2023-088
    Entre {s.name}, {s.street}, {s.place()}, {s.reg}, représentée par M. {s.rep}, ci-après l’Exploitant, et la {b.name}, {b.street}, {b.place()}, représentée par sa gérante, Mme {b.rep}, ci-après la Propriétaire.
    ## Exposé
    Par contrat du 18 décembre 2023, la Propriétaire a confié à l’Exploitant la conduite et l’entretien de la chaufferie de la résidence. Une centrale de ventilation ayant été installée en 2026, les parties conviennent d’en adapter le périmètre et le prix.
    ## Article premier. Périmètre
    La centrale de traitement d’air du hall et de la salle commune est ajoutée aux équipements entretenus. L’Exploitant remplace les filtres deux fois par an et contrôle les débits une fois par an.
    ## Article 2. Prix
    À compter du 1er janvier 2027, la redevance mensuelle de conduite et d’entretien de la chaufferie est portée de 412,00 euros à 455,00 euros hors taxe. Une redevance mensuelle de 38,00 euros hors taxe s’y ajoute pour la centrale de ventilation. La taxe sur la valeur ajoutée est due au taux de 20 %. La facturation demeure mensuelle.
    ## Article 3. Autres clauses
    Les autres clauses du contrat, notamment celles qui concernent sa durée, le règlement des factures et la révision des prix, demeurent inchangées. En cas de contradiction, le présent avenant l’emporte.
    Fait à Metz, en deux originaux, le 26 novembre 2026.
    ~~ ;{s.rep};{s.role};L’Exploitant // ;{b.rep};{b.role};La Propriétaire
    """))
    v = {"vat": "20"}
    return d.truth(s, b, None, "2026-11-26", "2027-01-01", None, rhythm="monthly", period=("2027-01-01", "2027-01-31"), days=None, kind="amendment", findings=["amendment"],
                   lines=[line("Redevance de conduite et d’entretien de la chaufferie", "1", "MON", "455.00", **v), line("Redevance centrale de ventilation", "1", "MON", "38.00", **v)],
                   accept={"contract_number": ["CE-2023-088", "2"], "lines.1.description": ["centrale de ventilation"]}, about="amendment: price raised and one added; terms of payment only in the base contract")


def paper_be_alarme_officine():
    s = firm("Veilleur de Hesbaye SRL", "Chaussée de Tirlemont 211", "5030", "Gembloux", "BE", "", "Benoît Delvigne", "administrateur")
    b = firm("Pharmacie Istace-Bodart SRL", "Rue de Mazy 30", "5030", "Gembloux", "BE", "", "Charlotte Istace", "pharmacienne titulaire")
    d = sheet("fr", "bon", "Bon de commande et abonnement", gap=8, foot=f"{s.name} · {s.street} · {s.place()} · BCE {s.bce} · IBAN {s.iban} · BIC {s.bic}")
    write(d, f"""
    # Bon de commande et abonnement
    <div class="top"><div><b>Fournisseur</b><br>{s.name}<br>{s.street}<br>{s.place(True)}<br>info@veilleur.example</div><div><b>Abonné</b><br>{b.name}<br>{b.street}<br>{b.place(True)}<br>TVA {b.vat}</div><div><b>Bon n°</b> VH-4127<br><b>Date</b> 8 mai 2026<br><b>Vendeur</b> S. Gilles<br><b>Mise en service</b> 1er juin 2026</div></div>
    ## Matériel et pose (facturés une fois, avec le premier mois)
    |:rlrr
    |Qté|Article|Prix unitaire HTVA|Montant HTVA
    |1|Centrale d’alarme avec transmetteur|490,00|490,00
    |5|Détecteur de mouvement|62,00|310,00
    |1|Pose, câblage et paramétrage|380,00|380,00
    |=|Total matériel et pose||1 180,00
    ## Abonnement mensuel
    |:rlrr
    |Qté|Service|Par mois HTVA|Montant HTVA
    |1|Télésurveillance 24 h/24|34,50|34,50
    |1|Carte SIM de secours|6,00|6,00
    |=|Total par mois||40,50
    Premier décompte : 1 180,00 + 40,50 = 1 220,50 € HTVA ; TVA 21 % : 256,31 € ; total TVAC : 1 476,81 €.
    ## Conditions
    L’abonnement prend cours à la mise en service, pour trente-six mois, jusqu’au 31 mai 2029, et se prolonge ensuite d’année en année sauf renon trois mois avant l’échéance. Il est facturé au début de chaque mois.
    Les factures sont payables à 15 jours. Toute facture impayée porte de plein droit un intérêt de 8 % l’an et une indemnité de 10 %, avec un minimum de 50 €.
    Le matériel reste garanti deux ans ; les piles ne sont pas couvertes. L’abonné teste son installation une fois par mois et tient à jour la liste des personnes à appeler. Une intervention après fausse alarme est facturée 75,00 € HTVA.
    Le fournisseur est autorisé par le SPF Intérieur. Il n’assume qu’une obligation de moyens et sa responsabilité est limitée à 12 500 € par sinistre. Tribunaux de Namur.
    ~~ Gembloux, le 8 mai 2026;{s.rep};{s.role};Le fournisseur // Gembloux, le 11 mai 2026;{b.rep};{b.role};L’abonné
    ---
    ## Fiche de télésurveillance (arrêtée le jour de la pose)
    |:lll
    |Zone|Détecteur|Remarque
    |1|Porte côté rue|temporisée 30 secondes
    |2|Officine|immédiate
    |3|Bureau et coffre|immédiate, active jour et nuit
    |4|Réserve|immédiate
    |5|Porte de livraison|temporisée 45 secondes
    ## Traitement des alarmes
    À la réception d’un signal d’intrusion, le centre appelle l’officine puis les personnes de la liste, dans l’ordre. Faute de réponse, ou si le mot de passe n’est pas donné, il prévient la police pour autant que deux zones au moins se soient déclenchées.
    Un signal de sabotage est traité comme une intrusion. Un défaut de secteur est signalé par message après quatre heures ; un test manquant, le lendemain matin.
    Les conversations avec le centre sont enregistrées et conservées trois mois. Les images ne sont pas concernées par cet abonnement.
    ## Devoirs de l’abonné
    Prévenir le centre avant tout essai ou travaux ; communiquer ses dates de fermeture annuelle ; ne pas masquer les détecteurs par des présentoirs ; faire déclarer le système au point de contact des autorités, avec l’aide du fournisseur.
    ## Cession
    L’abonné qui remet son officine peut céder l’abonnement au repreneur moyennant un avis écrit d’un mois. Le fournisseur ne peut céder le contrat qu’à une entreprise autorisée.
    """)
    return d.truth(s, b, "VH-4127", "2026-05-08", "2026-06-01", "2029-05-31", rhythm="monthly", period=("2026-06-01", "2026-06-30"), days=15,
                   lines=[line("Centrale d’alarme avec transmetteur", "1", "C62", "490.00", **BE), line("Détecteur de mouvement", "5", "C62", "62.00", **BE), line("Pose, câblage et paramétrage", "1", "LS", "380.00", **BE), line("Télésurveillance 24 h/24", "1", "MON", "34.50", **BE), line("Carte SIM de secours", "1", "MON", "6.00", **BE)],
                   accept={"contract_date": ["2026-05-11"], "lines.2.unit": ["C62"], "lines.3.unit": ["C62"], "lines.4.unit": ["C62"]}, about="Belgium; one-off table and monthly table, both on the first bill")


def paper_be_cafe_bureaux():
    s = firm("Torréfaction Ardente SA", "Quai de Coronmeuse 47", "4040", "Herstal", "BE", "", "Luc Dethier", "directeur commercial")
    b = firm("Bureau d’études Hoyoux Ingénieurs SRL", "Avenue de Batta 6", "4500", "Huy", "BE", "", "Fabienne Renson", "office manager")
    d = sheet("fr", "linie", "Confirmation de commande", colour="#7b4a1e", gap=11, foot=cols(f"{s.name}<br>{s.street}, {s.place()}", f"BCE {s.bce}<br>{s.iban}"))
    write(d, f"""
    # Confirmation de commande
    N° de commande :: CC 26-2280
    Date :: le 1er septembre 2026
    Vendeur :: {s.name}
    Acheteur :: {b.name}, {b.street}, {b.place()}, TVA {b.vat}
    Livraison :: le 15 septembre 2026, en une fois, à l’adresse de l’acheteur
    ## Marchandises
    |:lrlrrrr
    |Produit|Quantité|Unité|Prix HTVA|Remise|TVA|Montant HTVA
    |Café en grains « Meuse », sachet 1 kg|60|sachet|14,50|5 %|6 %|826,50
    |Thé vert, boîte de 25|20|boîte|3,80|–|6 %|76,00
    |Gobelets, carton de 1 000|4|carton|52,00|–|21 %|208,00
    |=Total HTVA||||||1 110,50
    |=TVA 6 % sur 902,50||||||54,15
    |=TVA 21 % sur 208,00||||||43,68
    |=Total TVAC||||||1 208,33
    ## Paiement
    La facture accompagne la livraison. Elle est payable à 30 jours.
    ## Conditions de vente
    Le transport est compris à partir de 250 €. Les marchandises sont vérifiées à la réception ; une réclamation est recevable dans les huit jours. Elles restent la propriété du vendeur jusqu’à complet paiement. Les prix sont fermes pour cette commande. Les tribunaux de Liège sont seuls compétents.
    Commande confirmée et acceptée :
    ~~ Herstal, le 1er septembre 2026;{s.rep};{s.role};Le vendeur // Huy, le 3 septembre 2026;{b.rep};{b.role};L’acheteur
    """)
    return d.truth(s, b, "CC 26-2280", "2026-09-01", "2026-09-15", None, rhythm="one_off", period=(None, None), days=30,
                   lines=[line("Café en grains « Meuse », sachet 1 kg", "60", "C62", "14.50", vat="6", allowance="43.50"), line("Thé vert, boîte de 25", "20", "C62", "3.80", vat="6"), line("Gobelets, carton de 1 000", "4", "C62", "52.00", **BE)],
                   accept={"contract_date": ["2026-09-03"], "service_end": ["2026-09-15"], "billing.first_invoice_period.from": ["2026-09-15"], "billing.first_invoice_period.to": ["2026-09-15"], "lines.0.unit": ["KGM"]},
                   about="Belgium; goods at two rates, discount in a column")


def paper_lu_fiduciaire():
    s = firm("Fiduciaire Wiltheim S.à r.l.", "18, rue de l’Alzette", "4011", "Esch-sur-Alzette", "LU", "", "Tom Kieffer", "gérant")
    b = firm("Menuiserie Hengen S.A.", "7, Zone industrielle", "9099", "Ingeldorf", "LU", "", "Marco Hengen", "administrateur délégué")
    d = sheet("fr", "rand", "Lettre de mission", foot=f"{s.name}, {s.street}, {s.place(True)}, {s.reg}, TVA {s.vat}, compte {s.iban}", gap=8)
    price = inner("lrr", ["Travaux", "Base", "Honoraires par trimestre HTVA"], ["Tenue de la comptabilité et déclarations TVA", "forfait", "1 950,00 €"], ["Fiches de salaire", "12 par mois à 19,00 €", "684,00 €"], foot=[["Total par trimestre HTVA", "", "2 634,00 €"], ["TVA 17 %", "", "447,78 €"], ["Total TTC", "", "3 081,78 €"]])
    write(d, f"""
    # Lettre de mission comptable n° LM-2026-231
    {art("Parties", f"{s.name}, expert-comptable, établie à {s.place(True)}, {s.street}, ci-après « la Fiduciaire » ; et {b.name}, {b.street}, {b.place(True)}, inscrite au {b.reg}, ci-après « la Société ».")}
    {art("Mission", "La Fiduciaire tient la comptabilité générale, établit les déclarations périodiques de TVA et calcule les salaires. Les comptes annuels et la déclaration d’impôt font l’objet d’une mission distincte.")}
    {art("Pièces", "La Société transmet ses pièces pour le dix du mois suivant. Pour les salaires, les heures sont communiquées le 22 du mois.")}
    {art("Entrée en vigueur", "La mission commence le 1er janvier 2027. Elle est conclue sans limitation de durée ; chaque partie peut y mettre fin pour la fin d’un trimestre, moyennant deux mois de préavis.")}
    {art("Honoraires", "Les honoraires sont les suivants :", price, "Les travaux exceptionnels sont facturés à 110,00 € l’heure, après accord.")}
    {art("Facturation", "Les honoraires sont facturés par trimestre civil, au début de celui-ci, et payables dans les 20 jours.")}
    {art("Identification", "La Société remet les documents exigés par la loi du 12 novembre 2004 relative à la lutte contre le blanchiment et signale tout changement de bénéficiaire effectif.")}
    {art("Responsabilité", "La Fiduciaire est tenue à une obligation de moyens. Sa responsabilité est limitée à trois fois les honoraires annuels, sauf dol ou faute lourde.")}
    {art("Secret et données", "Le secret professionnel est garanti. Les pièces sont restituées à la fin de la mission ; les copies sont conservées dix ans.")}
    {art("Droit", "Droit luxembourgeois ; tribunaux de l’arrondissement de Luxembourg.")}
    ~~ Esch-sur-Alzette, le 16 novembre 2026;{s.rep};{s.role};La Fiduciaire // Ingeldorf, le 20 novembre 2026;{b.rep};{b.role};La Société
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "LM-2026-231", "2026-11-20", "2027-01-01", None, rhythm="quarterly", period=("2027-01-01", "2027-03-31"), days=20,
                   lines=[line("Tenue de la comptabilité et déclarations TVA", "1", "QAN", "1950.00", **v), line("Fiches de salaire", "36", "C62", "19.00", **v)],
                   accept={"contract_date": ["2026-11-16"]}, accept_lines=[[line("Tenue de la comptabilité et déclarations TVA", "1", "QAN", "1950.00", **v), line("Fiches de salaire", "1", "QAN", "684.00", **v)]],
                   about="Luxembourg; a price per quarter and one per pay slip; address of the seller in the foot")


def paper_ch_conciergerie():
    s = firm("Services Immobiliers du Jorat Sàrl", "Route de Berne 260", "1066", "Epalinges", "CH", "", "Cédric Pahud", "associé gérant")
    b = firm("Fondation Les Hauts de Mézières", "Chemin du Raffort 4", "1083", "Mézières", "CH", "", "Isabelle Chappuis", "directrice")
    d = sheet("fr", "spalten", "Contrat de conciergerie", colour="#3a5a40", foot=f"{s.name} – {s.uid} TVA – {s.iban}", gap=8)
    write(d, f"""
    # Contrat de conciergerie et d’entretien extérieur
    Contrat nº 2027-014
    <div class="parties"><div><b>Mandant</b><br>{b.name}<br>{b.street}<br>{b.place()}</div><div><b>Mandataire</b><br>{s.name}<br>{s.street}<br>{s.place()}</div></div>
    <div class="two">
    ## 1 Objet
    Le mandant confie au mandataire la conciergerie de ses deux bâtiments et l’entretien des espaces extérieurs, selon le cahier des tâches remis avec l’offre.
    ## 2 Prestations
    Contrôle hebdomadaire des installations techniques, nettoyage des entrées et cages d’escalier, remplacement des ampoules, sortie des conteneurs. À l’extérieur : tonte, taille des haies deux fois l’an, ramassage des feuilles.
    Le déneigement n’est pas compris ; il est exécuté sur appel à CHF 78.00 l’heure.
    ## 3 Durée
    Le contrat est conclu du 1er janvier 2027 au 31 décembre 2028. Il se renouvelle d’année en année s’il n’est pas résilié quatre mois avant l’échéance.
    ## 4 Personnel
    Le mandataire engage du personnel au bénéfice d’un permis valable, l’assure contre les accidents et assure les remplacements.
    ## 5 Matériel
    Machines et carburant sont à la charge du mandataire ; produits d’entretien et sel, à celle du mandant.
    ## 6 Défauts
    Les défauts constatés dans les bâtiments sont annoncés au mandant dans les 24 heures. Les réparations jusqu’à CHF 300.00 peuvent être commandées sans autorisation.
    ## 7 Responsabilité
    Le mandataire répond des dommages causés par sa faute et justifie d’une assurance de CHF 5 millions.
    ## 8 For
    Le droit suisse est applicable. Le for est à Lausanne.
    </div>
    ## Prix
    |:lrr
    |Prestation|Prix annuel CHF|Par trimestre CHF
    |Conciergerie des bâtiments A et B|6'600.00|1'650.00
    |Entretien des espaces extérieurs|3'000.00|750.00
    |=Total hors TVA|9'600.00|2'400.00
    |=TVA 8,1 %|777.60|194.40
    |=Total TVA comprise|10'377.60|2'594.40
    Le prix annuel est facturé en quatre tranches égales, au début de chaque trimestre. Paiement : 30 jours net.
    ~~ Epalinges, le 2 octobre 2026;{s.rep};{s.role};Le mandataire // Mézières, le 9 octobre 2026;{b.rep};{b.role};Le mandant
    ---
    # Annexe : cahier des tâches
    |:lll
    |Lieu|Tâche|Fréquence
    |Entrées A et B|Balayer, récurer, nettoyer les vitrages de porte|2 fois par semaine
    |Cages d’escalier|Balayer et récurer, épousseter les mains courantes|1 fois par semaine
    |Buanderies|Nettoyer les sols et les filtres, contrôler les compteurs à jetons|1 fois par semaine
    |Local à vélos|Balayer, signaler les cycles abandonnés|1 fois par mois
    |Chaufferie|Relever la pression et la température, noter dans le carnet|1 fois par semaine
    |Ventilation|Contrôler l’alarme, changer les préfiltres|2 fois par an
    |Toits plats|Dégager les écoulements|au printemps et en automne
    |Conteneurs|Sortir et rentrer, laver en été|selon le calendrier communal
    |Pelouse (1 150 m²)|Tondre, ramasser l’herbe, découper les bordures|tous les 12 jours d’avril à octobre
    |Haie de charmes (84 m)|Tailler, évacuer|juin et septembre
    |Massifs|Désherber, pailler|4 fois par an
    |Place de jeux|Contrôle visuel, ratisser le gravier|1 fois par semaine
    Un rapport trimestriel résume les interventions, les défauts annoncés et les consommations relevées. La première visite commune des lieux a lieu durant la semaine qui suit l’entrée en vigueur ; l’état des installations y est consigné par des photographies.
    Le concierge porte un vêtement au nom du mandataire. Il salue les résidents, respecte leur repos entre 12 h et 13 h 30 et ne fait pas usage de souffleuse avant 8 h.
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "2027-014", "2026-10-09", "2027-01-01", "2028-12-31", currency="CHF", rhythm="quarterly", period=("2027-01-01", "2027-03-31"), days=30,
                   lines=[line("Conciergerie des bâtiments A et B", "1", "QAN", "1650.00", **v), line("Entretien des espaces extérieurs", "1", "QAN", "750.00", **v)],
                   accept={"contract_date": ["2026-10-02"]}, about="Switzerland; yearly price beside its quarterly instalment; two columns; buyer first")
