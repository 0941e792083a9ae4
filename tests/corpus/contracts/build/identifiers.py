"""Registration, tax and account numbers that pass their check digits and belong to nobody.

Every number is derived from a seed text, so the same invented company always has the same numbers.
"""
import hashlib


def digits(seed, count, first="123456789"):
    number = int(hashlib.sha256(seed.encode()).hexdigest(), 16)
    text = str(number)[5:5 + count]
    return first[number % len(first)] + text[1:]


def luhn(body):
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def vat_de(seed):
    body = digits(seed + "vat", 8)
    product = 10
    for char in body:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    return "DE" + body + str((11 - product) % 10)


def vat_at(seed):
    body = digits(seed + "vat", 7)
    total = 0
    for place, char in enumerate(body, 1):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return "ATU" + body + str((10 - (total + 4) % 10) % 10)


def uid_ch(seed):
    for attempt in range(50):
        body = digits(f"{seed}uid{attempt}", 8)
        check = (11 - sum(int(c) * w for c, w in zip(body, (5, 4, 3, 2, 7, 6, 5, 4)))) % 11
        if check != 10:
            return "CHE" + body + str(check)
    raise AssertionError(seed)


def siren(seed):
    return luhn(digits(seed + "siren", 8, "4589"))


def siret(number, establishment="0001"):
    return luhn(number + establishment)


def vat_fr(number):
    return f"FR{(12 + 3 * (int(number) % 97)) % 97:02d}{number}"


def vat_be(seed):
    body = "0" + digits(seed + "bce", 7, "4567")
    return f"BE{body}{97 - int(body) % 97:02d}"


def vat_lu(seed):
    body = digits(seed + "vat", 6, "12")
    return f"LU{body}{int(body) % 89:02d}"


def vat_nl(seed):
    for attempt in range(50):
        body = digits(f"{seed}vat{attempt}", 8, "8")
        check = sum(int(c) * w for c, w in zip(body, range(9, 1, -1))) % 11
        if check != 10:
            return f"NL{body}{check}B01"
    raise AssertionError(seed)


def vat_gb(seed):
    body = digits(seed + "vat", 7, "123")
    total = sum(int(c) * w for c, w in zip(body, range(8, 1, -1)))
    return f"GB{body}{97 - total % 97:02d}"


def vat_ie(seed):
    body = digits(seed + "vat", 7, "3")
    second = "H"
    total = sum(int(c) * w for c, w in zip(body, range(8, 1, -1))) + 9 * (ord(second) - 64)
    return f"IE{body}{'WABCDEFGHIJKLMNOPQRSTUV'[total % 23]}{second}"


def iban(country, bban):
    rearranged = "".join(str(int(c, 36)) for c in bban + country + "00")
    return f"{country}{98 - int(rearranged) % 97:02d}{bban}"


def account(country, seed):
    number = lambda count, tag: digits(seed + tag, count)
    if country == "FR":
        bank, branch, customer = number(5, "b"), number(5, "g"), number(11, "c")
        key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(customer)) % 97
        return iban("FR", bank + branch + customer + f"{key:02d}")
    if country == "BE":
        body = number(10, "be")
        return iban("BE", body + f"{int(body) % 97 or 97:02d}")
    if country in ("GB", "IE"):
        return iban(country, {"GB": "NORV", "IE": "LIFF"}[country] + number(6, "s") + number(8, "a"))
    if country == "NL":
        return iban("NL", "POLD" + "0" + number(9, "a"))
    return iban(country, number({"DE": 18, "AT": 16, "CH": 17, "LU": 16}[country], "acc"))


BANKS = {"DE": "NORVDE22", "AT": "DOALAT2L", "CH": "ALPZCH22", "FR": "LYRAFRPP", "BE": "SENNBEBB",
         "LU": "MOSLLULL", "NL": "POLDNL2A", "GB": "NORVGB21", "IE": "LIFFIE2D"}
