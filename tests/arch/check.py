#!/usr/bin/env python3
"""Holds the sources against architecture.json: uses without cycles, no undeclared include, no ungranted effect, the header's
four labelled lines. `--order` prints the modules that have sources, each after what it uses, as a CMake list; `--root DIR`
checks another tree (the test of this test does)."""
import argparse
import json
import pathlib
import re
import sys

LABELS = ["What:", "Invariants:", "Threads:", "Failure:"]
HERE = pathlib.Path(__file__).resolve().parent


def order(modules):
    """Every module after the modules it uses; names a cycle when there is one."""
    done, path, out, errors = set(), [], [], []

    def visit(name):
        if name in done:
            return
        if name in path:
            errors.append("cycle: " + " -> ".join(path[path.index(name):] + [name]))
            return
        path.append(name)
        for use in modules[name]["uses"]:
            if use not in modules:
                errors.append(f"{name} uses {use}, which architecture.json does not know")
            else:
                visit(use)
        path.pop()
        done.add(name)
        out.append(name)

    for name in modules:
        visit(name)
    return out, errors


def code_without_comments_and_strings(text):
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
    keep_lines = lambda m: '""' if m.group(0).startswith('"') else "\n" * m.group(0).count("\n")
    return re.sub(pattern, keep_lines, text, flags=re.S)


def check_file(path, name, module, modules, parts, relative):
    errors, text = [], path.read_text()
    is_test = re.search(r"_(test|bench|fuzz)\.cpp$|testing\.(h|cpp)$", path.name) is not None
    allowed_parts = {p for link in module["links"] for p in parts["parts"].get(link, [])}
    every_part = {p: link for link, prefixes in parts["parts"].items() for p in prefixes}
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not found:
            continue
        kind, include = found.groups()
        where = f"{relative}:{number}"
        if kind == '"':
            owner = include.split("/")[0]
            if "/" not in include:
                if not (path.parent / include).exists():
                    errors.append(f"{where}: include \"{include}\" must name its module: \"<module>/{include}\"")
            elif owner != name and owner not in module["uses"]:
                known = "uses " + ", ".join(module["uses"]) if module["uses"] else "uses nothing"
                errors.append(f"{where}: {name} includes \"{include}\" but {known} (architecture.json)")
        else:
            for prefix, link in every_part.items():
                if include.startswith(prefix) and not any(include.startswith(p) for p in allowed_parts) and not is_test:
                    errors.append(f"{where}: {name} includes <{include}> of part '{link}', which its links do not name")
                    break
    code = code_without_comments_and_strings(text)
    for pattern, remedy in parts["banned"].items():
        if is_test and "throw" in pattern:
            continue
        for match in re.finditer(pattern, code):
            errors.append(f"{relative}:{code.count(chr(10), 0, match.start()) + 1}: '{match.group(0).strip()}': {remedy}")
    if not is_test:
        for effect, pattern in parts["effects"].items():
            if effect in module["effects"]:
                continue
            match = re.search(pattern, re.sub(r"//[^\n]*", "", text) if effect == "sockets" else code)
            if match:
                line = code.count("\n", 0, match.start()) + 1
                errors.append(f"{relative}:{line}: {name} has the effect '{effect}' ({match.group(0).strip()}), which architecture.json does not grant it")
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--order", action="store_true")
    parser.add_argument("--root", type=pathlib.Path, default=HERE.parent.parent)
    arguments = parser.parse_args()
    root = arguments.root
    modules = json.loads((root / "architecture.json").read_text())["modules"]
    parts = json.loads((HERE / "parts.json").read_text())
    ordered, errors = order(modules)
    for name, module in modules.items():
        folder = root / "src" / name
        if not folder.is_dir():
            continue
        sources = sorted(p for p in folder.rglob("*") if p.suffix in (".h", ".cpp") and "cedar" not in p.relative_to(folder).parts[:-1])
        if not any(p.suffix == ".cpp" for p in sources):
            errors.append(f"src/{name} holds no source: no room is empty")
        front = folder / f"{name}.h"
        if not front.exists():
            errors.append(f"src/{name}/{name}.h is missing: it is the module's front header")
        else:
            head = front.read_text().split("#pragma once")[0]
            for label in LABELS:
                if not re.search(rf"^// {label} \S", head, flags=re.M):
                    errors.append(f"src/{name}/{name}.h: the labelled line '// {label} …' is missing before #pragma once")
        for path in sources:
            errors += check_file(path, name, module, modules, parts, path.relative_to(root))
    for folder in (root / "src").iterdir():
        if folder.is_dir() and folder.name not in modules:
            errors.append(f"src/{folder.name} is not in architecture.json")
    for link in {l for m in modules.values() for l in m["links"]} - set(parts["parts"]):
        errors.append(f"part '{link}' is not in tests/arch/parts.json")
    if errors:
        print("\n".join(errors), file=sys.stderr)
        return 1
    if arguments.order:
        print(";".join(m for m in ordered if (root / "src" / m).is_dir()))
    else:
        print(f"{len(modules)} modules hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
