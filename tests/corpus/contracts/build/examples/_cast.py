"""The sample company of `make demo` and its customers: all invented."""
import json

from parties import add, get

OWN = "falkenried"
add(OWN, "Falkenried Systemhaus GmbH", "Speicherstraße 18", "44147", "Dortmund", "DE", "HRB Dortmund", rep="Katrin Osthoff", role="Geschäftsführerin",
    phone="+49 231 5557 200", mail="vertrieb@falkenried.example")

CUSTOMERS = {
    # key: (language, invoice address, buyer reference)
    "k_steuer": ("de", "rechnung@brockhoff-partner.example", "BP-IT-2026"),
    "k_maler": ("de", "buchhaltung@malerbetrieb-jansen.example", "JANSEN-FIBU"),
    "k_zahn": ("de", "verwaltung@dentallabor-westfalen.example", "DLW-4711"),
    "k_spedition": ("de", "kreditoren@hellweg-logistik.example", "KST 8800-IT"),
    "k_stadt": ("de", "rechnungseingang@stadt-ruhrstetten.example", "LEITWEG"),
    "k_brau": ("de", "rechnungen@brauhaus-sauerland.example", "BHS-EDV"),
    "k_wien": ("de", "faktura@wienertal-optik.example", "WTO-2026-IT"),
    "k_verlag": ("de", "rechnung@verlag-seitenwind.example", "SW-0090"),
    "k_lyon": ("fr", "comptabilite@roche-claire.example", "CPT-FR-118"),
    "k_lux": ("fr", "factures@moselconseil.example", "MC-INFORMATIQUE"),
    "k_paris": ("fr", "fournisseurs@atelier-lumiere.example", "AL-2026-07"),
    "k_dublin": ("en", "accounts.payable@greystones-analytics.example", "PO-77120"),
    "k_delft": ("en", "invoices@delfzand.example", "DZ-ICT-05"),
    "k_cork": ("en", "ap@leeside-foods.example", "LF-IT-0031"),
}
add("k_steuer", "Brockhoff & Partner Steuerberatungsgesellschaft mbH", "Hansastraße 61", "44137", "Dortmund", "DE", "HRB Dortmund", rep="Dr. Jens Brockhoff", role="Geschäftsführer")
add("k_maler", "Malerbetrieb Jansen GmbH & Co. KG", "Lohstraße 9", "45879", "Gelsenkirchen", "DE", "HRA Gelsenkirchen", rep="Heike Jansen", role="Geschäftsführerin")
add("k_zahn", "Dentallabor Westfalen GmbH", "Warendorfer Straße 140", "48145", "Münster", "DE", "HRB Münster", rep="Carsten Hölscher", role="Geschäftsführer")
add("k_spedition", "Hellweg Logistik AG", "Am Containerhafen 2", "59071", "Hamm", "DE", "HRB Hamm", rep="Sonja Reinecke", role="Vorstand")
add("k_stadt", "Stadt Ruhrstetten", "Rathausplatz 1", "58456", "Witten", "DE", "", rep="Gerd Albers", role="Fachbereichsleiter Zentrale Dienste")
add("k_brau", "Brauhaus Sauerland e. G.", "Kurze Gasse 3", "57392", "Schmallenberg", "DE", "GnR Arnsberg", rep="Ludger Pieper", role="Vorstand")
add("k_wien", "Wienertal Optik GmbH", "Hietzinger Kai 67", "1130", "Wien", "AT", "Handelsgericht Wien", rep="Mag. Verena Pichler", role="Geschäftsführerin")
add("k_verlag", "Verlag Seitenwind GmbH", "Alter Steinweg 22", "48143", "Münster", "DE", "HRB Münster", rep="Annegret Kampmann", role="Verlegerin")
add("k_lyon", "Cosmétiques Roche-Claire SAS", "31 rue du Bât-d'Argent", "69001", "Lyon", "FR", "Lyon", rep="Mathilde Garrigues", role="Présidente")
add("k_lux", "Mosel Conseil S.à r.l.", "8, Grand-Rue", "6630", "Wasserbillig", "LU", "", rep="Patrick Ewert", role="gérant")
add("k_paris", "Atelier Lumière Scénographie SARL", "112 rue de Charonne", "75011", "Paris", "FR", "Paris", rep="Olivier Tanguy", role="gérant")
add("k_dublin", "Greystones Analytics Ltd", "14 Harcourt Terrace", "D02 KF82", "Dublin 2", "IE", "", rep="Ciara Dolan", role="Chief Operating Officer")
add("k_delft", "Delfzand Waterbouw B.V.", "Schieweg 15", "2627 AN", "Delft", "NL", "", rep="Anouk Verbeek", role="Director")
add("k_cork", "Leeside Foods DAC", "Monahan Road", "T12 P680", "Cork", "IE", "", rep="Eoin Hurley", role="Head of IT")
add("supplier", "Kälte & Klima Brandt GmbH", "Industriering 40", "44319", "Dortmund", "DE", "HRB Dortmund", rep="Markus Brandt", role="Geschäftsführer")
add("foreign_a", "Papierhandel Ostermann OHG", "Bremer Straße 71", "49084", "Osnabrück", "DE", "HRA Osnabrück", rep="Silvia Ostermann", role="Gesellschafterin")
add("foreign_b", "Tischlerei Wennemar GmbH", "Mühlenweg 6", "49196", "Bad Laer", "DE", "HRB Osnabrück", rep="Paul Wennemar", role="Geschäftsführer")


def leitweg(coarse, fine):
    """A Leitweg-ID with its check digits (ISO 7064 mod 97-10)."""
    digits = "".join(str(int(c, 36)) for c in coarse + fine)
    return f"{coarse}-{fine}-{98 - int(digits + '00') % 97:02d}"


LEITWEG = leitweg("059540036999", "ZD26")


def party_json(party, **more):
    return {"name": party.name, "street": party.street, "postcode": party.postcode, "city": party.city, "country": party.country,
            "vat_id": None if party.key == "k_stadt" else party.vat_raw, "tax_number": party.tax if party.key == OWN else None,
            "registration": party.reg_id or None, **more}


def write_master_data(folder):
    own = get(OWN)
    company = party_json(own, iban=own.iban_raw, bic=own.bic)
    company["contact"] = {"name": "Daniel Rehmann", "phone": "+49 231 5557 214", "email": "buchhaltung@falkenried.example"}
    company["electronic_address"] = "EM:rechnungen@falkenried.example"
    (folder / "company.json").write_text(json.dumps(company, indent=2, ensure_ascii=False) + "\n")
    customers = []
    for number, (key, (language, mail, reference)) in enumerate(CUSTOMERS.items(), 10001):
        reference = LEITWEG if reference == "LEITWEG" else reference
        customers.append({"id": f"K-{number}", **party_json(get(key), electronic_address=f"0204:{reference}" if reference == LEITWEG else f"EM:{mail}",
                                    buyer_reference=reference, invoice_email=mail, language=language)})
    (folder / "customers.json").write_text(json.dumps(customers, indent=2, ensure_ascii=False) + "\n")
