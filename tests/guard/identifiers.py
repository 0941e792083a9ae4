#!/usr/bin/env python3
"""Numbers with check digits of seven countries in sentences of their languages, made here: identifiers.py LINES [--seed N] [--many N] [--show]

Written from the authorities' own definitions of each number (ISO 13616 and 7064, INSEE, DGFiP, the Italian decree of 12 March 1974, the
Spanish and Polish ministries, Belastingdienst, HMRC, NHS Data Dictionary, BZSt, the German pension insurance) by somebody who had seen the
table of patterns, but none of the checks behind it. Everybody is invented. For each kind: sentences with a valid number, the same with one
digit changed so that the check fails, and other numbers of the same length under words such as “order”. Precision, recall and F per kind
and language; a finding counts if it is of the kind and overlaps the number.
"""
import argparse
import random
import sys

import measure

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def digits(r, n):
    return "".join(r.choice("0123456789") for _ in range(n))


def luhn_ok(s):
    return sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(reversed(s))) % 10 == 0


def luhn(body):
    return next(body + c for c in "0123456789" if luhn_ok(body + c))


def mod97(s):
    return int("".join(str(int(c, 36)) for c in s)) % 97


def iban_ok(s):
    return mod97(s[4:] + s[:4]) == 1


BBAN = {"DE": "18n", "FR": "10n 11c 2n", "GB": "4a 14n", "IT": "1a 10n 12c", "ES": "20n", "PL": "24n", "NL": "4a 10n", "BE": "12n", "AT": "16n"}


def iban(r, country):
    bban = ""
    for part in BBAN[country].split():
        pool = {"n": "0123456789", "a": ALPHABET, "c": "0123456789" * 3 + ALPHABET}[part[-1]]
        bban += "".join(r.choice(pool) for _ in range(int(part[:-1])))
    return country + f"{98 - mod97(bban + country + '00'):02d}" + bban


def nir_ok(s):
    body = s[:13].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and s[13:].isdigit() and 97 - int(body) % 97 == int(s[13:])


def nir(r, _):
    place = r.choice([f"{r.randint(1, 95):02d}", "2A", "2B"]) if r.random() < 0.2 else f"{r.choice([i for i in range(1, 96) if i != 20]):02d}"
    body = r.choice("12") + f"{r.randint(30, 99)}{r.randint(1, 12):02d}{place}{r.randint(1, 600):03d}{r.randint(1, 400):03d}"
    return body + f"{97 - int(body.replace('2A', '19').replace('2B', '18')) % 97:02d}"


def tva_ok(s):
    return s[2:4].isdigit() and luhn_ok(s[4:]) and int(s[2:4]) == (12 + 3 * (int(s[4:]) % 97)) % 97


def tva(r, _):
    siren = luhn(digits(r, 8))
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def pure_ok(s):  # ISO 7064 mod 11,10
    rest = 10
    for c in s[:-1]:
        rest = ((int(c) + rest) % 10 or 10) * 2 % 11
    return (11 - rest) % 10 == int(s[-1])


def pure(body):
    return next(body + c for c in "0123456789" if pure_ok(body + c))


def steuer_id(r, _):
    while True:  # of the first ten digits one occurs twice, or thrice but not in a row; none begins with 0
        ten = r.sample("0123456789", 9)
        ten.insert(r.randrange(10), r.choice(ten))
        if ten[0] != "0":
            return pure("".join(ten))


def pension_ok(s):
    text = s[:8] + f"{ord(s[8]) - 64:02d}" + s[9:11]
    return sum(sum(divmod(int(c) * w, 10)) for c, w in zip(text, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1))) % 10 == int(s[11])


def pension(r, _):
    body = f"{r.choice([2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 38, 39]):02d}{r.randint(1, 28):02d}{r.randint(1, 12):02d}{r.randint(0, 99):02d}{r.choice(ALPHABET)}{r.randint(0, 99):02d}"
    return next(body + c for c in "0123456789" if pension_ok(body + c))


def health_ok(s):
    text = f"{ord(s[0]) - 64:02d}" + s[1:9]
    return sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(text)) % 10 == int(s[9])


def health(r, _):
    body = r.choice(ALPHABET) + digits(r, 8)
    return next(body + c for c in "0123456789" if health_ok(body + c))


def nhs_ok(s):
    return (11 - sum(int(c) * w for c, w in zip(s, range(10, 1, -1))) % 11) % 11 == int(s[9]) and s[0] in "4567"


def utr_ok(s):
    return "21987654321"[sum(int(c) * w for c, w in zip(s[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2))) % 11] == s[0]


