"""Longer general conditions of the second author's papers, as lines of the markup: pages of text with numbers that are no price."""
DE = """Diese Allgemeinen Bedingungen gelten ergänzend. Bei Widersprüchen gehen die Bestimmungen des Vertrages vor. Bedingungen der anderen Seite werden auch dann nicht Bestandteil, wenn ihnen nicht ausdrücklich widersprochen wird.
Leistungszeiten sind montags bis donnerstags von 7.00 bis 16.30 Uhr und freitags bis 14.00 Uhr. Für Einsätze außerhalb dieser Zeiten gelten Zuschläge von 25 % (bis 20.00 Uhr), 50 % (nachts und samstags) und 100 % (sonn- und feiertags).
Fahrzeiten gelten als Arbeitszeit. Je gefahrenem Kilometer werden 0,68 EUR, je Übernachtung höchstens 130,00 EUR gegen Nachweis erstattet, soweit Fahrten nicht im vereinbarten Entgelt enthalten sind.
Beanstandungen einer Rechnung sind innerhalb von sechs Wochen nach Zugang zu erheben. Nach Ablauf dieser Frist gilt die Rechnung als genehmigt; auf diese Folge wird auf der Rechnung hingewiesen.
Eine Erhöhung der vereinbarten Entgelte ist frühestens nach Ablauf von 18 Monaten und höchstens um 3,5 % je Jahr zulässig. Maßgebend ist der Index der Erzeugerpreise für Dienstleistungen (Basis 2021 = 100).
Gerät eine Seite in Verzug, so hat die andere ihr eine Nachfrist von 10 Werktagen zu setzen. Bei Zahlungsverzug ab 60 Tagen darf die Leistung eingestellt werden. Mahnkosten betragen 7,50 EUR je Schreiben.
Gewährleistungsansprüche verjähren nach zwölf Monaten. Für Verschleißteile gilt eine Frist von 6 Monaten oder 2.000 Betriebsstunden.
Die Haftung für Datenverlust ist auf den Aufwand beschränkt, der bei täglicher Sicherung zur Wiederherstellung nötig wäre, höchstens 15.000 EUR. Für Sachschäden wird bis 500.000 EUR je Fall und 1.000.000 EUR je Kalenderjahr gehaftet.
Unterauftragnehmer mit einem Anteil von mehr als 20 % des Auftragswertes bedürfen der Zustimmung. Sie gilt als erteilt, wenn nicht binnen 14 Tagen widersprochen wird.
Der Mindestlohn nach dem Mindestlohngesetz (derzeit 13,90 EUR je Stunde) wird eingehalten. Bei Verstößen wird eine Vertragsstrafe von 1.000 EUR je Einzelfall fällig.
Unterlagen sind nach Vertragsende binnen 30 Tagen zurückzugeben. Kopien dürfen nach den handels- und steuerrechtlichen Fristen von sechs, acht und zehn Jahren aufbewahrt werden.
Abwerbung von Beschäftigten ist während der Laufzeit und für 12 Monate danach untersagt; im Fall der Zuwiderhandlung werden zwei Bruttomonatsgehälter geschuldet.
Streitigkeiten werden zunächst in einem Gespräch der Geschäftsleitungen beigelegt, das innerhalb von drei Wochen stattfindet. Danach kann eine Schlichtungsstelle angerufen werden, deren Kosten (Grundgebühr 950 EUR) hälftig getragen werden.
Erfüllungsort und Gerichtsstand ist der Sitz des leistenden Unternehmens. Es gilt das dort anwendbare Recht unter Ausschluss des UN-Kaufrechts. Stand dieser Bedingungen: 1. März 2025, Fassung 4.2.""".split("\n")
FR = """Les présentes conditions générales complètent les conditions particulières, qui prévalent en cas de contradiction. Elles ont été établies le 15 janvier 2025 (version 7).
Les interventions ont lieu du lundi au vendredi de 8 h 30 à 17 h 30. En dehors de ces heures, le tarif horaire est majoré de 50 %, et de 100 % les dimanches et jours fériés.
Les frais de déplacement hors périmètre sont facturés 0,60 € le kilomètre et 95,00 € par nuitée, sur justificatifs.
Toute réclamation relative à une facture est adressée dans les quinze jours de sa réception ; passé ce délai, la facture est réputée acceptée. Une facture rectificative est établie sous 30 jours.
Les prix peuvent être révisés au plus une fois par période de douze mois, dans la limite de 3 % et de la variation de l’indice Syntec, dont la valeur de base est celle publiée au 1er janvier 2026.
Le défaut de paiement entraîne, huit jours après une mise en demeure, la suspension des prestations, une clause pénale de 10 % des sommes dues et des intérêts au taux de trois fois l’intérêt légal.
La garantie des pièces est de six mois et celle de la main-d’œuvre de trois mois à compter de l’intervention.
La responsabilité est plafonnée, par année contractuelle, à 100 % des sommes perçues au cours des douze derniers mois, sans pouvoir excéder 200 000 €, les dommages indirects étant exclus.
Les sauvegardes sont conservées 35 jours. La restitution des données en fin de contrat a lieu dans un délai de 30 jours, moyennant un forfait de 1 200,00 € si un format particulier est demandé.
Le personnel affecté ne peut être débauché pendant le contrat et l’année qui suit, sous peine d’une indemnité égale à six mois de salaire brut.
Un cas de force majeure qui se prolonge au-delà de 45 jours permet à chaque partie de résilier sans indemnité.
Le sous-traitant ultérieur est soumis à un agrément donné sous 10 jours ouvrés. Les violations de données sont notifiées dans les 48 heures.
Les parties se réunissent chaque semestre. Le procès-verbal est diffusé dans les cinq jours ouvrés et vaut acceptation à défaut de réserve sous huit jours.
À défaut d’accord dans un délai de deux mois après notification du différend, celui-ci est porté devant le tribunal de commerce ou des activités économiques compétent. La médiation, dont le coût moyen est de 1 800 €, est partagée par moitié.""".split("\n")
EN = """These general conditions (issue 5, January 2025) supplement the particulars, which prevail. No other terms apply, even if printed on a purchase order or acknowledged later.
Normal hours are 08:00 to 18:00 on working days. Work outside them is charged at 150% of the standard rate, and at 200% on public holidays, with a minimum of two hours.
Travel beyond a radius of 40 miles is charged at 45p per mile; overnight stays are capped at 140.00 a night.
A query on an invoice must be raised within 14 days of its receipt; the undisputed part remains payable. Credit notes are issued within 21 days.
Charges may be adjusted once in any twelve months by no more than the rise in the services producer price index, and never by more than 4%, on 60 days' notice.
Equipment supplied carries a warranty of 12 months or 3,000 running hours. Spare parts carry a warranty of 90 days.
Neither party's liability for damage to tangible property exceeds 2,000,000; other liability is capped at 150% of the annual charges. Loss of profit, goodwill and anticipated savings is excluded.
Records are kept for six years and may be inspected on five working days' notice, not more than once a year. If an overcharge of more than 2.5% is found the cost of the inspection (not exceeding 3,500) is borne by the party at fault.
Personal data breaches are notified within 24 hours. Backups are kept for 28 days. Data is returned within 30 days of the end, in a common format.
Neither party shall solicit the other's staff during the term or for nine months after it. A breach attracts a payment of 25% of the annual salary.
Disputes are referred to the project managers, then after 10 working days to directors, then to mediation under a model procedure whose fee of 1,250 is shared equally.
Force majeure relieves the affected party while it lasts; after 90 days either may end the agreement.
Assignment needs consent, not to be withheld unreasonably and deemed given after 15 working days.
A person who is not a party has no rights under these conditions. Nothing here creates a partnership. Notices by email take effect on the next working day.""".split("\n")


def long_text(language, count, lead="{n}. "):
    """The first `count` conditions, numbered."""
    texts = {"de": DE, "fr": FR, "en": EN}[language][:count]
    return "\n".join(lead.format(n=n) + text for n, text in enumerate(texts, 1))
