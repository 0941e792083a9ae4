"""Prints a Paper with groff: the look of a typewriter (Courier) or of an old text system (Times)."""
import re
import subprocess


def clean(text):
    text = re.sub(r"<br>", "\n.br\n", text)
    text = re.sub(r"<b>(.*?)</b>", r"\\fB\1\\fP", text)
    text = re.sub(r"<[^>]+>", "", text)
    text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("\u202f", "\\~").replace("\u00a0", "\\~")
    return "\n".join(("\\&" + row if row[:1] in (".", "'") and not row.startswith(".br") else row) for row in text.split("\n"))


def table(head, rows, foot, align):
    wide = [("x" if a == "l" and k == max(range(len(align)), key=lambda c: max(
        len(re.sub("<[^>]+>", "", r[c])) for r in rows if len(r) > c)) else "") for k, a in enumerate(align)]
    form = " ".join(a + w for a, w in zip(align, wide))
    out = [".TS", "tab(|);"]
    lines = []
    if head:
        lines.append(" ".join(("lB" if a == "l" else "rB") for a in align))
    lines += [form + "."]
    out += lines if head else [form + "."]
    if head:
        out += ["|".join(clean(c) for c in head), "_"]
    for row in rows:
        row = list(row) + [""] * (len(align) - len(row))
        out.append("|".join("T{\n" + clean(c) + "\nT}" if wide[k] and len(c) > 20 else clean(c) for k, c in enumerate(row)))
    if foot:
        out.append("_")
        out += ["|".join(clean(c) for c in row) for row in foot]
    return out + [".TE"]


def source(paper):
    mono = paper.look.get("face", "C") == "C"
    out = [".nr PO 2.4c", ".nr LL 16.2c", f".nr PS {paper.look.get('points', 10)}", f".nr VS {paper.look.get('lead', 13)}",
           ".nr HM 2.2c", ".nr FM 2.2c", f".ds CH", ".ds CF " + paper.look.get("footer", "- \\n% -"),
           f".fam {paper.look.get('face', 'C')}", ".ds FAM " + paper.look.get("face", "C"), ".nh" if mono else ".hy 0"]
    if mono:
        out.append(".na")
    for kind, content, options in paper.blocks:
        if kind == "h":
            level = options["level"]
            out += [".ne 4", ".LP", (".ce 1\n" if level == 1 else "") + "\\fB" + clean(content[0]) + "\\fP"]
        elif kind == "p":
            out += [".LP", clean(content[0])]
        elif kind == "table":
            out += [".LP"] + table(*content, options["align"])
        elif kind == "kv":
            out += [".LP"] + table(None, [[k + ":", v] for k, v in content[0]], [], "ll")
        elif kind == "pagebreak":
            out.append(".bp")
        elif kind == "sig":
            out += [".ne 8", ".LP", ".sp 1"]
            out += table(None, list(map(list, zip(*[
                [place, "", "gez. " + name if options["signed"] and paper.language == "de" else
                 ("(signé) " + name if options["signed"] and paper.language == "fr" else
                  ("(signed) " + name if options["signed"] else "")), "______________________", name + (", " + role if role else ""), party]
                for place, name, role, party in content[0]]))), [], "l" * len(content[0]))
        else:
            raise AssertionError(kind)
    return "\n".join(out) + "\n"


def produce(paper, target):
    result = subprocess.run(["groff", "-k", "-t", "-ms", "-Tpdf", "-P-pa4"], input=source(paper).encode(),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, timeout=60)
    target.write_bytes(result.stdout)
