"""Prints invented identifiers that pass their official check digits.

Everything drawn here is random; nothing refers to a real company or account.
"""
import random
import sys

from stdnum import iban, luhn
from stdnum.at import uid as at_uid
from stdnum.be import vat as be_vat
from stdnum.ch import uid as ch_uid
from stdnum.de import vat as de_vat, stnr
from stdnum.fr import siren, siret, tva
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.lu import tva as lu_tva
from stdnum.nl import btw as nl_vat

rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 71)


def digits(n):
    return "".join(rng.choice("0123456789") for _ in range(n))


def until(check, draw):
    while True:
        value = draw()
        if check(value):
            return value


def make_iban(country, bban):
    return country + iban.calc_check_digits(country + "00" + bban) + bban


def fr_bban():
    body = digits(10) + digits(11)
    return body + f"{97 - int(body + '00') % 97:02d}"


def be_bban():
    body = digits(10)
    return body + f"{int(body) % 97 or 97:02d}"


BBAN = {
    "DE": lambda: rng.choice("123456789") + digits(17),
    "AT": lambda: digits(16),
    "CH": lambda: digits(17),
    "LU": lambda: digits(16),
    "IE": lambda: rng.choice(["KESB", "LEAB", "CORB"]) + digits(14),
    "GB": lambda: rng.choice(["TAMB", "HOLB", "WESB"]) + digits(14),
    "NL": lambda: rng.choice(["POLD", "DIJK"]) + digits(10),
    "FR": fr_bban,
    "BE": be_bban,
}

if __name__ == "__main__":
    for country, draw in BBAN.items():
        for _ in range(14 if country in ("DE", "FR", "GB") else 6):
            value = until(iban.is_valid, lambda: make_iban(country, draw()))
            print("iban", country, iban.format(value))
    for name, check, draw, n in [
        ("DE vat", de_vat.is_valid, lambda: "DE" + rng.choice("123") + digits(8), 30),
        ("AT uid", at_uid.is_valid, lambda: "ATU" + digits(8), 6),
        ("CH uid", ch_uid.is_valid, lambda: "CHE" + digits(9), 6),
        ("BE vat", be_vat.is_valid, lambda: "BE0" + digits(9), 6),
        ("LU vat", lu_tva.is_valid, lambda: "LU" + digits(8), 5),
        ("IE vat", ie_vat.is_valid, lambda: "IE" + digits(7) + rng.choice("ABCDEFGHIJKLMNOPQRSTUVW") + "H", 5),
        ("GB vat", gb_vat.is_valid, lambda: "GB" + rng.choice("123456789") + digits(8), 14),
        ("NL vat", nl_vat.is_valid, lambda: "NL" + digits(9) + "B01", 4),
    ]:
        for _ in range(n):
            print(name, until(check, draw))
    for _ in range(24):
        s = until(siren.is_valid, lambda: rng.choice("345789") + digits(8))
        body = s + "000" + rng.choice("12345")
        print("FR siren", s, "siret", body + next(d for d in "0123456789"
              if luhn.is_valid(body + d)), "tva", "FR" + siren.to_tva(s).replace(" ", ""))
    # Steuernummer: the Länder publish no common check digit; the layout is checked.
    for pattern in ["143/###/#####", "21/###/#####", "27/###/#####", "127/###/#####",
                    "5133/####/####", "46/###/#####", "201/###/#####"]:
        value = until(stnr.is_valid, lambda: "".join(
            rng.choice("123456789") if c == "#" else c for c in pattern.replace("\n", "")))
        print("DE stnr", value)
