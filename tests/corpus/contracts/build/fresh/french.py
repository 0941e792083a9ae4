"""Sealed papers in French: first six."""
from ._looks import cells, cols, firm, line, sheet, tight, word, write

V = {"vat": "20"}


def paper_fr_infogerance_cabinet():
    s = firm("Alphéus Infogérance SAS", "14 rue Marcel Mérieux", "69007", "Lyon", "FR", "Lyon", "Damien Roussillon", "président")
    b = firm("Cabinet d’architecture Vautrey-Lemoine SARL", "3 place Carnot", "69002", "Lyon", "FR", "Lyon", "Claire Vautrey", "cogérante")
    d = sheet("fr", "schedule", "Contrat d’infogérance", foot=f"{s.name} – contrat AI-26-1043", gap=8)
    write(d, tight(f"""
    # Contrat d’infogérance
    Référence :: AI-26-1043
    Prestataire :: {s.name}, société par actions simplifiée au capital de 40 000 €, {s.street}, {s.place()}, {s.reg}, TVA {s.vat}, représentée par son président {s.rep}
    Client :: {b.name}, {b.street}, {b.place()}, {b.reg}, représentée par {b.rep}, {b.role}
    Prise d’effet :: 1er juillet 2026
    Terme :: 30 juin 2029
    ## Préambule
    Le Client exploite un parc de postes et de serveurs dont il souhaite confier l’exploitation à un tiers. Le Prestataire déclare disposer des moyens et des compétences nécessaires et avoir pu visiter les locaux avant de faire sa proposition.
    ## Article 1 – Objet
    Le Prestataire assure la supervision, la maintenance et l’assistance aux utilisateurs pour les équipements énumérés à l’Annexe financière. Les logiciels de dessin du Client restent assistés par leurs éditeurs.
    ## Article 2 – Niveaux de service
    L’assistance est ouverte du lundi au vendredi, de 8 h 30 à 18 h 30. Un incident bloquant est pris en charge dans l’heure, un incident gênant dans les quatre heures, une demande simple dans les deux jours ouvrés. Au-delà de trois dépassements dans un même mois, le Client peut réclamer un avoir de 5 % de la redevance de ce mois.
    ## Article 3 – Sauvegardes
    Les serveurs sont sauvegardés chaque nuit sur un site distant ; une restauration d’essai est réalisée deux fois par an et fait l’objet d’un compte rendu. Les sauvegardes sont conservées 35 jours.
    ## Article 4 – Obligations du Client
    Le Client désigne un interlocuteur, signale sans délai les incidents, n’installe aucun logiciel sans en informer le Prestataire et maintient des locaux conformes aux préconisations des constructeurs.
    ## Article 5 – Évolution du parc
    Tout équipement ajouté ou retiré l’est par courriel de l’interlocuteur ; la redevance est ajustée au premier jour du trimestre suivant, aux prix unitaires de l’annexe.
    ## Article 6 – Redevance et règlement
    La redevance est exprimée par mois et facturée d’avance par trimestre civil. Les factures sont réglées par virement à 30 jours à compter de leur date d’émission. Tout retard entraîne des pénalités au taux de la Banque centrale européenne majoré de dix points ainsi que l’indemnité forfaitaire de 40 €.
    ## Article 7 – Révision
    À chaque date anniversaire, la redevance est révisée selon l’indice Syntec. La variation ne peut excéder 3 % par an.
    ## Article 8 – Durée et résiliation
    Le contrat est conclu pour trois ans. Il n’est pas reconductible tacitement. En cas de manquement grave non réparé dans les trente jours d’une mise en demeure, il peut être résilié par lettre recommandée.
    ## Article 9 – Réversibilité
    À la fin du contrat, le Prestataire remet les mots de passe, la documentation et une copie des sauvegardes et assiste le repreneur pendant un mois. Cette assistance est comprise dans la redevance dans la limite de trois jours.
    ## Article 10 – Données personnelles
    Le Prestataire agit comme sous-traitant au sens du règlement (UE) 2016/679. Il n’accède aux fichiers du Client que pour les besoins de l’assistance et tient un registre des accès.
    ## Article 11 – Responsabilité
    La responsabilité du Prestataire est limitée, tous dommages confondus, au montant des redevances payées au cours des douze derniers mois. Il a souscrit une assurance de 1 500 000 € par sinistre.
    ## Article 12 – Litiges
    Les parties recherchent un accord amiable pendant deux mois. À défaut, le tribunal de commerce de Lyon est compétent.
    Fait à Lyon, en deux exemplaires, le 4 juin 2026.
    ~~ ;{s.rep};{s.role};Pour le Prestataire // ;{b.rep};{b.role};Pour le Client
    ---
    ## Annexe financière
    |:lrrr
    |Équipement|Nombre|Redevance unitaire mensuelle HT|Redevance mensuelle HT
    |Poste de travail infogéré|22|31,00 €|682,00 €
    |Serveur infogéré|3|95,00 €|285,00 €
    |Pare-feu managé|1|74,00 €|74,00 €
    |=Total mensuel HT|||1 041,00 €
    |=Total trimestriel HT|||3 123,00 €
    |=TVA 20 %|||624,60 €
    |=Total trimestriel TTC|||3 747,60 €
    Interventions hors périmètre, sur devis accepté : 92,00 € HT l’heure, 640,00 € HT la journée.
    Les prix comprennent les déplacements dans la métropole de Lyon.
    """))
    return d.truth(s, b, "AI-26-1043", "2026-06-04", "2026-07-01", "2029-06-30", rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=30,
                   lines=[line("Poste de travail infogéré", "66", "C62", "31.00", **V), line("Serveur infogéré", "9", "C62", "95.00", **V), line("Pare-feu managé", "3", "C62", "74.00", **V)],
                   accept={f"lines.{k}.unit": ["MON"] for k in range(3)}, about="long contract; monthly prices in the annex, billed by the quarter")


