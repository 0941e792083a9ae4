"""Prints the unseen contracts from sources/ and writes their truth files.

Usage: build.py [NAME...]   (no name: all of them; --truth: truth files only)
"""
import hashlib
import importlib.util
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import img2pdf
import numpy as np
import pikepdf
from PIL import Image, ImageFilter

from clauses import CLAUSES
from truth import documents

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
OFFICE = os.environ.get("SOFFICE", "soffice")


def signature(name):
    """A scribble in SVG, drawn from the name, above its printed form."""
    rng = random.Random(name)
    x, points = 6.0, []
    for _ in range(rng.randint(9, 14)):
        x += rng.uniform(4, 12)
        points.append(f"{x:.0f},{rng.uniform(4, 30):.0f} {x + rng.uniform(-6, 8):.0f},{rng.uniform(6, 34):.0f}")
    path = f"M4,24 Q{points[0]} " + " ".join("T" + p.split()[0] for p in points[1:])
    return (f'<svg width="150" height="36" viewBox="0 0 150 36" style="display:block">'
            f'<path d="{path}" fill="none" stroke="#1b2a6b" stroke-width="1.3"/></svg><div>{name}</div>')


def expand(text):
    text = re.sub(r"\[\[c:(\w+)\]\]", lambda m: CLAUSES[m[1]], text)
    return re.sub(r"\[\[sig:([^\]]+)\]\]", lambda m: signature(m[1]), text)


def run(*command, **kwargs):
    subprocess.run(["nice", *command], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=180, **kwargs)


def print_source(source, options, pdf):
    text = expand(source.read_text())
    engine = options["engine"]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / ("page" + source.suffix)
        page.write_text(text)
        if engine == "chromium":
            run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri())
        elif engine == "weasyprint":
            import weasyprint
            weasyprint.HTML(string=text).write_pdf(pdf)
        elif engine == "office":
            run(*OFFICE.split(), "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export",
                "--outdir", folder, str(page))
            Path(pdf).write_bytes((Path(folder) / "page.pdf").read_bytes())
        elif engine == "typst":
            import typst
            typst.compile(str(page), output=str(pdf), font_paths=["/usr/share/fonts"] + (
                [os.environ["EXTRA_FONTS"]] if "EXTRA_FONTS" in os.environ else []))
        elif engine == "groff":
            with open(pdf, "wb") as out:
                subprocess.run(["groff", "-Tpdf", "-Kutf8", "-ms", "-t", *options.get("flags", "").split(","),
                                str(page)] if options.get("flags") else
                               ["groff", "-Tpdf", "-Kutf8", "-t", "-ms", str(page)], check=True, stdout=out)
        elif engine == "python":
            spec = importlib.util.spec_from_file_location("page", page)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            module.draw(str(pdf))
        else:
            raise ValueError(engine)


def scan(pdf, options, seed):
    """Rasterises, tilts and dirties the pages as an office scanner would."""
    rng = np.random.default_rng(int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16))
    dpi = int(options["dpi"])
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-gray", "-r", str(dpi), str(pdf), f"{folder}/p")
        images = []
        for number, name in enumerate(sorted(Path(folder).iterdir())):
            image = Image.open(name).convert("L")
            angle = float(options["rot"]) * (1 if number % 2 == 0 else -0.6)
            image = image.rotate(angle, resample=Image.BICUBIC, fillcolor=248)
            image = image.filter(ImageFilter.GaussianBlur(float(options.get("blur", "0.6"))))
            data = np.asarray(image).astype(np.float32)
            shade = np.linspace(0, float(options.get("shade", "10")), data.shape[1])[None, :]
            data = data * 0.9 + 18 - shade + rng.normal(0, float(options.get("noise", "6")), data.shape)
            for _ in range(int(options.get("specks", "60"))):
                y, x = rng.integers(0, data.shape[0] - 4), rng.integers(0, data.shape[1] - 4)
                data[y:y + rng.integers(1, 4), x:x + rng.integers(1, 4)] = rng.integers(40, 170)
            image = Image.fromarray(np.clip(data, 0, 255).astype(np.uint8))
            buffer = io.BytesIO()
            if options.get("mode") == "bw":
                image = image.point(lambda v: 255 if v > 150 else 0).convert("1")
                image.save(buffer, "TIFF", compression="group4", dpi=(dpi, dpi))
            else:
                image.save(buffer, "JPEG", quality=int(options.get("quality", "30")), dpi=(dpi, dpi))
            images.append(buffer.getvalue())
        Path(pdf).write_bytes(img2pdf.convert(images))


def stamp(pdf):
    """Says in the keywords that the paper is invented; tidies the file."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        document.docinfo["/Keywords"] = "invented sample contract; all parties, numbers and accounts are fictitious"
        document.save(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)


def options_of(source):
    first = source.read_text().split("\n", 1)[0]
    return dict(re.findall(r"(\w+)=(\S+)", first))


def main(names):
    truths = documents()
    truth_only = "--truth" in names
    names = [n for n in names if not n.startswith("--")] or sorted(truths)
    for name in names:
        (OUT / f"{name}.json").write_text(json.dumps(truths[name], ensure_ascii=False, indent=1) + "\n")
        if truth_only:
            continue
        source = next(p for p in (HERE / "sources").iterdir() if p.stem == name)
        options, pdf = options_of(source), OUT / f"{name}.pdf"
        print_source(source, options, pdf)
        if "dpi" in options:
            scan(pdf, options, name)
        stamp(pdf)
        with pikepdf.open(pdf) as document:
            print(f"{name}: {len(document.pages)} pages, {pdf.stat().st_size // 1024} KB, {options['engine']}")


if __name__ == "__main__":
    main(sys.argv[1:])
