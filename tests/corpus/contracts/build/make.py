#!/usr/bin/python3
"""Writes the corpus: every document's PDF and truth. `make.py [-f] [NAME…]` writes only those whose name contains one of the words.

Needs Debian's chromium, groff, libreoffice-writer-nogui, poppler-utils, imagemagick, python3-reportlab, python3-cairo,
python3-pikepdf, python3-numpy, img2pdf and the fonts named in README.md. What it writes is committed: building and testing
the product never run it.
"""
import importlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf

import drawn
import browser
import office
import scan
import typed

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
KEYWORDS = "invented sample; all parties, persons, addresses and numbers are fictitious"
PRODUCERS = {"html": browser.produce, "groff": typed.produce, "cairo": drawn.produce_cairo,
             "reportlab": drawn.produce_reportlab, "platypus": drawn.produce_platypus, "office": office.produce,
             "web": browser.produce_by_office}


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], stdout=subprocess.PIPE, check=True).stdout.decode()


def stamp(source, target, paper):
    """Says in the file's properties that all is invented; fixes the dates, so that a second run changes little."""
    with pikepdf.open(source) as pdf:
        info = pdf.docinfo
        if not paper.scan:
            info["/Title"] = paper.title or paper.name
        info["/Keywords"] = KEYWORDS
        info["/CreationDate"] = info["/ModDate"] = "D:20260102090000Z"
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.save(target, compress_streams=True, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)


def write(paper, folder, truth_folder):
    with tempfile.TemporaryDirectory() as temporary:
        printed = pathlib.Path(temporary) / "printed.pdf"
        PRODUCERS[paper.look.get("producer", "html")](paper, printed)
        text = text_of(printed)
        final = printed
        if paper.scan:
            final = pathlib.Path(temporary) / "scan.pdf"
            scan.degrade(printed, final, paper.scan)
        stamp(final, folder / f"{paper.name}.pdf", paper)
    truth = paper.truth_file(text)
    (truth_folder / f"{paper.name}.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n")
    for complaint in complaints(truth, text):
        print(f"  ! {paper.name}: {complaint}")
    return len(text), (folder / f"{paper.name}.pdf").stat().st_size


def complaints(truth, text):
    """What the truth claims and the printed text does not show."""
    packed = re.sub(r"[\s'.,\u202f\u00a0’-]", "", text)
    fields = truth["fields"]
    for side in ("seller", "buyer"):
        if fields[side]["name"]:
            if re.sub(r"[\s'.,\u202f\u00a0’-]", "", fields[side]["name"]).upper() not in packed.upper():
                yield f"{side}'s name is not on the paper"
            if not fields[side]["street"]:
                yield f"{side} has no street on the paper"
    if fields["contract_number"] and re.sub(r"[\s'.,-]", "", fields["contract_number"]) not in packed:
        yield "contract number is not on the paper"
    if fields["contract_date"] and fields["contract_date"][:4] not in text:
        yield "contract year is not on the paper"
    for row in fields["lines"]:
        price = row["unit_price_net"]
        whole = price.split(".")[0] if price else ""
        if price and whole != "0" and whole not in packed and "derived" not in truth.get("about", ""):
            yield f"price {price} is not on the paper"


def papers():
    folders = {"fresh": ("tests/corpus/contracts/fresh",) * 2, "documents": ("tests/corpus/contracts/develop",) * 2, "examples": ("examples/contracts", "examples/contracts/truth")}
    for package, (target, truths) in folders.items():
        for module in sorted((HERE / package).glob("*.py")):
            if module.stem.startswith("_"):
                continue
            loaded = importlib.import_module(f"{package}.{module.stem}")
            for name in [n for n in vars(loaded) if n.startswith("paper_")]:
                yield getattr(loaded, name), name[6:].replace("_", "-"), ROOT / target, ROOT / truths


def main(words):
    sys.path.insert(0, str(HERE))
    count = 0
    seen = set()
    for build, name, target, truths in papers():
        assert name not in seen, name
        seen.add(name)
        if words and not any(word in name for word in words):
            continue
        paper = build()
        paper.name = name
        target.mkdir(parents=True, exist_ok=True)
        truths.mkdir(parents=True, exist_ok=True)
        length, size = write(paper, target, truths)
        print(f"{name:44} {paper.layout:16} {length:6} characters {size // 1024:4} KB")
        count += 1
    if not words:
        from examples import _cast
        _cast.write_master_data(ROOT / "examples")
    print(f"{count} papers written")


if __name__ == "__main__":
    main(sys.argv[1:])