def paper_fr_nettoyage_boutique():
    s = firm("Propreté Lauragaise EURL", "27 chemin de la Bourdette", "31140", "Aucamville", "FR", "Toulouse", "Nadia Belkacem", "gérante")
    b = firm("Optique des Couteliers SARL", "41 rue des Couteliers", "31000", "Toulouse", "FR", "Toulouse", "Vincent Castagné", "gérant")
    d = sheet("fr", "courrier", "Proposition acceptée", colour="#0d7d8c", gap=9, foot=f"{s.name} – {s.street}, {s.place()} – SIRET {s.siret} – TVA intracommunautaire {s.vat}<br>IBAN {s.iban}")
    write(d, tight(f"""
    <div class="head"><span class="logo">Propreté Lauragaise</span></div>
    <div class="to">{b.name}<br>À l’attention de M. {b.rep}<br>{b.street}<br>{b.place()}</div>
    Aucamville, le 17 juillet 2026
    # Objet : entretien de votre magasin – contrat n° 2026/77
    Monsieur,
    À la suite de notre visite du 9 juillet, nous vous confirmons les conditions de l’entretien de votre magasin et de son atelier (142 m²) que nous assurerons à compter du 1er septembre 2026, pour une année, soit jusqu’au 31 août 2027, renouvelable ensuite par tacite reconduction sauf préavis de deux mois.
    Nos agents passent quatre fois par semaine avant l’ouverture : aspiration et lavage des sols, dépoussiérage des présentoirs, sanitaires, corbeilles. Le forfait d’entretien courant s’élève à <b>385,00 € HT par mois</b>. Les vitrines sont lavées deux fois par mois, à l’intérieur comme à l’extérieur, pour <b>60,00 € HT par mois</b>. Le montant mensuel est donc de 445,00 € HT, soit 534,00 € TTC avec la TVA à 20 %.
    Les produits et le matériel sont compris. L’eau, l’électricité et un local de rangement sont mis à notre disposition. Les consommables sanitaires, si vous les souhaitez, vous sont facturés au prix coûtant.
    Nos factures sont établies chaque fin de mois et payables à 45 jours fin de mois, par virement. En cas de retard, il est dû des pénalités égales à trois fois le taux d’intérêt légal et une indemnité de recouvrement de 40 €.
    En cas d’absence, l’agent est remplacé dans la journée. Un cahier de liaison reste sur place ; toute observation y est portée et reçoit une réponse sous 48 heures. Nous répondons des dommages causés par nos agents dans les limites de notre assurance professionnelle.
    Le présent courrier, revêtu de votre accord, vaut contrat.
    Nous vous prions d’agréer, Monsieur, nos salutations distinguées.
    ~~ ;{s.rep};{s.role};{s.name} // Bon pour accord, le 22 juillet 2026;{b.rep};{b.role};{b.name}
    """))
    return d.truth(s, b, "2026/77", "2026-07-17", "2026-09-01", "2027-08-31", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=None, findings=["payment_terms_not_days"],
                   lines=[line("Forfait d’entretien courant", "1", "MON", "385.00", **V), line("Lavage des vitrines", "1", "MON", "60.00", **V)],
                   accept={"contract_date": ["2026-07-22"], "lines.0.description": ["entretien", "entretien du magasin"], "lines.1.description": ["vitrines"]}, about="letter countersigned; prices in prose; 45 days end of month")


