"""Legal text that contracts carry around what matters; several wordings of each, many with numbers that are no price.

A key is topic + number; a value is (title, paragraph, …).
"""
DE = {
 "haftung1": ("Haftung", "Der Auftragnehmer haftet unbeschränkt bei Vorsatz und grober Fahrlässigkeit sowie bei Verletzung von Leben, Körper oder Gesundheit.",
   "Bei einfacher Fahrlässigkeit haftet er nur für die Verletzung wesentlicher Vertragspflichten, der Höhe nach begrenzt auf den vertragstypischen, vorhersehbaren Schaden, höchstens jedoch 250.000,00 EUR je Schadensfall.",
   "Der Auftragnehmer unterhält eine Betriebshaftpflichtversicherung mit einer Deckungssumme von mindestens 3.000.000,00 EUR für Personen- und Sachschäden."),
 "haftung2": ("Haftung und Verjährung", "Für Schäden haften die Vertragsparteien nach den gesetzlichen Vorschriften. Ansprüche wegen Mängeln verjähren in zwölf (12) Monaten ab Abnahme.",
   "Die Haftung für entgangenen Gewinn und mittelbare Schäden ist, soweit gesetzlich zulässig, ausgeschlossen. Das Produkthaftungsgesetz bleibt unberührt."),
 "geheim1": ("Vertraulichkeit", "Die Parteien behandeln alle im Zusammenhang mit diesem Vertrag erlangten Informationen vertraulich. Diese Pflicht besteht für einen Zeitraum von drei Jahren nach Vertragsende fort.",
   "Für jeden Fall der schuldhaften Zuwiderhandlung wird eine Vertragsstrafe in Höhe von 5.000,00 EUR fällig."),
 "geheim2": ("Geheimhaltung und Datenschutz", "Soweit der Auftragnehmer personenbezogene Daten im Auftrag verarbeitet, schließen die Parteien eine gesonderte Vereinbarung nach Art. 28 DSGVO. Die Mitarbeitenden sind auf das Datengeheimnis verpflichtet."),
 "kuend1": ("Kündigung", "Das Recht zur Kündigung aus wichtigem Grund bleibt unberührt. Ein wichtiger Grund liegt insbesondere vor, wenn der Auftraggeber mit zwei aufeinanderfolgenden Zahlungen in Verzug ist oder der Auftragnehmer trotz Abmahnung binnen 14 Tagen wesentliche Leistungen nicht erbringt.",
   "Jede Kündigung bedarf der Textform."),
 "verzug1": ("Verzug", "Kommt der Auftraggeber in Verzug, werden Zinsen in Höhe von 9 Prozentpunkten über dem Basiszinssatz sowie eine Pauschale von 40,00 EUR geschuldet. Für jede Mahnung nach Verzugseintritt werden 5,00 EUR berechnet."),
 "gewaehr1": ("Gewährleistung", "Mängel sind unverzüglich, spätestens binnen 10 Tagen nach Entdeckung, in Textform anzuzeigen. Der Auftragnehmer beseitigt sie nach seiner Wahl durch Nachbesserung oder Neulieferung. Die Gewährleistungsfrist beträgt 24 Monate."),
 "mitw1": ("Mitwirkung des Auftraggebers", "Der Auftraggeber stellt die erforderlichen Unterlagen, Zugänge und Ansprechpartner unentgeltlich zur Verfügung. Wartezeiten, die er zu vertreten hat, werden nach Aufwand vergütet."),
 "personal1": ("Personal", "Der Auftragnehmer setzt ausschließlich fachkundiges, der deutschen Sprache mächtiges Personal ein und zahlt mindestens den gesetzlichen Mindestlohn. Subunternehmer dürfen nur mit vorheriger Zustimmung in Textform eingesetzt werden."),
 "hoehere1": ("Höhere Gewalt", "Ereignisse höherer Gewalt, die die Leistung wesentlich erschweren, berechtigen die betroffene Partei, die Erfüllung um die Dauer der Behinderung hinauszuschieben. Dauert die Behinderung länger als 60 Tage, kann jede Partei zurücktreten."),
 "schluss1": ("Schlussbestimmungen", "Mündliche Nebenabreden bestehen nicht. Änderungen und Ergänzungen bedürfen der Schriftform; dies gilt auch für den Verzicht auf dieses Formerfordernis.",
   "Sollte eine Bestimmung unwirksam sein, bleibt der Vertrag im Übrigen wirksam. Es gilt das Recht der Bundesrepublik Deutschland unter Ausschluss des UN-Kaufrechts."),
 "schluss2": ("Sonstiges", "Gerichtsstand ist, soweit gesetzlich zulässig, der Sitz des Auftragnehmers. Erfüllungsort ist der Ort der Leistungserbringung. Sollten einzelne Bestimmungen unwirksam sein oder werden, berührt dies die Gültigkeit der übrigen Bestimmungen nicht. Jede Partei hat eine Ausfertigung erhalten."),
 "schluss_at": ("Allgemeine Bestimmungen", "Es gilt österreichisches Recht unter Ausschluss der Verweisungsnormen und des UN-Kaufrechts. Für alle Streitigkeiten ist das sachlich zuständige Gericht am Sitz des Auftragnehmers ausschließlich zuständig.",
   "Änderungen dieses Vertrages bedürfen der Schriftform. Die Anfechtung wegen Irrtums oder Verkürzung über die Hälfte ist, soweit zulässig, ausgeschlossen."),
 "schluss_ch": ("Schlussbestimmungen", "Dieser Vertrag untersteht ausschliesslich schweizerischem Recht. Gerichtsstand ist Zürich 1. Die Haftung der Beauftragten ist auf CHF 100'000.00 beschränkt, ausgenommen bei rechtswidriger Absicht und grober Fahrlässigkeit."),
}
FR = {
 "resp1": ("Responsabilité", "Le Prestataire est tenu à une obligation de moyens. Sa responsabilité, toutes causes confondues, est limitée à un montant de 150 000,00 € par année contractuelle et ne saurait couvrir les préjudices indirects, tels que la perte d'exploitation ou de données.",
   "Le Prestataire déclare être titulaire d'une police d'assurance responsabilité civile professionnelle d'un montant de 1 500 000 € par sinistre."),
 "resp2": ("Responsabilité et assurances", "Chaque partie répond des dommages directs causés à l'autre. Aucune des parties ne répond d'un manquement dû à un cas de force majeure au sens de l'article 1218 du Code civil. Une attestation d'assurance est remise dans les quinze (15) jours de la signature."),
 "conf1": ("Confidentialité", "Les parties s'engagent à garder strictement confidentielles les informations échangées, pendant toute la durée du contrat et trois (3) ans après son terme. Tout manquement donne lieu à une indemnité forfaitaire de 10 000 €."),
 "rgpd1": ("Données personnelles", "Le Prestataire agit en qualité de sous-traitant au sens de l'article 28 du RGPD. Les données sont hébergées dans l'Union européenne et restituées ou détruites dans un délai de trente (30) jours suivant la fin du contrat."),
 "resil1": ("Résiliation", "En cas de manquement grave de l'une des parties, non réparé dans un délai de trente (30) jours à compter d'une mise en demeure par lettre recommandée avec accusé de réception, le contrat pourra être résilié de plein droit, sans préjudice de dommages et intérêts."),
 "retard1": ("Retard de paiement", "Toute somme non payée à l'échéance entraîne de plein droit des pénalités égales à trois fois le taux d'intérêt légal, ainsi qu'une indemnité forfaitaire pour frais de recouvrement de 40 €."),
 "perso1": ("Personnel", "Le Prestataire affecte à la mission un personnel qualifié et en nombre suffisant, dont il assure seul l'encadrement. Il remet au Client, tous les six mois, l'attestation de vigilance prévue à l'article D. 8222-5 du Code du travail."),
 "oblig1": ("Obligations du Client", "Le Client met à disposition les locaux, accès et informations nécessaires et désigne un interlocuteur. Toute demande hors périmètre fait l'objet d'un devis préalable accepté par écrit."),
 "div1": ("Droit applicable et litiges", "Le présent contrat est soumis au droit français. À défaut d'accord amiable dans un délai d'un mois, tout litige sera porté devant le tribunal de commerce du siège du Prestataire."),
 "div2": ("Dispositions diverses", "Le contrat et ses annexes expriment l'intégralité de l'accord des parties. La nullité d'une clause n'entraîne pas celle des autres. Toute modification fait l'objet d'un avenant signé. Fait en deux exemplaires originaux."),
 "div_be": ("Droit applicable", "Le présent contrat est régi par le droit belge. Les tribunaux de Bruxelles sont seuls compétents. En cas de retard, un intérêt de 10 % l'an et une indemnité de 125 € sont dus de plein droit."),
 "div_ch": ("For et droit applicable", "Le présent contrat est soumis au droit suisse. Le for est à Lausanne. La responsabilité du prestataire est limitée à CHF 200'000.- par événement."),
}
EN = {
 "liab1": ("Limitation of liability", "Nothing in this agreement limits liability for death or personal injury caused by negligence, or for fraud.",
   "Subject to the above, the total aggregate liability of either party in any Contract Year shall not exceed £250,000 or 125% of the charges paid in that year, whichever is the greater.",
   "Neither party shall be liable for loss of profit, loss of business or any indirect or consequential loss."),
 "liab2": ("Liability and insurance", "The Supplier shall maintain professional indemnity insurance of not less than 2,000,000 per claim and shall produce evidence of cover within ten (10) Business Days of request. Neither party excludes liability which cannot be excluded by law."),
 "conf1": ("Confidentiality", "Each party shall keep the other's Confidential Information confidential and shall not disclose it except to those who need to know it. This clause survives termination for a period of three (3) years."),
 "data1": ("Data protection", "Each party shall comply with the applicable data protection legislation. Where the Supplier processes personal data on behalf of the Customer it shall act only on documented instructions and notify any breach within 48 hours."),
 "term1": ("Termination", "Either party may terminate with immediate effect by notice in writing if the other commits a material breach which, if capable of remedy, is not remedied within thirty (30) days of notice, or if the other becomes insolvent.",
   "On termination the Customer shall pay all sums accrued up to the date of termination."),
 "late1": ("Late payment", "Interest accrues on overdue sums at 4% a year above the base rate from time to time. The Supplier may suspend the Services if an undisputed sum remains unpaid 60 days after its due date."),
 "ip1": ("Intellectual property", "All Intellectual Property Rights in materials created by the Supplier before or independently of this agreement remain vested in the Supplier. The Customer receives a non-exclusive licence for the purposes of receiving the Services."),
 "cust1": ("Customer's obligations", "The Customer shall provide access to premises, systems and personnel as reasonably required, and shall obtain all necessary licences and consents before the Commencement Date."),
 "force1": ("Force majeure", "Neither party is in breach for delay caused by circumstances beyond its reasonable control. If the period of delay continues for 90 days the party not affected may terminate by giving 14 days' written notice."),
 "gen1": ("General", "This agreement constitutes the entire agreement between the parties. No variation is effective unless in writing and signed. A person who is not a party has no rights under the Contracts (Rights of Third Parties) Act 1999.",
   "This agreement and any dispute are governed by the law of England and Wales and the courts of England and Wales have exclusive jurisdiction."),
 "gen_ie": ("Governing law", "This agreement is governed by the laws of Ireland and the parties submit to the exclusive jurisdiction of the Irish courts. If any provision is held invalid the remainder continues in force."),
 "gen_de": ("Governing law and venue", "This Agreement shall be governed by the laws of Germany excluding the CISG. The courts of Munich shall have exclusive jurisdiction. Amendments must be made in writing."),
}
ALL = {"de": DE, "fr": FR, "en": EN}


def put(paper, *keys):
    """Adds standard clauses as numbered sections."""
    for key in keys:
        title, *texts = ALL[paper.language][key]
        paper.sec(title, *texts)
