"""Ordinary papers of author D, French."""
from paper import line

from ._ordinary_d_looks import boxes, doc, party, refs, write


def paper_fr_infogerance_voiron():
    s = party("Brumelec Systèmes SAS", "14 rue des Tanneries", "38500", "Voiron", "FR", "Grenoble", "Aurélien Chartreux", "Directeur général")
    b = party("Ateliers Ponsardin-Rey SARL", "230 route de la Galaure", "26330", "Châteauneuf-de-Galaure", "FR", "Romans", "Hélène Ponsardin", "Gérante")
    d = doc("fr", "etude", "Contrat d’infogérance", "'EB Garamond'", "12pt", pagefoot=f"Contrat d’infogérance BS-INF-0218 — paraphes : ______ / ______")
    write(d, f"""
    # CONTRAT D’INFOGÉRANCE<br><span style="font-size:.7em">n° BS-INF-0218</span>
    ENTRE LES SOUSSIGNÉES :
    La société <b>{s.name}</b>, société par actions simplifiée au capital de 120 000 euros, dont le siège social est sis {s.street}, {s.place()}, immatriculée au {s.reg}, numéro de TVA intracommunautaire {s.vat}, représentée par M. {s.rep}, {s.role}, ci-après dénommée « l’Infogérant », d’une part,
    ET La société <b>{b.name}</b>, au capital de 64 000 euros, ayant son siège {b.street}, {b.place()}, immatriculée au {b.reg}, représentée par Mme {b.rep}, {b.role}, ci-après dénommée « le Bénéficiaire », d’autre part.
    ## Article 1 – Objet
    Le Bénéficiaire confie à l’Infogérant, qui l’accepte, l’exploitation courante de son système d’information : postes de travail, serveurs virtualisés, sauvegardes et assistance aux utilisateurs, dans les limites du périmètre décrit à l’Annexe financière. Les développements spécifiques, la téléphonie et les consommables d’impression n’en font pas partie.
    ## Article 2 – Niveaux de service
    L’assistance est joignable du lundi au vendredi, hors jours fériés, de 8 h à 18 h. Un incident bloquant est pris en charge dans les 2 heures ouvrées et contourné dans les 8 heures ; un incident mineur est pris en charge dans les 12 heures. Lorsque le taux de respect de ces délais, mesuré sur un trimestre, descend au-dessous de 92 %, le Bénéficiaire peut demander un avoir égal à 3 % de la redevance du trimestre considéré.
    ## Article 3 – Collaboration
    Le Bénéficiaire désigne un correspondant, maintient à jour la liste de ses utilisateurs et laisse à l’Infogérant l’accès aux locaux techniques. Toute modification du parc au-delà de 10 % du nombre de postes donne lieu à un ajustement de la redevance, au tarif unitaire de l’Annexe.
    ## Article 4 – Prix et règlement
    Les prix figurent à l’Annexe financière ; ils s’entendent hors taxes et sont majorés de la TVA au taux de 20 %. La redevance est facturée chaque mois, à terme à échoir, le premier jour du mois ; la prestation de reprise est portée sur la première facture. Le règlement intervient par prélèvement dans les trente (30) jours de la date de facture. Tout retard emporte de plein droit des pénalités au taux de 12 % l’an et l’indemnité forfaitaire de recouvrement de 40 euros.
    ## Article 5 – Révision
    À chaque date anniversaire, la redevance est révisée selon la formule P = P0 × (S / S0), S étant l’indice Syntec publié au mois d’août précédent. La hausse annuelle ne dépasse pas 4 %.
    ## Article 6 – Durée
    Le contrat prend effet le 1er octobre 2026 et est conclu pour trente-six mois, soit jusqu’au 30 septembre 2029. Il se poursuit ensuite par périodes de douze mois, sauf dénonciation par lettre recommandée adressée trois mois avant l’échéance.
    ## Article 7 – Responsabilité
    L’Infogérant est tenu d’une obligation de moyens. Sa responsabilité, toutes causes confondues, ne peut excéder 15 000 euros par année contractuelle ; les pertes d’exploitation ne sont pas indemnisées. Il justifie d’une assurance responsabilité civile professionnelle de 1 500 000 euros.
    ## Article 8 – Confidentialité et données
    Chaque partie garde secrètes les informations reçues de l’autre pendant cinq ans après la fin du contrat. L’Infogérant agit comme sous-traitant au sens de l’article 28 du règlement (UE) 2016/679 et notifie toute violation dans les 48 heures.
    ## Article 9 – Réversibilité
    À la fin du contrat, l’Infogérant remet les mots de passe d’administration, la documentation et une copie des sauvegardes. Au-delà de deux jours, l’aide au transfert est facturée 680 euros HT par jour.
    ## Article 10 – Litiges
    Le droit français s’applique ; compétence est donnée au tribunal de commerce de Grenoble.
    ---
    ## Annexe financière
    |:llrrr
    |Rep.|Prestation|Qté|P.U. HT / mois|Total HT / mois
    |A1|Supervision et maintien en condition opérationnelle d’un poste de travail, antivirus inclus|34|21,50|731,00
    |A2|Exploitation d’un serveur virtualisé|3|118,00|354,00
    |A3|Sauvegarde externalisée, par tranche de 500 Go|4|26,00|104,00
    |A4|Assistance téléphonique aux utilisateurs|forfait|390,00|390,00
    |=|Sous-total|||1 579,00
    |=|Remise de fidélité 5 %|||− 78,95
    |=|Redevance mensuelle HT|||1 500,05
    À cette redevance s’ajoute, en une seule fois :
    |:-llr
    |B1|Audit initial et reprise du parc informatique|1 850,00 HT
    Les montants sont exprimés en euros.
    Fait à Voiron, en deux exemplaires originaux, le 8 septembre 2026.
    ~~ Pour l’Infogérant;{s.rep};{s.role};{s.name} // Pour le Bénéficiaire;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "BS-INF-0218", "2026-09-08", "2026-10-01", "2029-09-30", rhythm="monthly", period=("2026-10-01", "2026-10-31"), days=30,
                   lines=[line("Supervision et maintien en condition opérationnelle d’un poste de travail", "34", "C62", "21.50", allowance="36.55", **v), line("Exploitation d’un serveur virtualisé", "3", "C62", "118.00", allowance="17.70", **v),
                          line("Sauvegarde externalisée, par tranche de 500 Go", "4", "C62", "26.00", allowance="5.20", **v), line("Assistance téléphonique aux utilisateurs", "1", "MON", "390.00", allowance="19.50", **v),
                          line("Audit initial et reprise du parc informatique", "1", "LS", "1850.00", **v)],
                   accept={"lines.0.unit": ["MON"], "lines.1.unit": ["MON"], "lines.2.unit": ["MON"], "lines.3.unit": ["LS"]}, about="prices in an annex: discount on the monthly part only, one-off part in a table of its own; penalty and cap amounts")


def paper_fr_location_chromatographe():
    s = party("Locamesure d’Orvault SASU", "8 allée du Granit", "44700", "Orvault", "FR", "Nantes", "Gwenaëlle Briand", "présidente")
    b = party("Hydrobio Bocage SAS", "17 rue de l’Industrie", "85500", "Les Herbiers", "FR", "La Roche-sur-Yon", "Fabien Gautreau", "directeur du laboratoire")
    d = doc("fr", "pli", "Location", "'Open Sans'", "9.6pt", colour="#7a1f3d", pagefoot=f"{s.name} au capital de 20 000 € · SIRET {s.siret} · {s.reg} · TVA {s.vat}<br>IBAN {s.iban} · BIC {s.bic}")
    write(d, f"""
    <div class="haut"><div class="logo">Locamesure</div><div class="small">{s.street}<br>{s.place()}<br>contact@locamesure.example</div></div>
    <div class="fenetre"><div class="expediteur">{s.name}, {s.street}, {s.place()}</div>{b.name}<br>À l’attention de M. {b.rep}<br>{b.street}<br>{b.place()}</div>
    <div class="ligne"><span><b>Nos références</b>LM/2026-0144</span><span><b>Vos références</b>FG/labo-eaux</span><span><b>Date</b>28 mai 2026</span></div>
    # Objet : location de longue durée d’un chromatographe ionique
    Monsieur,
    Comme suite à notre entretien du 19 mai, nous vous confirmons les termes de la location, qui vaudra contrat dès que vous nous aurez retourné la présente lettre signée.
    L’appareil loué est un chromatographe ionique double canal, numéro de série CI2-77041, avec passeur d’échantillons de 120 positions. Il reste notre propriété et sera installé dans votre laboratoire des Herbiers.
    La location court du 1er juillet 2026 au 30 juin 2030. Le loyer est de 612,00 € par mois ; s’y ajoute l’extension de garantie « pièces et déplacements », à 58,00 € par mois. Nous vous facturerons d’avance, à chaque trimestre civil, les trois mois à venir. La livraison, la mise en service et la qualification opérationnelle donnent lieu à un montant unique de 480,00 €, porté sur la première facture. Tous nos prix sont hors taxes ; la TVA s’élève à 20 %.
    Vous réglez par virement à quarante-cinq jours de la date de facture. Un dépôt de garantie de 1 836,00 €, non soumis à la TVA, nous sera versé à la livraison et restitué dans le mois qui suit le retour de l’appareil.
    Vous assurez l’appareil contre le vol et le bris pour une valeur de 38 500 €. Les colonnes, suppresseurs et éluants sont à votre charge. À la fin de la location, vous pourrez nous restituer l’appareil ou l’acquérir pour 3 900 € HT.
    En cas de résiliation avant terme, la moitié des loyers restant à courir nous est due.
    Nous vous prions d’agréer, Monsieur, l’expression de nos salutations distinguées.
    ~~ ;{s.rep};{s.role};Le bailleur // Bon pour accord, Les Herbiers, le 3 juin 2026;{b.rep};{b.role};Le locataire
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "LM/2026-0144", "2026-05-28", "2026-07-01", "2030-06-30", rhythm="quarterly", period=("2026-07-01", "2026-09-30"), days=45,
                   lines=[line("Location du chromatographe ionique double canal", "3", "MON", "612.00", **v), line("Extension de garantie pièces et déplacements", "3", "MON", "58.00", **v), line("Livraison, mise en service et qualification opérationnelle", "1", "LS", "480.00", **v)],
                   accept={"contract_date": ["2026-06-03"], "contract_number": [None]}, about="letter with all prices in prose; deposit, insured value and purchase price are no lines")