def paper_fr_salle_de_bains():
    s = firm("Établissements Peyrol Plomberie SARL", "Zone artisanale Les Fougères", "63200", "Riom", "FR", "Clermont-Ferrand", "Hervé Peyrol", "gérant")
    b = firm("SCI Les Tilleuls de Gerzat", "8 rue Jean Moulin", "63360", "Gerzat", "FR", "Clermont-Ferrand", "Monique Astier", "gérante")
    d = sheet("fr", "erp", "Devis-marché D2026-0318", gap=13, foot=cols(f"{s.name}<br>{s.street} – {s.place()}", f"{s.reg}<br>APE 4322A", f"N° TVA {s.vat}<br>IBAN {s.iban}", "Assurance décennale<br>police n° 90.114.227"))
    write(d, tight(f"""
    <div class="head"><div style="font-size:1.5em"><b>Ets PEYROL</b></div><div>Plomberie – Chauffage – Salles de bains<br>04 73 00 00 00</div></div>
    <div class="top"><div style="border:.5px solid #999;padding:2mm 4mm">Client<br><b>{b.name}</b><br>Mme {b.rep}<br>{b.street}<br>{b.place()}</div><table class="info"><tr><td>Devis-marché n°</td><td>D2026-0318</td></tr><tr><td>Établi le</td><td>02/03/2026</td></tr><tr><td>Code client</td><td>C0451</td></tr><tr><td>Chantier</td><td>logement T4, 2e étage, même adresse</td></tr></table></div>
    # Réfection de deux salles d’eau
    |:llrlrr
    |Rep.|Désignation|Qté|U|P.U. HT|Total HT
    |1.1|Dépose des installations existantes et évacuation|1,00|fft|640,00|640,00
    |2.1|Receveur 90 x 90 avec paroi et mitigeur thermostatique, pose comprise|2,00|u|1 285,00|2 570,00
    |2.2|Alimentations cuivre et évacuations PVC|14,00|ml|62,00|868,00
    |3.1|Faïence murale, fourniture et pose|22,00|m²|74,00|1 628,00
    |=|Total HT||||5 706,00
    |=|TVA 10 %||||570,60
    |=|Total TTC||||6 276,60
    TVA au taux de 10 % : local à usage d’habitation achevé depuis plus de deux ans ; le client remet l’attestation correspondante avant le début des travaux.
    ## Échéancier
    |:lrr
    |Terme|%|Montant HT
    |À la signature du présent marché|30|1 711,80
    |Au démarrage du chantier|40|2 282,40
    |À la réception des travaux|30|1 711,80
    Les situations et factures sont payables à réception. Travaux du 7 avril 2026 au 24 avril 2026, sous réserve de l’accès au logement dès 8 heures.
    ## Conditions
    Les parties de canalisations encastrées non visibles lors de la visite font l’objet d’un avenant si elles doivent être remplacées. Le client choisit la teinte de la faïence dans la gamme présentée. Les déchets sont triés et déposés en déchetterie professionnelle. La réception a lieu contradictoirement le dernier jour ; les réserves sont levées sous quinze jours. Tout litige relève du tribunal de Clermont-Ferrand.
    ~~ Riom, le 02/03/2026;{s.rep};{s.role};L’entreprise // Lu et approuvé, bon pour travaux – Gerzat, le 09/03/2026;{b.rep};{b.role};Le client
    """))
    return d.truth(s, b, "D2026-0318", "2026-03-02", "2026-04-07", "2026-04-24", rhythm="milestones", days=0,
                   lines=[line("30 % à la signature du présent marché", "1", "LS", "1711.80", vat="10")],
                   accept={"contract_date": ["2026-03-09"], "lines.0.description": ["signature", "Acompte à la signature", "Réfection de deux salles d’eau"]}, about="signed quotation as works contract; instalments; 10 % VAT; payable at once")


