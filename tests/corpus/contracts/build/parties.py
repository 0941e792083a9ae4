"""The invented companies and people of the corpus.

Each has a key, its address and numbers made by identifiers.py. How a number is printed (blanks, points)
is chosen by the country's habit; a document may print it differently.
"""
import re

import identifiers as ids


def spaced(text, *groups):
    parts, place = [], 0
    for group in groups:
        parts.append(text[place:place + group])
        place += group
    return " ".join(part for part in parts + [text[place:]] if part)


class Party:
    def __init__(self, key, name, street, postcode, city, country, register="", **more):
        self.key, self.name, self.street = key, name, street
        self.postcode, self.city, self.country = postcode, city, country
        self.rep = more.get("rep", "")
        self.role = more.get("role", "")
        self.mail = more.get("mail", "info@" + re.sub(r"[^a-z]", "", key) + ".example")
        self.phone = more.get("phone", "")
        self.register = register
        self.iban_raw = ids.account(country, key)
        self.iban = spaced(self.iban_raw, *[4] * 8)
        self.bic = more.get("bic", ids.BANKS[country] + (ids.digits(key + "bic", 3) if len(key) % 2 else ""))
        self.tax = more.get("tax", "")
        self._numbers(country, register)

    def _numbers(self, country, register):
        key = self.key
        self.reg_id, self.reg = "", ""
        if country == "DE":
            self.vat_raw = self.vat = ids.vat_de(key)
            number = ids.digits(key + "hr", 5)
            kind, court = (register.split(" ", 1) + [""])[:2] if register else ("", "")
            if kind in ("HRB", "HRA", "GnR", "VR", "PR"):
                self.reg_id = f"{kind} {number}"
                self.court = f"Amtsgericht {court}"
                self.reg = f"{self.court}, {self.reg_id}"
            d = ids.digits(key + "st", 11)
            self.tax = self.tax or f"{d[:3]}/{d[3:7]}/{d[7:11]}"
        elif country == "AT":
            self.vat_raw = self.vat = ids.vat_at(key)
            self.reg_id = f"FN {ids.digits(key + 'fn', 6)}{'abdfghikm'[len(key) % 9]}"
            self.reg = f"{self.reg_id}, {register}"
        elif country == "CH":
            raw = ids.uid_ch(key)
            self.vat_raw = raw
            self.uid = f"CHE-{raw[3:6]}.{raw[6:9]}.{raw[9:]}"
            self.vat = self.uid
            self.reg_id = self.reg = self.uid
        elif country == "FR":
            self.siren_raw = ids.siren(key)
            self.siren = spaced(self.siren_raw, 3, 3, 3)
            self.siret_raw = ids.siret(self.siren_raw)
            self.siret = spaced(self.siret_raw, 3, 3, 3, 5)
            self.vat_raw = ids.vat_fr(self.siren_raw)
            self.vat = spaced(self.vat_raw, 4, 3, 3, 3)
            self.reg_id = self.siren_raw
            self.reg = f"RCS {register} {self.siren}"
        elif country == "BE":
            self.vat_raw = ids.vat_be(key)
            raw = self.vat_raw[2:]
            self.bce = f"{raw[:4]}.{raw[4:7]}.{raw[7:]}"
            self.vat = "BE " + self.bce
            self.reg_id = raw
            self.reg = f"BCE {self.bce}"
        elif country == "LU":
            self.vat_raw = self.vat = ids.vat_lu(key)
            self.reg_id = "B" + ids.digits(key + "rcs", 6)
            self.reg = f"R.C.S. Luxembourg {self.reg_id}"
        elif country == "NL":
            self.vat_raw = self.vat = ids.vat_nl(key)
            self.reg_id = ids.digits(key + "kvk", 8)
            self.reg = f"KvK {self.reg_id}"
        elif country == "GB":
            self.vat_raw = ids.vat_gb(key)
            self.vat = "GB " + spaced(self.vat_raw[2:], 3, 4, 2)
            self.reg_id = "0" + ids.digits(key + "crn", 7)
            self.reg = f"company number {self.reg_id}"
        elif country == "IE":
            self.vat_raw = self.vat = ids.vat_ie(key)
            self.reg_id = ids.digits(key + "cro", 6)
            self.reg = f"registered number {self.reg_id}"

    def place(self, prefix=False):
        """Post code and city in the country's order."""
        if self.country in ("GB", "IE"):
            return f"{self.city} {self.postcode}"
        mark = {"LU": "L-", "CH": "CH-", "AT": "A-", "BE": "B-", "DE": "D-", "FR": "F-", "NL": ""}[self.country]
        return f"{mark if prefix else ''}{self.postcode} {self.city}"

    def address(self, separator=", ", prefix=False):
        return separator.join((self.street, self.place(prefix)))

    def truth(self, text):
        """What the paper shows of this party: a number counts when its characters are printed in `text`."""
        packed = re.sub(r"[^A-Za-z0-9]", "", text).upper()
        loose = re.sub(r"\s+", "", text)
        shows = lambda value: bool(value) and re.sub(r"[^A-Za-z0-9]", "", value).upper() in packed
        result = dict.fromkeys(("name", "street", "postcode", "city", "country", "vat_id", "tax_number",
                                "registration", "iban", "bic"))
        result["name"] = self.name
        if shows(self.street):
            result["street"], result["postcode"], result["city"] = self.street, self.postcode, self.city
        result["country"] = self.country
        if self.country == "CH":
            with_vat = re.search(re.escape(re.sub(r"\s", "", self.uid)) + r"(MWST|TVA|IVA|VAT)", loose)
            if with_vat:
                result["vat_id"] = self.vat_raw
            elif shows(self.uid):
                result["registration"] = self.vat_raw
        elif self.country == "BE":
            if shows(self.vat_raw):
                result["vat_id"] = self.vat_raw
            if re.search(r"(BCE|KBO|RPM|CBE|entreprise)\W{0,4}(n°)?\W{0,3}" + re.escape(self.bce), loose):
                result["registration"] = self.reg_id
        else:
            if shows(self.vat_raw):
                result["vat_id"] = self.vat_raw
            # A French VAT id ends with the SIREN: that alone is no statement of the register.
            without_vat = packed.replace(self.vat_raw, "")
            if self.reg_id and re.sub(r"[^A-Za-z0-9]", "", self.reg_id).upper() in without_vat:
                result["registration"] = self.reg_id
        if self.country == "DE" and self.tax and self.tax in text:
            result["tax_number"] = self.tax
        if shows(self.iban_raw):
            result["iban"] = self.iban_raw
            if shows(self.bic):
                result["bic"] = self.bic
        return result


_ALL = {}


def add(key, *rest, **more):
    _ALL[key] = Party(key, *rest, **more)


def get(key):
    return _ALL[key]


def everyone():
    return list(_ALL.values())