def paper_fr_commande_charpente():
    s = party("Quincaillerie Forgeot du Perche SAS", "Zone artisanale des Trois Fontaines", "28400", "Nogent-le-Rotrou", "FR", "Chartres", "Marina Forgeot", "Administration des ventes")
    b = party("Charpentes Levasnier SARL", "6 chemin de la Houssaye", "61110", "Rémalard-en-Perche", "FR", "Alençon", "Denis Levasnier", "Gérant")
    d = doc("fr", "progiciel", "Confirmation de commande", "'Liberation Sans Narrow'", "10.4pt", pagefoot=f'<div class="trois"><div>{s.name}<br>{s.street}<br>{s.place()}</div><div>Capital 350 000 €<br>{s.reg}<br>N° TVA {s.vat}</div><div>Banque : IBAN {s.iban}<br>BIC {s.bic}</div></div>')
    write(d, f"""
    <div class="entete"><div><b style="font-size:1.5em">FORGEOT</b><br>fixations · ferrures · outillage</div>
    {refs(("N° de pièce", "CC2609-00731"), ("Du", "02/09/2026"), ("Code client", "41108-LEV"), ("Votre commande", "tél. M. Levasnier 01/09"), ("Page", "1/1"))}</div>
    <div style="margin-left:105mm;margin-bottom:5mm">{b.name}<br>{b.street}<br>{b.place()}</div>
    # Confirmation de commande
    Nous vous remercions de votre commande, que nous acceptons aux conditions ci-après. Elle nous engage l’un et l’autre à réception d’un exemplaire revêtu de votre signature.
    |:llrlrrrr
    |Référence|Désignation|Qté|Un.|PU brut|Rem. %|PU net|Montant HT
    |VB-0840|Vis à bois tête disque torx 8 × 240, boîte de 50|40|BTE|31,20|15|26,520|1 060,80
    |EQ-1100|Équerre renforcée 90 × 90 × 65|600|PCE|1,84|15|1,564|938,40
    |SC-0077|Sabot de charpente à ailes extérieures 80 × 150|120|PCE|6,35|10|5,715|685,80
    |PORT|Participation au transport|1|FF|65,00||65,000|65,00
    |=Total HT|||||||2 750,00
    |=TVA 20,00 %|||||||550,00
    |=Net à payer TTC (EUR)|||||||3 300,00
    Livraison : 14/09/2026, franco de déchargement, chantier « Les Aulnes », 61400 Mortagne-au-Perche
    Règlement : LCR acceptée, 45 jours fin de mois. Escompte pour paiement anticipé : néant.
    <p class="small">Réserve de propriété : les marchandises demeurent notre propriété jusqu’au complet paiement du prix (loi n° 80-335 du 12 mai 1980). Les réclamations sont recevables dans les trois jours de la livraison. Indemnité forfaitaire pour frais de recouvrement : 40 €. Tribunal compétent : Chartres.</p>
    ~~ Le 02/09/2026;{s.rep};;{s.name} // Le 04/09/2026, lu et approuvé;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    nets = [line("Vis à bois tête disque torx 8 × 240, boîte de 50", "40", "C62", "26.52", **v), line("Équerre renforcée 90 × 90 × 65", "600", "C62", "1.564", **v), line("Sabot de charpente à ailes extérieures 80 × 150", "120", "C62", "5.715", **v), line("Participation au transport", "1", "LS", "65.00", **v)]
    return d.truth(s, b, "CC2609-00731", "2026-09-02", "2026-09-14", None, rhythm="one_off", days=None, findings=["payment_terms_not_days"],
                   lines=[line("Vis à bois tête disque torx 8 × 240, boîte de 50", "40", "C62", "31.20", allowance="187.20", **v), line("Équerre renforcée 90 × 90 × 65", "600", "C62", "1.84", allowance="165.60", **v),
                          line("Sabot de charpente à ailes extérieures 80 × 150", "120", "C62", "6.35", allowance="76.20", **v), line("Participation au transport", "1", "LS", "65.00", **v)],
                   accept={"contract_date": ["2026-09-04"], "service_end": ["2026-09-14"], "billing.first_invoice_period.from": ["2026-09-14"], "billing.first_invoice_period.to": ["2026-09-14"], "lines.0.unit": ["BX"], "lines.3.unit": ["C62"]}, accept_lines=[nets],
                   about="ERP confirmation countersigned; gross and net unit prices; 45 days end of month; delivery to a site")


def paper_be_licence_gpao():
    s = party("Kwadrel Logiciels SRL", "Avenue Prince de Liège 91", "5100", "Jambes", "BE", "", "Thibaut Marlier", "administrateur délégué")
    b = party("Imprimerie Delbrouwère SA", "Chaussée de Tournai 52", "7520", "Ramegnies-Chin", "BE", "", "Anne-Sophie Delbrouwère", "directrice générale")
    d = doc("fr", "azur", "Licence et hébergement", "'Carlito'", "11pt", colour="#2f6594", pagefoot=f"{s.name} | {s.street}, {s.place()} | TVA {s.vat} | RPM Namur | IBAN {s.iban}")
    write(d, f"""
    # Convention de licence, d’hébergement et de support
    Logiciel de gestion de production « Rotative »
    Donneur de licence :: {s.name}
    Preneur de licence :: {b.name}<br>{b.street}, {b.place()}<br>TVA {b.vat}
    Numéro de convention :: ROT-2026/058
    Conclue le :: 29/09/2026
    ## Ce que vous recevez
    Le Donneur concède au Preneur un droit d’usage non exclusif et non cessible du logiciel Rotative, pour le nombre d’utilisateurs désignés ci-dessous. Le logiciel est hébergé dans deux centres de données situés en Belgique ; il est accessible 24 heures sur 24, à l’exception d’une fenêtre de maintenance annoncée le jeudi soir.
    ## Durée de trois ans
    La convention débute le 1er novembre 2026. Elle est conclue pour trois ans, à l’issue desquels elle se renouvelle d’année en année à défaut de préavis de quatre mois.
    ## Redevances
    |:lrrr
    |Prestation|Nombre|Prix unitaire|Par an
    |Utilisateur « atelier », y compris l’application de pointage sur tablette et les mises à jour|12|186,00 €|2.232,00 €
    |Hébergement de la base de données avec copie de sécurité toutes les quatre heures|1|1.140,00 €|1.140,00 €
    |Support de niveau 2, en français et en néerlandais|1|960,00 €|960,00 €
    |=Redevance annuelle hors TVA|||4.332,00 €
    Paramétrage et reprise des données à la mise en route : 2,5 jours à 780,00 €, soit 1.950,00 €, facturés en même temps que la première redevance.
    La redevance est due par année, d’avance. Nos factures sont payables dans les 30 jours calendrier de leur date ; la TVA de 21 % s’ajoute à tous les montants. Elles sont indexées chaque 1er novembre selon l’indice Agoria des coûts salariaux.
    ## Disponibilité
    Nous garantissons 99,5 % par mois. Chaque demi-point manquant ouvre droit à une note de crédit de 5 % d’un douzième de la redevance.
    ## Limites
    La responsabilité du Donneur ne dépasse pas la redevance d’une année. Les dommages indirects sont exclus. En cas de défaut de paiement quinze jours après mise en demeure, l’accès peut être suspendu ; une clause pénale de 10 %, avec un minimum de 75 €, est alors exigible.
    ## Droit applicable
    Droit belge ; tribunal de l’entreprise de Namur.
    ~~ Jambes;{s.rep};{s.role};{s.name} // Ramegnies-Chin;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "21"}
    return d.truth(s, b, "ROT-2026/058", "2026-09-29", "2026-11-01", "2029-10-31", rhythm="yearly", period=("2026-11-01", "2027-10-31"), days=30,
                   lines=[line("Utilisateur atelier, y compris l’application de pointage sur tablette et les mises à jour", "12", "C62", "186.00", **v), line("Hébergement de la base de données avec copie de sécurité", "1", "ANN", "1140.00", **v),
                          line("Support de niveau 2, en français et en néerlandais", "1", "ANN", "960.00", **v), line("Paramétrage et reprise des données", "2.5", "DAY", "780.00", **v)],
                   accept={"lines.0.unit": ["ANN"], "lines.1.unit": ["C62"], "lines.2.unit": ["C62"]}, about="yearly fees with wrapped descriptions; set-up days below the table; seller's address in the foot")


def paper_lu_gardiennage_ehlerange():
    s = party("Garde-Moselle Sécurité S.à r.l.", "11, rue des Prés", "5316", "Contern", "LU", "", "Romain Schiltges", "gérant")
    b = party("Entrepôts Schwarzloch S.A.", "18, Zone d’Activités ZARE Est", "4385", "Ehlerange", "LU", "", "Martine Kieffer", "responsable logistique")
    d = doc("fr", "imprime", "Contrat de surveillance", "'Roboto Condensed'", "10.4pt")
    write(d, f"""
    # CONTRAT DE SURVEILLANCE — RONDES ET INTERVENTIONS
    {boxes((2, "Contrat n°", "GMS 3092"), (2, "Établi le", "2 mars 2026"), (2, "Agent commercial", "T. Weydert"), (3, "Société de surveillance", f"{s.name}<br>{s.street}<br>{s.place(True)}"), (3, "Client", f"{b.name}<br>{b.street}<br>{b.place(True)}"), (2, "R.C.S. Luxembourg", s.reg_id), (2, "N° TVA", s.vat), (2, "R.C.S. du client", b.reg_id), (3, "Site surveillé", "Halls A à D, quai de chargement"), (3, "Clés remises", "2 trousseaux, sous scellés"), (2, "Date de prise d’effet", "15 mars 2026"), (2, "Date de fin", "14 mars 2028"), (2, "Reconduction", "tacite, par 12 mois"), (3, "Mode de facturation", "☒ mensuelle, à terme échu &nbsp; ☐ trimestrielle"), (3, "Échéance des factures", "☐ comptant &nbsp; ☐ 8 jours &nbsp; ☒ 20 jours"))}
    ## PRIX (EUR, HORS TVA)
    |:rlrr
    |Montant mensuel|Prestation|Nombre par mois|Prix
    |888,00|Rondes de nuit avec pointage électronique, deux par nuit|60|14,80
    |75,00|Raccordement à la centrale de réception d’alarmes|1|75,00
    |25,00|Garde des trousseaux de clés|2|12,50
    |<b>988,00</b>|<b>Total mensuel</b>||
    |167,96|TVA 17 %||
    |<b>1.155,96</b>|<b>Total mensuel TVA comprise</b>||
    Le nombre de rondes est forfaitaire. Le mois de facturation court du 15 au 14. Les interventions sur alarme, non comprises, sont comptées 55,00 EUR chacune ; une attente au-delà de 30 minutes, 38,00 EUR par heure.
    ## CONDITIONS
    1. La société de surveillance est agréée par arrêté ministériel. Ses agents portent l’uniforme et une carte professionnelle.
    2. Chaque ronde fait l’objet d’un rapport consultable en ligne le lendemain avant 9 heures. Une ronde manquée est déduite au prix du tableau.
    3. La société répond des dommages causés par sa faute jusqu’à 1.250.000 EUR par sinistre, et jusqu’à 12.500 EUR pour la perte de clés.
    4. Les prix suivent l’indice des salaires ; toute adaptation est annoncée un mois d’avance.
    5. Le client qui cesse de payer pendant plus de 30 jours peut voir les rondes suspendues sans que les forfaits cessent d’être dus.
    6. Seuls les tribunaux de Luxembourg sont compétents.
    ~~ Contern, le 2 mars 2026;{s.rep};{s.role};La société de surveillance // Ehlerange, le 5 mars 2026;{b.rep};{b.role};Le client
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "GMS 3092", "2026-03-02", "2026-03-15", "2028-03-14", rhythm="monthly", period=("2026-03-15", "2026-04-14"), days=20,
                   lines=[line("Rondes de nuit avec pointage électronique", "60", "C62", "14.80", **v), line("Raccordement à la centrale de réception d’alarmes", "1", "MON", "75.00", **v), line("Garde des trousseaux de clés", "2", "C62", "12.50", **v)],
                   accept={"contract_date": ["2026-03-05"], "lines.1.unit": ["C62"], "lines.2.unit": ["MON"]}, about="pre-printed form; amount column first; ticked boxes; billing month from the 15th")


def paper_ch_communication_nyon():
    s = party("Atelier Plume & Pixel Sàrl", "Chemin du Vieux-Pressoir 4", "1260", "Nyon", "CH", "", "Célia Berthoud", "associée gérante")
    b = party("Ostéo-Centre La Dullive SA", "Route Suisse 37", "1196", "Gland", "CH", "", "Dr Yves Morand", "administrateur")
    d = doc("fr", "gazette", "Mandat de communication", "'Lato'", "9.7pt", colour="#c05621")
    write(d, f"""
    # Mandat de communication
    <div class="vis"><div><b>La mandataire</b><br>{s.name}<br>{s.street}<br>{s.place()}<br>{s.uid} TVA<br>IBAN {s.iban}</div><div><b>La mandante</b><br>{b.name}<br>{b.street}<br>{b.place()}<br>IDE {b.uid}</div></div>
    <div class="deux">
    ## Mission
    L’atelier tient à jour le site internet de la mandante, publie huit contributions par mois sur deux réseaux sociaux, rédige une lettre d’information mensuelle et conseille la direction lors d’une séance mensuelle d’une heure et demie.
    ## Période
    Le mandat est donné pour la période du 1er septembre 2026 au 28 février 2027. Il n’y a pas de prolongation tacite ; les parties font le point en janvier.
    ## Honoraires
    Les honoraires sont forfaitaires : deux mille quatre cents francs (CHF 2'400.00) par mois, hors TVA de 8,1 %. Une contribution de CHF 180.00 par mois, également hors TVA, couvre les banques d’images et les outils de publication. Les budgets publicitaires versés aux plateformes sont payés directement par la mandante. Ce qui dépasse le forfait est annoncé par écrit et compté CHF 145.00 l’heure.
    ## Facturation
    L’atelier facture au début de chaque mois. La mandante s’acquitte de la facture dans les dix jours.
    ## Droits
    Les textes et visuels créés pour la mandante lui appartiennent dès leur paiement. L’atelier peut les citer dans ses références.
    ## Secret
    L’atelier ne publie aucune donnée de patient. Il respecte la loi fédérale sur la protection des données.
    ## Fin anticipée
    Chaque partie peut mettre fin au mandat en tout temps (art. 404 CO). Si la mandante le fait hors d’un juste motif, elle verse une indemnité égale à un demi-forfait.
    ## For
    Le for est à Nyon ; le droit suisse est applicable.
    </div>
    ~~ Nyon, le 21 août 2026;{s.rep};{s.role};{s.name} // Gland, le 24 août 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, None, "2026-08-24", "2026-09-01", "2027-02-28", currency="CHF", rhythm="monthly", period=("2026-09-01", "2026-09-30"), days=10,
                   lines=[line("Honoraires forfaitaires de communication", "1", "MON", "2400.00", **v), line("Contribution aux banques d’images et outils de publication", "1", "MON", "180.00", **v)],
                   accept={"contract_date": ["2026-08-21"]}, about="two columns of prose; retainer in words and figures; no contract number")


def paper_fr_proprete_trentiemes():
    s = party("Nacre Entretien SARL", "52 boulevard Gambetta", "46000", "Cahors", "FR", "Cahors", "Sandrine Delpech", "gérante")
    b = party("Cabinet Vayssière Géomètres-Experts SELARL", "3 place Champollion", "46100", "Figeac", "FR", "Cahors", "Luc Vayssière", "associé gérant")
    d = doc("fr", "writer", "Contrat d’entretien", producer="office", face="Caladea", points=11, footer=f"{s.name} – {s.street} – {s.place()} – SIRET {s.siret} – TVA {s.vat} – p.", border="0.8pt solid #000000")
    write(d, f"""
    # Contrat d’entretien des locaux
    Référence du contrat : NE 26-10-FIG
    Client : {b.name}, {b.street}, {b.place()}
    Figeac, le 30 septembre 2026
    ## 1 – Locaux et fréquence
    L’entreprise {s.name} entretient les bureaux du client, soit 240 m² sur deux niveaux : les bureaux et sanitaires chaque lundi, mercredi et vendredi à partir de 18 h 30, les vitres une fois par mois.
    ## 2 – Prix mensuels
    |:lr
    |Désignation|Euros HT
    |Entretien des bureaux, sanitaires et circulations|930,00
    |Lavage des vitres, deux faces|240,00
    |Fourniture du papier, du savon et des sacs|90,00
    |=Ensemble|1 260,00
    |=TVA à 20 %|252,00
    |=Ensemble TTC|1 512,00
    ## 3 – Début, durée
    Le premier passage a lieu le lundi 12 octobre 2026. Le contrat est sans limitation de durée ; il peut être dénoncé à tout moment moyennant deux mois de préavis, et pas avant le 31 mars 2027.
    ## 4 – Factures
    Une facture est établie le dernier jour de chaque mois civil pour ce mois. Le mois d’octobre 2026 sera facturé à raison de vingt trentièmes (20/30) des prix ci-dessus. Nous vous demandons de payer sous quinze jours.
    ## 5 – Divers
    Le personnel est salarié de l’entreprise ; la convention collective des entreprises de propreté s’applique, y compris son article 7. L’entreprise est assurée pour 800 000 € par sinistre. Toute remarque est à inscrire au cahier de liaison. En cas de fermeture du cabinet plus de deux semaines de suite, le prix est réduit en proportion.
    ~~ Pour l’entreprise;{s.rep};{s.role};{s.name} // Pour le client;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "NE 26-10-FIG", "2026-09-30", "2026-10-12", None, rhythm="monthly", period=("2026-10-12", "2026-10-31"), days=15,
                   lines=[line("Entretien des bureaux, sanitaires et circulations", "1", "MON", "620.00", **v), line("Lavage des vitres, deux faces", "1", "MON", "160.00", **v), line("Fourniture du papier, du savon et des sacs", "1", "MON", "60.00", **v)],
                   about="derived: first month at 20/30 by a stated rule; open-ended; earliest notice date is no end; seller's address in the foot")


def paper_ch_ventilation_broye():
    s = party("Aéroclim Broye Sàrl", "Route d’Yverdon 19", "1470", "Estavayer-le-Lac", "CH", "", "Gilles Losey", "responsable d’exploitation")
    b = party("Fondation Clos des Tilleuls", "Chemin des Abricotiers 2", "1530", "Payerne", "CH", "", "Monique Ruchat", "intendante")
    d = doc("fr", "web", "Abonnement d’entretien", producer="web", font="'Liberation Serif'", size="10.5pt", letterhead=f"<p><b>{s.name}</b><br>Installation et entretien de ventilation<br>{s.street}, {s.place()}<br>N° IDE {s.uid} TVA</p>")
    write(d, f"""
    # Abonnement d’entretien AB-3317
    > Estavayer-le-Lac, le 16 novembre 2026
    Abonnée :: {b.name}, {b.street}, {b.place()}
    Bâtiment :: Résidence, aile nord et cuisine
    Première mise en vigueur :: 1er janvier 2027
    ## A. Installations et prix annuels
    |:llr
    |Installation|Emplacement|CHF par an
    |Monobloc double flux 6'000 m³/h, contrôle et filtres|toiture nord|1'960.00
    |Extracteurs sanitaires, cinq appareils|gaines 1 à 5|640.00
    |Batterie chaude, pompe et régulation|local technique|880.00
    |=Total annuel sans TVA||3'480.00
    ## B. Facturation
    Le montant annuel est facturé en deux tranches semestrielles égales de CHF 1'740.00 chacune, au 1er janvier et au 1er juillet. La TVA est perçue en sus au taux de 8,1 %. Les factures sont à payer à 30 jours, net.
    ## C. Prestations
    Deux visites par an, annoncées dix jours à l’avance : nettoyage, remplacement des filtres, mesure des débits, contrôle des courroies et des clapets coupe-feu, rapport. Les pièces de rechange autres que les filtres et les courroies sont facturées au tarif du jour ; les dépannages, CHF 128.00 de l’heure, déplacement CHF 65.00.
    ## D. Durée
    L’abonnement est de durée indéterminée. Il peut être résilié pour la fin d’une année civile, trois mois d’avance, mais au plus tôt pour le 31 décembre 2028.
    ## E. Responsabilité
    L’entreprise répond d’un travail selon les règles de l’art. Elle ne répond pas des suites d’un manque d’entretien antérieur. Elle est assurée à hauteur de CHF 5'000'000.
    ## F. For et droit
    Droit suisse, for à Estavayer-le-Lac.
    ~~ Pour l’entreprise;{s.rep};{s.role};{s.name} // Payerne, le 20 novembre 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "8.1"}
    halves = [line("Monobloc double flux 6'000 m³/h, contrôle et filtres", "1", "SAN", "980.00", **v), line("Extracteurs sanitaires, cinq appareils", "1", "SAN", "320.00", **v), line("Batterie chaude, pompe et régulation", "1", "SAN", "440.00", **v)]
    return d.truth(s, b, "AB-3317", "2026-11-16", "2027-01-01", None, currency="CHF", rhythm="half_yearly", period=("2027-01-01", "2027-06-30"), days=30,
                   lines=[line("Abonnement d’entretien de ventilation, tranche semestrielle", "1", "SAN", "1740.00", **v)], accept_lines=[halves],
                   accept={"contract_date": ["2026-11-20"], "lines.0.description": ["Abonnement d’entretien AB-3317", "Abonnement d’entretien", "Entretien des installations de ventilation", "tranche semestrielle"]}, about="yearly prices per installation, billed in two stated half-yearly instalments; open-ended with an earliest notice date")


def paper_fr_formation_soudage():
    s = party("Gestes & Savoirs du Dauphiné SCOP", "9 avenue du Vercors", "38600", "Fontaine", "FR", "Grenoble", "Nassim Belkacem", "responsable pédagogique")
    b = party("Serrurerie Métallerie Charvolin SARL", "ZA Pré-Millet, 71 rue des Sources", "38330", "Montbonnot-Saint-Martin", "FR", "Grenoble", "Pascal Charvolin", "gérant")
    d = doc("fr", "minute", "Convention de formation", "'Carlito'", "11pt", pagefoot=f"{s.name} à capital variable – {s.street}, {s.place()} – SIRET {s.siret} – Déclaration d’activité enregistrée sous le n° 84 38 90217 38 auprès du préfet de région (cet enregistrement ne vaut pas agrément de l’État) – IBAN {s.iban}")
    write(d, f"""
    # Convention simplifiée de formation professionnelle
    (articles L. 6353-1 et suivants du code du travail)
    Convention n° :: GSD-F-26-207
    Organisme de formation :: {s.name}
    Entreprise bénéficiaire :: {b.name}, {b.street}, {b.place()}, SIRET {b.siret}
    ## Article premier : action de formation
    L’organisme réalise pour neuf salariés de l’entreprise l’action « Soudage TIG sur inox, perfectionnement ». Elle vise l’acquisition de compétences au sens de l’article L. 6313-1. Le programme détaillé a été remis à l’entreprise avec la proposition.
    ## Article 2 : calendrier et lieu
    La formation se tient dans l’atelier de l’entreprise, les 9, 10, 16 et 17 novembre 2026, de 8 h 15 à 12 h et de 13 h à 16 h 15, soit 28 heures. L’effectif ne dépasse pas neuf stagiaires.
    ## Article 3 : coût
    |:lrrr
    |Élément|Nombre|Coût unitaire|Coût
    |Journée d’animation, formateur certifié|4|1 150,00 €|4 600,00 €
    |Dossier du stagiaire et consommables|9|28,00 €|252,00 €
    |Frais de déplacement, forfait|1|320,00 €|320,00 €
    |=Coût total de l’action|||5 172,00 €
    Exonération de TVA, article 261-4-4° a du code général des impôts.
    ## Article 4 : règlement
    La facture est adressée à l’entreprise à l’issue de la formation, accompagnée des feuilles d’émargement. Elle est payable à 30 jours. En cas de prise en charge par un opérateur de compétences, l’entreprise demeure débitrice du solde.
    ## Article 5 : dédit
    Si l’entreprise renonce moins de dix jours avant le début, elle verse 30 % du coût à titre de dédit ; cette somme n’est pas imputable sur l’obligation de financement de la formation. Si l’organisme annule, il rembourse toute avance.
    ## Article 6 : évaluation et suivi
    Une évaluation pratique a lieu le dernier jour. Une attestation est remise à chaque stagiaire. Un questionnaire est adressé trois mois plus tard.
    ## Article 7 : différends
    À défaut d’accord amiable, le tribunal de Grenoble est seul compétent.
    Fait en double exemplaire à Fontaine, le 12 octobre 2026.
    ~~ Pour l’organisme;{s.rep};{s.role};{s.name} // Pour l’entreprise;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, "GSD-F-26-207", "2026-10-12", "2026-11-09", "2026-11-17", rhythm="one_off", period=("2026-11-09", "2026-11-17"), days=30,
                   lines=[line("Journée d’animation, formateur certifié", "4", "DAY", "1150.00", **v), line("Dossier du stagiaire et consommables", "9", "C62", "28.00", **v), line("Frais de déplacement, forfait", "1", "LS", "320.00", **v)],
                   notes=["Exonération de TVA, article 261-4-4° a du code général des impôts"], accept={"lines.0.unit": ["C62"]}, about="training exempt from tax; seller's address and numbers only in the foot; forfeit of 30 % is no discount")


def paper_be_photographe_franchise():
    s = party("Maëlle Vandenhoute", "Rue des Guillemins 205", "4000", "Liège", "BE", "", "Maëlle Vandenhoute", "photographe")
    b = party("Menuiserie Grosjean & Associés SRL", "Rue de la Xhavée 12", "4800", "Verviers", "BE", "", "Quentin Grosjean", "administrateur")
    d = doc("fr", "platypus-b", "Commande de reportage", producer="platypus", face="Sans", points=10.5, footer="Reportage Grosjean, conditions au verso sans objet")
    write(d, f"""
    # Commande de reportage photographique
    {s.name}, photographe indépendante, {s.street}, {s.place()}, numéro BCE {s.bce}, compte {s.iban}
    et
    {b.name}, {b.street}, {b.place()}, BCE {b.bce}
    sont convenues, le 15 septembre 2026, de ce qui suit.
    ## Le travail
    Prises de vue dans l’atelier et sur deux chantiers : le 28 septembre et le 5 octobre 2026. Remise de soixante photographies retouchées au plus tard le 19 octobre 2026, par téléchargement.
    ## La rémunération
    |:rlr
    |Nombre|Objet|Montant en €
    |2|Demi-journée de prise de vue, à 420,00|840,00
    |60|Retouche et livraison en haute définition, à 9,50 par photo|570,00
    |1|Droits d’utilisation, site, salons et presse locale, trois ans|350,00
    |=|À payer|1.760,00
    Régime particulier de franchise des petites entreprises, TVA non applicable.
    Une facture sera envoyée avec les fichiers. Elle est à régler dans les quatorze jours.
    ## Les droits
    La photographe reste titulaire de ses droits d’auteur ; son nom est mentionné. La cliente obtient l’accord des personnes reconnaissables. Toute utilisation publicitaire payante au-delà de la Belgique fait l’objet d’un supplément de 200,00.
    ## En cas d’empêchement
    Une date peut être déplacée sans frais jusqu’à trois jours avant ; plus tard, la moitié de la demi-journée reste due.
    ~~ Liège;{s.rep};{s.role};La photographe // Verviers;{b.rep};{b.role};La cliente
    """)
    v = {"vat": "0", "category": "E"}
    return d.truth(s, b, None, "2026-09-15", "2026-09-28", "2026-10-19", rhythm="one_off", period=("2026-09-28", "2026-10-19"), days=14,
                   lines=[line("Demi-journée de prise de vue", "2", "C62", "420.00", **v), line("Retouche et livraison en haute définition, par photo", "60", "C62", "9.50", **v), line("Droits d’utilisation, site, salons et presse locale, trois ans", "1", "LS", "350.00", **v)],
                   notes=["Régime particulier de franchise des petites entreprises, TVA non applicable"], accept={"lines.2.unit": ["C62"], "lines.0.unit": ["DAY", "HLF"]}, about="small business franchise; unit prices inside the descriptions; seller a person without company")


def paper_be_toiture_cocontractant():
    s = party("Toitures Wauquelin & Fils SRL", "Rue du Tordoir 40", "1480", "Tubize", "BE", "", "Bernard Wauquelin", "gérant")
    b = party("Immobilière du Canal Brabançon SA", "Quai aux Chargeurs 7", "1400", "Nivelles", "BE", "", "Isabelle Tavernier", "administratrice")
    d = doc("fr", "writer-b", "Contrat d’entreprise", producer="office", face="Liberation Sans", points=9.5, footer=f"{s.name} · {s.street} · {s.place()} · BCE {s.bce} · Contrat 2026/T-118 ·", justify=True, border="0.3pt solid #999999")
    write(d, f"""
    # Contrat d’entreprise de travaux n° 2026/T-118
    Entre le maître de l’ouvrage, {b.name}, dont le siège se trouve {b.street} à {b.place()}, assujettie sous le numéro de TVA {b.vat} et déposant des déclarations périodiques, et l’entrepreneur, {s.name}, TVA {s.vat}, entreprise agréée en sous-catégorie D8.
    ## 1. Ouvrage
    L’entrepreneur remplace la toiture de l’ancien entrepôt sis chaussée de Mons 190 à 1480 Tubize, selon les plans T1 à T4 et le cahier des charges du 2 mars 2026, dont il a reçu copie.
    ## 2. Prix global
    Le prix est global et forfaitaire ; il se décompose ainsi :
    |:rlr
    |N°|Poste|EUR hors TVA
    |01|Installation de chantier et dépose de l’ancienne couverture|6.200,00
    |02|Réparation de la charpente|14.900,00
    |03|Isolation et couverture en tuiles de terre cuite|20.000,00
    |04|Zinguerie et descentes|7.500,00
    |=|Prix du contrat|48.600,00
    Le bois excédant 4 m³ est compté à 890,00 EUR le m³, après constat contradictoire.
    ## 3. Paiements
    |:lrr
    |Tranche|Part|EUR hors TVA
    |À la signature du présent contrat|30 %|14.580,00
    |À la mise hors eau|40 %|19.440,00
    |À la réception provisoire|30 %|14.580,00
    Les factures sont payables à 30 jours de leur date sur le compte {s.iban}. Aucune retenue de garantie n’est pratiquée ; une caution bancaire de 5 % est remise dans le mois.
    ## 4. Taxe
    Autoliquidation : la TVA est due par le cocontractant (article 20 de l’arrêté royal n° 1). En l’absence de contestation par écrit dans le mois de la réception de la facture, le client est présumé reconnaître qu’il est un assujetti tenu au dépôt de déclarations périodiques.
    ## 5. Délais
    Les travaux commencent le 1er juin 2026 et s’achèvent le 14 août 2026. Les jours d’intempérie constatés par la station d’Uccle prolongent ce délai. Par jour ouvrable de retard, une indemnité de 150,00 EUR est due, plafonnée à 5 % du prix.
    ## 6. Modifications
    Aucun supplément n’est dû sans ordre écrit préalable. Les suppléments sont calculés aux prix unitaires du cahier des charges, à défaut en régie : ouvrier qualifié 52,00 EUR, manœuvre 41,00 EUR l’heure.
    ## 7. Sécurité
    L’entrepreneur se conforme au plan de sécurité et de santé. Il enregistre la présence de son personnel et répond de ses sous-traitants, dont il communique la liste quinze jours avant leur intervention.
    ## 8. Réceptions et garanties
    La réception provisoire fait courir la responsabilité décennale des articles 1792 et 2270 de l’ancien Code civil. La réception définitive intervient un an plus tard. L’entrepreneur garantit l’étanchéité pendant dix ans.
    ## 9. Assurances
    L’entrepreneur produit, avant l’ouverture du chantier, une attestation d’assurance de la responsabilité décennale et une police « responsabilité exploitation » de 2.500.000 EUR. Le maître de l’ouvrage assure le bâtiment existant.
    ## 10. Fin du contrat
    Le maître de l’ouvrage peut résilier le marché moyennant paiement des travaux faits et de 8 % du solde. En cas de faillite de l’entrepreneur, le contrat prend fin sans formalité.
    ## 11. Contestations
    Une médiation précède toute action. Les tribunaux du Brabant wallon sont compétents.
    Signé à Nivelles, le 4 mai 2026, en deux originaux.
    ~~ Le maître de l’ouvrage;{b.rep};{b.role};{b.name} // L’entrepreneur;{s.rep};{s.role};{s.name}
    """)
    v = {"vat": "0", "category": "AE"}
    return d.truth(s, b, "2026/T-118", "2026-05-04", "2026-06-01", "2026-08-14", rhythm="milestones", days=30,
                   lines=[line("Travaux de toiture, première tranche à la signature 30 %", "1", "LS", "14580.00", **v)], notes=["Autoliquidation : la TVA est due par le cocontractant"],
                   accept={"lines.0.description": ["À la signature du présent contrat", "Contrat d’entreprise de travaux, tranche à la signature"]}, about="works with breakdown and instalments, first at signature; Belgian reverse charge; buyer first; first and last instalment alike")


def paper_lu_regie_informatique():
    s = party("Tramontane Digital S.à r.l.", "45, boulevard Pierre Frieden", "1543", "Luxembourg", "LU", "", "Laurent Seyler", "gérant")
    b = party("Assurances Eislek S.A.", "6, rue du Palais", "9265", "Diekirch", "LU", "", "Danièle Feltgen", "directrice informatique")
    d = doc("fr", "writer-c", "Prestations en régie", producer="office", face="Liberation Serif", points=11.5, footer="Prestations en régie – confidentiel – page", border="1.1pt solid #1f3864")
    write(d, f"""
    # Contrat de prestations en régie
    Le présent contrat, qui porte la référence TD-EIS-2026-03, est passé le 12 janvier 2026 entre
    1. {s.name}, {s.street}, {s.place(True)}, R.C.S. Luxembourg {s.reg_id}, identifiée à la TVA sous {s.vat} (le « Prestataire ») ; et
    2. {b.name}, {b.street}, {b.place(True)}, R.C.S. Luxembourg {b.reg_id} (le « Donneur d’ouvrage »).
    ## 1 Objet de la mission
    Le Prestataire met à la disposition du Donneur d’ouvrage des intervenants qui participent, sous la direction fonctionnelle de ce dernier, à la refonte de son portail des courtiers. Il est tenu d’une obligation de moyens et conserve seul l’autorité hiérarchique sur son personnel.
    ## 2 Intervenants et tarifs journaliers
    |:lr
    |Profil|EUR par jour, hors TVA
    |Architecte logiciel|920,00
    |Développeur confirmé|740,00
    |Testeuse ou testeur|610,00
    Une journée compte huit heures. Les demi-journées sont admises. Le travail du samedi est majoré de 50 %, celui du dimanche et des jours fériés de 100 %. Les déplacements vers Diekirch sont compris.
    ## 3 Volume
    Les parties prévoient, à titre indicatif, un volume de 110 jours tous profils confondus. Seuls les jours réellement prestés et validés dans les relevés d’activité sont dus. Le budget de 85.000,00 EUR ne peut être dépassé sans accord écrit.
    ## 4 Période
    La mission commence le 2 février 2026 et se termine le 31 juillet 2026. Le Donneur d’ouvrage peut y mettre fin à tout moment avec un préavis de vingt jours ouvrables.
    ## 5 Facturation
    Au terme de chaque mois, le Prestataire facture les jours du relevé validé, TVA de 17 % en sus. Le paiement est dû 45 jours après la date de la facture. Le relevé est réputé validé à défaut d’observation dans les cinq jours ouvrables.
    ## 6 Remplacement
    Si un intervenant fait défaut plus de cinq jours, le Prestataire propose un remplaçant de profil équivalent ; les trois premiers jours de prise de connaissance ne sont pas comptés.
    ## 7 Propriété des résultats
    Le code, la documentation et les maquettes sont cédés au Donneur d’ouvrage au fur et à mesure du paiement, pour le monde entier et pour la durée légale de protection. Les composants libres restent soumis à leur licence.
    ## 8 Secret des assurances
    Les intervenants se soumettent à l’article 300 de la loi du 7 décembre 2015 sur le secteur des assurances. Toute violation est sanctionnée d’une indemnité forfaitaire de 20.000,00 EUR.
    ## 9 Non-sollicitation
    Chaque partie s’interdit d’engager le personnel de l’autre pendant la mission et douze mois après, sous peine d’une indemnité de six mois de salaire brut.
    ## 10 Responsabilité
    La responsabilité du Prestataire est limitée, par sinistre et au total, au montant des jours facturés dans les six mois précédents.
    ## 11 Sous-traitance de données
    Le Prestataire n’accède aux données personnelles que dans les environnements de test, où elles sont anonymisées.
    ## 12 Droit et juridiction
    Droit luxembourgeois ; tribunal d’arrondissement de Diekirch.
    ~~ Pour le Prestataire;{s.rep};{s.role};{s.name} // Pour le Donneur d’ouvrage;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "17"}
    return d.truth(s, b, "TD-EIS-2026-03", "2026-01-12", "2026-02-02", "2026-07-31", rhythm="per_call_off", days=45, findings=["estimated_quantity"],
                   lines=[line("Architecte logiciel", None, "DAY", "920.00", **v), line("Développeur confirmé", None, "DAY", "740.00", **v), line("Testeuse ou testeur", None, "DAY", "610.00", **v)],
                   accept={"billing.rhythm": ["monthly"], "billing.first_invoice_period.from": ["2026-02-02"], "billing.first_invoice_period.to": ["2026-02-28"]}, about="day rates by profile; indicative volume and budget are no quantity; penalties beside")


def paper_ch_modules_chantier():
    s = party("Modulor Chablais SA", "Zone industrielle En Bovery 11", "1868", "Collombey", "CH", "", "Steve Vionnaz", "chef de parc")
    b = party("Consortium Pont de la Gryonne SNC", "Avenue de la Gare 31", "1880", "Bex", "CH", "", "Antonio Ferreira", "directeur de travaux")
    d = doc("fr", "fiche", "Location de modules", "'Open Sans'", "9.3pt", pagefoot=f"{s.name} – {s.street} – {s.place()} – {s.uid} TVA – IBAN {s.iban}")
    write(d, f"""
    # Contrat de location de modules
    N° de location :: LM-22-0873
    Établi à :: Collombey, 10 mars 2026
    Loueur :: {s.name}
    Preneur :: {b.name}, {b.street}, {b.place()}
    Chantier :: rive gauche, accès par la route des Salines
    Interlocuteur :: {b.rep}, {b.role}
    Du :: 01.04.2026
    Au :: 30.09.2026
    ## Modules loués
    |:lrrr
    |Module|Nombre|Loyer mensuel par module CHF|Loyer mensuel CHF
    |Vestiaire 20 pieds, chauffé, 8 armoires|3|165.00|495.00
    |Sanitaire avec réservoir, deux cabines|2|210.00|420.00
    |Bureau de chantier climatisé|1|190.00|190.00
    |=Total mensuel hors TVA|||1'150.00
    |=TVA 8,1 %|||93.15
    |=Total mensuel TVA comprise|||1'243.15
    ## Transport
    Livraison, grutage et reprise des six modules : CHF 680.00 hors TVA, en une fois, sur la première facture.
    ## Facturation et paiement
    Chaque facture couvre un mois et est émise le premier jour de celui-ci. Paiement : 30 jours date de facture. Intérêt moratoire : 5 %.
    ## Usage
    Le preneur prépare une surface plane et porteuse, raccorde l’eau et l’électricité et nettoie les modules avant leur reprise ; à défaut, CHF 85.00 par module. Il s’assure contre l’incendie, le vol et le vandalisme. Les vidanges des réservoirs se commandent à part.
    ## Restitution tardive
    Chaque semaine entamée après l’échéance coûte un quart du loyer mensuel.
    ## For
    Monthey.
    ~~ Le loueur;{s.rep};{s.role};{s.name} // Bex, le 13 mars 2026;{b.rep};{b.role};{b.name}
    """)
    v = {"vat": "8.1"}
    return d.truth(s, b, "LM-22-0873", "2026-03-10", "2026-04-01", "2026-09-30", currency="CHF", rhythm="monthly", period=("2026-04-01", "2026-04-30"), days=30, findings=["totals_mismatch"],
                   lines=[line("Vestiaire 20 pieds, chauffé, 8 armoires", "3", "C62", "165.00", **v), line("Sanitaire avec réservoir, deux cabines", "2", "C62", "210.00", **v), line("Bureau de chantier climatisé", "1", "C62", "190.00", **v), line("Livraison, grutage et reprise des six modules", "1", "LS", "680.00", **v)],
                   accept={"contract_date": ["2026-03-13"], "totals.net": [None], "totals.gross": [None], "totals.vat": [[]], **{f"lines.{k}.unit": ["MON"] for k in range(3)}}, about="printed monthly total is 45.00 too high; transport once with the first invoice; pairs in two columns")


def paper_fr_extincteurs_scan():
    s = party("Vigifeu Protection Comtoise SARL", "28 rue de Dole", "25000", "Besançon", "FR", "Besançon", "Éric Pagnier", "technico-commercial")
    b = party("Résidence hôtelière du Doubs SAS", "4 quai Veil-Picard", "25500", "Morteau", "FR", "Besançon", "Agnès Vuillemin", "directrice")
    d = doc("fr", "bordereau", "Contrat de vérification", "'Liberation Serif'", "11pt", scan={"seed": 417, "turn": 0.5, "grain": 5, "quality": 32, "specks": 50})
    write(d, f"""
    <p><b>{s.name}</b><br>Sécurité incendie – {s.street}, {s.place()}<br>{s.reg} – TVA {s.vat}</p>
    # Contrat de vérification annuelle
    Numéro :: VF-1588
    Signé le :: 4 novembre 2026
    Abonné :: {b.name}, {b.street}, {b.place()}
    Date d’effet :: 1er janvier 2027
    Échéance :: 31 décembre 2027, puis renouvellement par année civile
    ## Matériels vérifiés et tarif
    |:lrrr
    |Nature|Quantité|Prix unitaire HT|Prix HT par an
    |Extincteur portatif, vérification et plombage|42|7,80 €|327,60 €
    |Bloc autonome d’éclairage de sécurité|18|6,50 €|117,00 €
    |Exutoire de désenfumage, essai|2|85,00 €|170,00 €
    |=Montant annuel HT|||614,60 €
    |=TVA 20 %|||122,92 €
    |=Montant annuel TTC|||737,52 €
    La facture est émise une fois par an, en janvier, et payable à réception. Les pièces et recharges sont en sus. Le registre de sécurité est visé à chaque passage, conformément à la règle R4. Toute visite manquée du fait de l’abonné est facturée 60,00 €.
    ~~ Besançon;{s.rep};{s.role};L’installateur // Morteau;{b.rep};{b.role};L’abonné
    """)
    v = {"vat": "20"}
    return d.truth(s, b, "VF-1588", "2026-11-04", "2027-01-01", "2027-12-31", rhythm="yearly", period=("2027-01-01", "2027-12-31"), days=0,
                   lines=[line("Extincteur portatif, vérification et plombage", "42", "C62", "7.80", **v), line("Bloc autonome d’éclairage de sécurité", "18", "C62", "6.50", **v), line("Exutoire de désenfumage, essai", "2", "C62", "85.00", **v)],
                   accept={f"lines.{k}.unit": ["ANN"] for k in range(3)}, about="scanned; yearly inspection by number of devices; payable on receipt")