def paper_fr_bungalows_chantier():
    s = firm("Modulo Ouest Location SAS", "ZI de la Lorie, 6 rue du Plessis", "44800", "Saint-Herblain", "FR", "Nantes", "Yann Guivarch", "chef d’agence")
    b = firm("Charpentes Bodériou SAS", "12 route de Vannes", "44360", "Vigneux-de-Bretagne", "FR", "Nantes", "Sandrine Bodériou", "directrice générale")
    d = sheet("fr", "amt", "Bon de location", colour="#c25e00", gap=9, foot=f"{s.name} au capital de 150 000 € – {s.reg} – TVA {s.vat} – IBAN {s.iban} – BIC {s.bic}")
    c = cells
    write(d, tight(f"""
    # Bon de location n° BL 77-2041
    {c(("Date", "31/08/2026", 20), ("Agence", "Nantes Ouest", 30), ("Suivi par", "Y. Guivarch – 02 40 00 00 00", 50))}
    ## Loueur
    {c(("Dénomination", s.name, 45), ("Adresse", s.street, 32), ("Code postal, ville", s.place(), 23))}
    ## Locataire
    {c(("Dénomination", b.name, 45), ("Adresse", b.street, 32), ("Code postal, ville", b.place(), 23))}
    {c(("SIRET", b.siret, 45), ("Commande du locataire", "orale du 28/08/2026", 55))}
    ## Chantier et durée
    {c(("Lieu de livraison", "Extension de l’école, 5 rue des Écoles, 44130 Blain", 60), ("Contact", "M. Riou, conducteur de travaux", 40))}
    {c(("Début de location", "14/09/2026", 25), ("Fin de location", "13/03/2027", 25), ("Durée", "6 mois", 20), ("Facturation", "par mois de location, d’avance", 30))}
    ## Matériel
    |:llrrr
    |Réf.|Matériel|Nb|Loyer mensuel unitaire HT €|Loyer mensuel HT €
    |BB20|Bungalow bureau 6 m avec chauffage|2|165,00|330,00
    |SA15|Module sanitaire WC et lavabo|1|210,00|210,00
    |=Loyer mensuel||||540,00
    ## Prestations
    |:lrl
    |Prestation|Montant HT €|Facturation
    |Transport aller, déchargement et calage|320,00|avec le premier loyer
    |Transport retour et reprise|320,00|à la restitution
    ## Règlement
    {c(("Délai", "30 jours date de facture", 34), ("Mode", "virement", 20), ("TVA", "20 %", 16), ("Dépôt de garantie (non encaissé)", "1 500,00 €", 30))}
    ## Extrait des conditions de location
    Le locataire prépare une aire stable et plane, accessible aux camions de 26 tonnes. Il raccorde les modules à l’eau et à l’électricité sous sa responsabilité.
    Le matériel est assuré par le locataire contre l’incendie, le vol et les dégradations dès le déchargement. La valeur à neuf est de 6 900 € pour un bureau et de 9 400 € pour un module sanitaire.
    Toute prolongation est demandée huit jours avant la fin et facturée au même loyer. Le nettoyage au retour est facturé 85,00 € par module rendu sale.
    La sous-location est interdite. Un état des lieux est dressé à la livraison et à la reprise.
    ~~ Saint-Herblain, 31/08/2026;{s.rep};{s.role};Le loueur // Vigneux, 02/09/2026;{b.rep};{b.role};Le locataire
    """))
    return d.truth(s, b, "BL 77-2041", "2026-08-31", "2026-09-14", "2027-03-13", rhythm="monthly", period=("2026-09-14", "2026-10-13"), days=30,
                   lines=[line("Bungalow bureau 6 m avec chauffage", "2", "C62", "165.00", **V), line("Module sanitaire WC et lavabo", "1", "C62", "210.00", **V), line("Transport aller, déchargement et calage", "1", "LS", "320.00", **V)],
                   accept={"contract_date": ["2026-09-02"], "lines.0.unit": ["MON"], "lines.1.unit": ["MON"]}, about="rental form; month from the 14th; transport out with the first rent, back later; deposit is no line")


