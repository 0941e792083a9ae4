"""Turns a text PDF into what a scanner makes of it: grey or bilevel pages at 200 dpi, turned, noisy, without text."""
import pathlib
import subprocess
import tempfile

import img2pdf
import numpy

DPI = 200


def read_pgm(path):
    data = path.read_bytes()
    fields = data.split(None, 4)
    width, height = int(fields[1]), int(fields[2])
    return numpy.frombuffer(data[-width * height:], dtype=numpy.uint8).reshape(height, width).astype(float)


def write_pgm(path, picture):
    height, width = picture.shape
    path.write_bytes(f"P5 {width} {height} 255\n".encode() + numpy.clip(picture, 0, 255).astype(numpy.uint8).tobytes())


def age(picture, settings, random):
    """Uneven light, grain and specks."""
    height, width = picture.shape
    slope = numpy.linspace(0, settings.get("shade", 10), width)[None, :] + numpy.linspace(0, settings.get("shade", 10) / 2, height)[:, None]
    noisy = picture - slope + random.normal(0, settings.get("grain", 5), picture.shape)
    for _ in range(settings.get("specks", 40)):
        y, x = random.integers(4, height - 5), random.integers(4, width - 5)
        size = random.integers(1, 4)
        noisy[y:y + size, x:x + size] = random.integers(20, 120)
    if settings.get("fold"):
        noisy[int(height * 0.5):int(height * 0.5) + 3, :] -= 45
    return noisy


def degrade(source, target, settings):
    """settings: turn (degrees), grain, specks, shade, blur, quality, mode 'grey' | 'bilevel', fold, scale."""
    random = numpy.random.default_rng(settings.get("seed", 1))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(source), str(folder / "page")], check=True)
        pages = []
        for number, path in enumerate(sorted(folder.glob("page*.pgm"))):
            turned = folder / f"turned{number}.pgm"
            angle = settings.get("turn", 0.6) * (1 if number % 2 == 0 else -0.7)
            subprocess.run(["convert", str(path), "-background", "white", "-virtual-pixel", "white", "-distort", "SRT", str(angle),
                            "-blur", f"0x{settings.get('blur', 0.5)}", "-depth", "8", str(turned)], check=True)
            write_pgm(turned, age(read_pgm(turned), settings, random))
            if settings.get("mode") == "bilevel":
                page = folder / f"scan{number}.tif"
                subprocess.run(["convert", str(turned), "-threshold", f"{settings.get('threshold', 62)}%", "-type", "bilevel", "-compress",
                                "group4", "-density", str(DPI), "-units", "PixelsPerInch", str(page)], check=True)
            else:
                page = folder / f"scan{number}.jpg"
                subprocess.run(["convert", str(turned), "-colorspace", "Gray", "-quality", str(settings.get("quality", 28)), "-density", str(DPI),
                                "-units", "PixelsPerInch", str(page)], check=True)
            pages.append(str(page))
        target.write_bytes(img2pdf.convert(pages, nodate=True))