def gb_vat_ok(s):
    total = sum(int(c) * w for c, w in zip(s[2:9], range(8, 1, -1))) + int(s[9:11])
    return total % 97 == 0 or (total + 55) % 97 == 0


def gb_vat(r, _):
    body = str(r.randint(1, 9)) + digits(r, 6)
    return f"GB{body}{97 - sum(int(c) * w for c, w in zip(body, range(8, 1, -1))) % 97:02d}"


ODD = dict(zip("0123456789" + ALPHABET, [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]))


def codice_ok(s):
    total = sum(ODD[c] if i % 2 == 0 else int(c) if c.isdigit() else ord(c) - 65 for i, c in enumerate(s[:15]))
    return s[15] == ALPHABET[total % 26]


def codice(r, _):
    names = "".join(r.choice("BCDFGLMNPRSTV") for _ in range(5)) + r.choice("BCDFGLMNPRSTVX")
    body = names + f"{r.randint(30, 99)}{r.choice('ABCDEHLMPRST')}{r.randint(1, 28) + r.choice([0, 40]):02d}{r.choice('ABCDEFGHIL')}{r.randint(1, 999):03d}"
    return next(body + c for c in ALPHABET if codice_ok(body + c))


LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def dni_ok(s):
    return LETTERS[int(s[:8].translate(str.maketrans("XYZ", "012"))) % 23] == s[8]


def dni(r, _):
    return (body := f"{r.randint(1000000, 99999999):08d}") + LETTERS[int(body) % 23]


def nie(r, _):
    first = r.choice("XYZ")
    body = digits(r, 7)
    return first + body + LETTERS[int(str("XYZ".index(first)) + body) % 23]


def pesel_ok(s):
    return (10 - sum(int(c) * w for c, w in zip(s, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3))) % 10) % 10 == int(s[10])


def pesel(r, _):
    body = f"{r.randint(40, 99)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}" + digits(r, 4)
    return next(body + c for c in "0123456789" if pesel_ok(body + c))


def nip_ok(s):
    return sum(int(c) * w for c, w in zip(s[2:], (6, 5, 7, 2, 3, 4, 5, 6, 7))) % 11 == int(s[11])