def paper_fr_extincteurs():
    s = firm("Feu Contrôle du Ponthieu SARL", "19 boulevard Vauban", "80100", "Abbeville", "FR", "Amiens", "Grégory Delattre", "gérant")
    b = firm("Association Les Ateliers du Marquenterre", "2 rue du Moulin", "80120", "Rue", "FR", "", "Josiane Leclercq", "directrice")
    b.reg_id = ""
    d = sheet("fr", "dossier", "Contrat de vérification", colour="#a31621", gap=8, foot=f"{s.name} – {s.street}, {s.place()} – RCS {s.siren} Amiens – TVA {s.vat}")
    write(d, tight(f"""
    # Contrat de vérification périodique n° V-3390
    Souscripteur :: {b.name}, {b.street}, {b.place()}
    Vérificateur :: {s.name}
    Établissement vérifié :: ateliers, cantine et entrepôt, à la même adresse
    Date de signature :: 3 décembre 2026
    Date d’effet :: 1er janvier 2027
    Durée :: indéterminée, dénonciation possible à tout moment avec un préavis de trois mois
    ## Matériel vérifié et prix
    |:lrrr
    |Matériel|Quantité|Prix annuel unitaire HT|Prix annuel HT
    |Extincteur portatif|24|9,80 €|235,20 €
    |Robinet d’incendie armé|3|28,00 €|84,00 €
    |Bloc autonome d’éclairage de sécurité|31|4,60 €|142,60 €
    |Forfait déplacement et rapport|1|55,00 €|55,00 €
    |=Total annuel HT|||516,80 €
    |=TVA 20 %|||103,36 €
    |=Total annuel TTC|||620,16 €
    ## Exécution
    La visite a lieu chaque année au premier trimestre, sur rendez-vous. Le vérificateur appose une étiquette datée sur chaque appareil, remplit le registre de sécurité et remet un rapport. Les petites fournitures (joints, goupilles, plombs) sont comprises ; la recharge et le remplacement des appareils de plus de dix ans font l’objet d’un devis.
    ## Facturation
    Le prix annuel est facturé en une fois, en début d’année. Règlement à 30 jours nets. Le matériel ajouté ou retiré est pris en compte l’année suivante.
    ## Révision
    Le prix suit l’indice du coût horaire du travail dans les services administratifs, base décembre 2026.
    ## Responsabilité
    Le vérificateur est assuré pour sa responsabilité professionnelle. Il n’est pas tenu des conséquences d’une utilisation tardive ou inadaptée des appareils.
    ~~ Abbeville;{s.rep};{s.role};Le vérificateur // Rue;{b.rep};{b.role};Le souscripteur
    """))
    return d.truth(s, b, "V-3390", "2026-12-03", "2027-01-01", None, rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=30,
                   lines=[line("Extincteur portatif", "24", "C62", "9.80", **V), line("Robinet d’incendie armé", "3", "C62", "28.00", **V), line("Bloc autonome d’éclairage de sécurité", "31", "C62", "4.60", **V), line("Forfait déplacement et rapport", "1", "LS", "55.00", **V)],
                   accept={"lines.0.unit": ["ANN"], "lines.1.unit": ["ANN"], "lines.2.unit": ["ANN"], "lines.3.unit": ["C62", "ANN"]}, about="yearly bill; open-ended; seller's address only in the foot")


