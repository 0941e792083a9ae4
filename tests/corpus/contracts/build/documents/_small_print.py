"""Legal text of the second author's papers: (title, text), full of numbers that are no price of the contract."""
DE = [
 ("Leistungsänderungen", "Wünscht eine Partei Änderungen am Umfang der Leistungen, so teilt sie dies der anderen mindestens vier Wochen vorher in Textform mit. Bis zu einer Einigung wird unverändert weitergeleistet. Mehrleistungen von mehr als 10 % des Monatswertes bedürfen eines Nachtrags."),
 ("Mängel der Leistung", "Erkennbare Mängel sind binnen einer Woche zu rügen. Gelingt die Nachbesserung auch im zweiten Versuch nicht, kann die Vergütung angemessen gemindert werden. Ansprüche verjähren ein Jahr nach Leistung."),
 ("Haftung", "Für vorsätzlich oder grob fahrlässig verursachte Schäden wird unbeschränkt gehaftet. Im Übrigen ist die Haftung je Schadensereignis auf 1.500.000 € für Personen- und Sachschäden und auf 75.000 € für Vermögensschäden begrenzt. Die Police einer entsprechenden Versicherung ist auf Verlangen vorzulegen."),
 ("Preisanpassung", "Ändern sich die Tariflöhne der Branche, kann die Vergütung frühestens zwölf Monate nach Vertragsbeginn um denselben Vomhundertsatz, bezogen auf einen Lohnanteil von 82 %, angepasst werden. Die Anpassung ist zwei Monate vorher anzukündigen; bei mehr als 6 % kann der Vertrag mit einer Frist von einem Monat gekündigt werden."),
 ("Vertraulichkeit und Datenschutz", "Beide Seiten behandeln Kenntnisse über den Betrieb der anderen vertraulich, auch über das Ende des Vertrages hinaus für 24 Monate. Für jede Verletzung wird eine Vertragsstrafe von 2.500 € verwirkt. Die Verordnung (EU) 2016/679 wird eingehalten."),
 ("Zahlungsverzug und Aufrechnung", "Im Verzugsfall werden Zinsen von neun Prozentpunkten über dem Basiszinssatz und eine Pauschale von 40 € geschuldet. Mit Gegenforderungen darf nur aufgerechnet werden, wenn sie unbestritten oder rechtskräftig festgestellt sind."),
 ("Außerordentliche Kündigung", "Beide Seiten können fristlos kündigen, wenn ein wichtiger Grund vorliegt, namentlich bei Zahlungsrückstand von mehr als zwei Monatsbeträgen oder bei dreimaliger Abmahnung innerhalb von sechs Monaten."),
 ("Schlussbestimmungen", "Nebenabreden bestehen nicht. Änderungen, auch dieser Klausel, bedürfen der Schriftform. Sollte eine Bestimmung unwirksam sein, bleibt der Vertrag im Übrigen wirksam. Die Fassung vom 1. Januar 2021 verliert ihre Gültigkeit."),
]
FR = [
 ("Obligations de moyens", "Les prestations sont exécutées dans les règles de l’art. Un procès-verbal est dressé en cas d’incident dans les 48 heures. Les délais d’intervention sont de 4 heures ouvrées pour les pannes bloquantes et de 3 jours ouvrés pour les autres."),
 ("Révision du prix", "Le prix est révisé chaque année à la date anniversaire selon la formule P = P0 × (0,15 + 0,85 × S / S0), où S désigne le dernier indice ICHT publié et S0 celui de janvier 2026. La hausse ne peut excéder 4 % par an."),
 ("Responsabilité et assurance", "La responsabilité est limitée, tous dommages confondus, à 150 000 € par sinistre et 300 000 € par année d’assurance. Une attestation d’assurance est remise chaque 31 janvier."),
 ("Retard de paiement", "Toute somme non payée à l’échéance porte intérêt au taux de la Banque centrale européenne majoré de 10 points, outre l’indemnité forfaitaire de recouvrement de 40 €. Après mise en demeure restée sans effet pendant 15 jours, les prestations peuvent être suspendues."),
 ("Confidentialité", "Chaque partie garde secrètes les informations reçues pendant l’exécution et deux ans après sa fin. Une clause pénale de 5 000 € sanctionne chaque manquement."),
 ("Résiliation", "En cas de manquement grave non réparé 30 jours après une lettre recommandée avec avis de réception, la partie lésée peut résilier de plein droit. Les sommes dues jusqu’à la résiliation restent acquises."),
 ("Cession", "Le présent acte ne peut être cédé sans accord écrit, hormis au sein du même groupe. Il remplace l’accord du 4 mars 2022."),
 ("Droit applicable", "À défaut d’accord amiable dans un délai de 60 jours, compétence expresse est attribuée au tribunal du siège de la partie qui exécute les prestations."),
]
EN = [
 ("Standard of care", "The services are performed with reasonable skill and care by suitably qualified people. Incidents are acknowledged within 60 minutes and, where critical, resolved within 8 working hours in 95% of cases."),
 ("Changes", "No change binds either party unless signed by both. A proposal for a change lapses after 20 working days. Work on a proposal exceeding 5 hours may be charged at £88.00 an hour or its equivalent."),
 ("Liability", "Nothing limits liability for death, personal injury or fraud. Otherwise each party's total liability in any contract year is limited to the greater of 125% of the charges paid in that year and 50,000 in the currency of this agreement."),
 ("Insurance", "Public liability insurance of not less than 5,000,000 and professional indemnity insurance of not less than 1,000,000 for any one claim shall be kept in force for six years after the end of this agreement."),
 ("Late payment", "Sums overdue bear interest at 4% a year above the base rate from time to time, accruing daily. The supplier may suspend the services on 10 days' notice while any undisputed sum is more than 30 days overdue."),
 ("Confidentiality", "Each party keeps the other's confidential information secret for three years after this agreement ends and discloses it only to those who need to know."),
 ("Termination for cause", "Either party may terminate at once by notice if the other commits a material breach not remedied within 28 days or becomes insolvent."),
 ("General", "This agreement is the entire agreement and replaces the letter of 11 November 2023. A waiver is effective only in writing. Notices are deemed served two days after posting."),
]


def clauses(language, numbers, first=None, form="## {n}. {title}"):
    """Those clauses as lines of the markup; `first` numbers them."""
    texts = {"de": DE, "fr": FR, "en": EN}[language]
    out = []
    for k, number in enumerate(numbers):
        title, text = texts[number]
        out += [form.format(n=(first or 1) + k, title=title), text]
    return "\n".join(out)