def bsn_ok(s):
    return sum(int(c) * w for c, w in zip(s, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0


def tried(make, ok):
    def again(r, country):
        while True:
            text = make(r, country)
            if ok(text):
                return text
    return again


bsn = tried(lambda r, _: str(r.randint(1, 9)) + digits(r, 8), bsn_ok)


def piva_ok(s):
    return luhn_ok(s[2:])


def groups(*sizes):
    def put(s, by):
        parts, at = [], 0
        for size in sizes:
            parts.append(s[at : at + size])
            at += size
        return by.join([*parts, s[at:]] if at < len(s) else parts)
    return put


four = lambda s, by: by.join(s[i : i + 4] for i in range(0, len(s), 4))
plain = lambda s, by: s

# name: (finding, language, country, make, valid?, ways of writing, sentences)
KINDS = [
    ("IBAN", "iban", "fr", "FR", iban, iban_ok, [plain, four], ["Merci de virer la somme sur le compte {} avant vendredi.", "RIB du fournisseur : {}", "Mon IBAN a changé, voici le nouveau : {}."]),
    ("IBAN", "iban", "en", "GB", iban, iban_ok, [plain, four], ["Please pay into {} by Friday.", "Our bank details: IBAN {}, Lloyds.", "The refund went to {} last week."]),
    ("IBAN", "iban", "it", "IT", iban, iban_ok, [plain, four], ["Vi prego di versare l'importo su {} entro venerdì.", "Coordinate bancarie: {}", "Il bonifico è partito verso {}."]),
    ("IBAN", "iban", "es", "ES", iban, iban_ok, [plain, four], ["Le ruego que ingrese el importe en {} antes del viernes.", "Cuenta del proveedor: {}", "El recibo se cargará en {}."]),
    ("IBAN", "iban", "pl", "PL", iban, iban_ok, [plain, four], ["Proszę o przelew na rachunek {} do piątku.", "Numer konta dostawcy: {}", "Zwrot wpłynął na {}."]),
    ("IBAN", "iban", "nl", "NL", iban, iban_ok, [plain, four], ["Gelieve het bedrag over te maken naar {}.", "Rekeningnummer leverancier: {}", "De terugbetaling ging naar {}."]),
    ("IBAN", "iban", "de", "DE", iban, iban_ok, [plain, four], ["Bitte überweisen Sie auf {} bis Freitag.", "Bankverbindung des Lieferanten: {}", "Die Erstattung ging an {}."]),
    ("card", "card", "fr", "", lambda r, _: luhn((p := r.choice(["4", "51", "53", "55"])) + digits(r, 15 - len(p))), luhn_ok, [plain, four],
     ["Débitez la carte {} du montant restant.", "Ma carte bleue : {}, expire en 09/28."]),
    ("card", "card", "it", "", lambda r, _: luhn((p := r.choice(["4", "52", "54"])) + digits(r, 15 - len(p))), luhn_ok, [plain, four], ["Addebitate la carta {} oggi stesso.", "Carta di credito {}, scadenza 09/28."]),
    ("NIR", "national_id", "fr", "", nir, nir_ok, [plain, groups(1, 2, 2, 2, 3, 3, 2)], ["Son numéro de sécurité sociale est le {}.", "Assurée : Inès Fabre, NIR {}.", "Joindre l'attestation ({})."]),
    ("SIREN", "company_id", "fr", "", lambda r, _: luhn(digits(r, 8)), luhn_ok, [plain, groups(3, 3, 3)], ["Société immatriculée au RCS de Lyon sous le numéro SIREN {}.", "SIREN : {}"]),
    ("SIRET", "company_id", "fr", "", lambda r, _: luhn(luhn(digits(r, 8)) + digits(r, 4)), lambda s: luhn_ok(s) and luhn_ok(s[:9]), [plain, groups(3, 3, 3, 5)], ["L'établissement (SIRET {}) ferme en août.", "N° SIRET : {}"]),
    ("VAT", "vat_id", "fr", "", tva, tva_ok, [plain, groups(2, 2, 3, 3, 3)], ["N° TVA intracommunautaire : {}", "Facturez à l'entreprise {} avec autoliquidation."]),
    ("NHS", "health_id", "en", "", tried(lambda r, _: r.choice("4567") + digits(r, 9), nhs_ok), nhs_ok, [plain, groups(3, 3, 4)], ["Her NHS number is {}.", "NHS No: {}, seen in clinic on Tuesday."]),
    ("UTR", "tax_id", "en", "", tried(lambda r, _: digits(r, 10), utr_ok), utr_ok, [plain, groups(5, 5)], ["My Unique Taxpayer Reference is {}.", "UTR: {}"]),
    ("VAT", "vat_id", "en", "", gb_vat, gb_vat_ok, [plain, groups(2, 3, 4, 2)], ["VAT registration number {}", "Invoice the company under {} please."]),
    ("codice fiscale", "tax_id", "it", "", codice, codice_ok, [plain], ["Il sottoscritto, codice fiscale {}, dichiara quanto segue.", "C.F. {}", "Intestatario: Bruno Sala ({})."]),
    ("VAT", "vat_id", "it", "", lambda r, _: "IT" + luhn(digits(r, 10)), piva_ok, [plain, groups(2, 11)], ["Partita IVA: {}", "Fatturare a {} con reverse charge."]),
    ("DNI", "tax_id", "es", "", dni, dni_ok, [plain, groups(8, 1)], ["Con DNI {} y domicilio en Sevilla.", "NIF: {}", "Firma doña Elena Rubio, {}."]),
    ("NIE", "tax_id", "es", "", nie, dni_ok, [plain, groups(1, 7, 1)], ["El trabajador con NIE {} firma el contrato.", "NIE: {}"]),
    ("VAT", "vat_id", "es", "", lambda r, c: "ES" + dni(r, c), lambda s: dni_ok(s[2:]), [plain], ["NIF intracomunitario: {}", "Facture a {} sin IVA."]),
    ("PESEL", "national_id", "pl", "", pesel, pesel_ok, [plain], ["Pracownik o numerze PESEL {} podpisał umowę.", "PESEL: {}"]),
    ("VAT", "vat_id", "pl", "", tried(lambda r, _: "PL" + str(r.randint(1, 9)) + digits(r, 9), nip_ok), nip_ok, [plain, groups(2, 10)], ["Numer VAT UE: {}", "Proszę wystawić fakturę na {}."]),
    ("BSN", "national_id", "nl", "", bsn, bsn_ok, [plain, groups(4, 2, 3)], ["Haar burgerservicenummer is {}.", "BSN: {}"]),
    ("VAT", "vat_id", "nl", "", lambda r, c: f"NL{bsn(r, c)}B{r.randint(1, 99):02d}", lambda s: bsn_ok(s[2:11]) or mod97(s) == 1, [plain], ["Btw-nummer: {}", "Factureer aan {} met verlegde btw."]),
    ("Steuer-ID", "tax_id", "de", "", steuer_id, pure_ok, [plain, groups(2, 3, 3, 3)], ["Meine Steuer-ID lautet {}.", "Steueridentifikationsnummer: {}", "IdNr. {}"]),
    ("pension number", "national_id", "de", "", pension, pension_ok, [plain, groups(2, 6, 1, 3)], ["Die Rentenversicherungsnummer ist {}.", "SV-Nummer: {}"]),
    ("health number", "health_id", "de", "", health, health_ok, [plain], ["Versichertennummer {}, gesetzlich versichert.", "Ihre KVNR: {}"]),
    ("VAT", "vat_id", "de", "", lambda r, _: "DE" + pure(str(r.randint(1, 9)) + digits(r, 7)), lambda s: pure_ok(s[2:]), [plain, groups(2, 3, 3, 3)], ["USt-IdNr.: {}", "Rechnung bitte an {} mit Reverse Charge."]),
]
OTHERS = {"fr": ["Votre commande n° {} est expédiée.", "Référence du dossier : {}"], "en": ["Your order {} has shipped.", "Tracking number: {}"],
          "it": ["Il vostro ordine n. {} è partito.", "Numero di pratica: {}"], "es": ["Su pedido n.º {} ha salido.", "Número de expediente: {}"],
          "pl": ["Zamówienie nr {} zostało wysłane.", "Numer sprawy: {}"], "nl": ["Uw bestelling {} is verzonden.", "Dossiernummer: {}"],
          "de": ["Ihre Bestellung {} ist unterwegs.", "Vorgangsnummer: {}"]}


def changed(r, text, valid):
    """One place changed, digit for digit and letter for letter, so that the check fails."""
    while True:
        at = r.choice([i for i in range(len(text)) if text[i].isdigit() and i >= (2 if text[:2].isalpha() else 0)])
        other = text[:at] + r.choice("0123456789".replace(text[at], "")) + text[at + 1 :]
        try:
            if not valid(other):
                return other
        except (ValueError, KeyError, IndexError):
            continue


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--many", type=int, default=60)
    parser.add_argument("--show", action="store_true", help="what was missed or wrongly found")
    arguments = parser.parse_args()
    r = random.Random(arguments.seed)
    rows = []  # (kind index, what, finding, text, begin, end in bytes)
    for index, (_, finding, language, country, make, valid, ways, sentences) in enumerate(KINDS):
        for _ in range(arguments.many):
            number = make(r, country)
            for what, one in (("valid", number), ("near", changed(r, number, valid)), ("other", digits(r, len(number)))):
                sentence = r.choice(OTHERS[language] if what == "other" else sentences)
                way = plain if what == "other" else r.choice(ways)
                shown = way(one, r.choice([" ", "\u00a0"]) if r.random() < 0.3 else " ")
                head = sentence.split("{}")[0]
                rows.append((index, what, finding, sentence.format(shown), len(head.encode()), len((head + shown).encode())))
    found = measure.inspected(arguments.lines + " --rules", [(row[3], "person") for row in rows])
    hits = {}
    for (index, what, finding, text, begin, end), (_, _, findings) in zip(rows, found):
        hit = any(f[0] == finding and f[1] < end and f[2] > begin for f in findings)
        hits.setdefault((index, what), []).append(hit)
        if arguments.show and hit != (what == "valid"):
            print("   ", what, KINDS[index][0], KINDS[index][2], text, findings)
    print(f"seed {arguments.seed}\n| number | language | valid: found | check fails: flagged | other numbers: flagged | precision | recall | F |\n|---|---|---:|---:|---:|---:|---:|---:|")
    total = [0, 0, 0, 0, 0]
    for index, (name, _, language, *_) in enumerate(KINDS):
        right, near, other = (hits[(index, what)] for what in ("valid", "near", "other"))
        line(name, language, sum(right), len(right), sum(near), len(near), sum(other))
        for i, n in enumerate((sum(right), len(right), sum(near), len(near), sum(other))):
            total[i] += n
    line("**all**", "", *total)
    return 0


def line(name, language, right, n, near, m, other):
    precision, recall = right / max(1, right + near + other), right / n
    print(f"| {name} | {language} | {right} of {n} | {near} of {m} | {other} | {precision:.3f} | {recall:.3f} | {2 * precision * recall / max(1e-9, precision + recall):.3f} |")


if __name__ == "__main__":
    sys.exit(main())