def paper_fr_assistance_projet():
    s = firm("Méridien Conseil & Projets SAS", "52 cours de Vincennes", "75012", "Paris", "FR", "Paris", "Laurence Thiéblemont", "présidente")
    b = firm("Mutuelle des Métiers du Littoral", "110 avenue de Cornouaille", "29000", "Quimper", "FR", "", "Ronan Le Floc’h", "directeur des systèmes d’information")
    d = word("fr", "Contrat d’assistance à maîtrise d’ouvrage", "Caladea", 11, justify=True, footer=f"{s.name} – page", border="0.5pt solid #444444")
    write(d, f"""
    # Contrat d’assistance à maîtrise d’ouvrage
    ENTRE LES SOUSSIGNÉES
    La société {s.name}, dont le siège est {s.street}, {s.place()}, immatriculée sous le numéro {s.siren} au RCS de Paris, numéro de TVA {s.vat}, représentée par {s.rep}, présidente, ci-après « le Consultant »,
    ET
    La {b.name}, soumise au livre II du Code de la mutualité, SIREN {b.siren}, dont le siège est {b.street}, {b.place()}, représentée par {b.rep}, ci-après « la Mutuelle »,
    IL A ÉTÉ CONVENU CE QUI SUIT
    ## 1. Mission
    La Mutuelle remplace son logiciel de gestion des adhérents. Elle confie au Consultant une assistance à la rédaction du cahier des charges, à l’analyse des offres, au pilotage du déploiement et à la recette. Le Consultant conseille ; les décisions appartiennent à la Mutuelle.
    ## 2. Déroulement
    La mission débute le 11 mai 2026 et prend fin le 26 février 2027. Un comité de suivi se réunit chaque mois ; son compte rendu est rédigé par le Consultant dans les cinq jours et réputé approuvé huit jours après sa diffusion.
    ## 3. Prix
    La mission est rémunérée au temps passé, sur la base des prix journaliers suivants :
    |:lr
    |Profil|Prix par jour, HT
    |Directrice de mission|1 050 €
    |Chef de projet|850 €
    |Consultant fonctionnel|720 €
    Une journée compte sept heures trente ; la demi-journée est admise. Les frais de déplacement sont remboursés sur justificatifs, sans marge. La TVA est appliquée au taux de 20 %.
    La charge est évaluée à 60 jours environ, tous profils confondus. Elle ne constitue pas un engagement de la Mutuelle.
    ## 4. Facturation
    Le Consultant facture à la fin de chaque mois les jours réalisés, relevé d’activité signé à l’appui. La Mutuelle règle à 30 jours de la réception de la facture.
    ## 5. Équipe
    Les intervenants sont nommés dans la note de cadrage. Leur remplacement suppose l’accord de la Mutuelle et un recouvrement de trois jours non facturés.
    ## 6. Livrables
    Les livrables deviennent la propriété de la Mutuelle à mesure de leur paiement. Le Consultant conserve ses méthodes et modèles antérieurs.
    ## 7. Confidentialité
    Les données des adhérents ne quittent pas les locaux ni les serveurs de la Mutuelle. L’obligation de discrétion dure cinq ans après la fin de la mission.
    ## 8. Fin anticipée
    La Mutuelle peut mettre fin à la mission à tout moment, moyennant un préavis de quinze jours et le paiement des jours réalisés. Le Consultant dispose de la même faculté avec un préavis de deux mois.
    ## 9. Non-sollicitation
    Chaque partie s’interdit d’embaucher le personnel de l’autre pendant la mission et l’année qui suit, sauf à verser une indemnité égale à six mois de salaire brut.
    ## 10. Responsabilité
    La responsabilité du Consultant est plafonnée au montant des honoraires perçus au titre du présent contrat.
    ## 11. Droit applicable
    Le contrat est soumis au droit français. Les différends sont portés devant les tribunaux de Quimper.
    ~~ Paris, le 15 avril 2026;{s.rep};{s.role};Le Consultant // Quimper, le 21 avril 2026;{b.rep};{b.role};La Mutuelle
    """)
    return d.truth(s, b, None, "2026-04-21", "2026-05-11", "2027-02-26", rhythm="per_call_off", days=30, findings=["estimated_quantity"],
                   lines=[line("Directrice de mission", None, "DAY", "1050.00", **V), line("Chef de projet", None, "DAY", "850.00", **V), line("Consultant fonctionnel", None, "DAY", "720.00", **V)],
                   accept={"contract_date": ["2026-04-15"], "billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-05-11"], "billing.first_invoice_period.to": ["2026-05-31"], "lines.0.unit": ["E49"], "lines.1.unit": ["E49"], "lines.2.unit": ["E49"]},
                   about="consulting by day rates, estimate of days")
