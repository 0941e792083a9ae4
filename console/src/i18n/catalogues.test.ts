import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import deCodes from "./de.codes.json";
import deHub from "./de.hub.json";
import de from "./de.json";
import deUse from "./de.use.json";
import enCodes from "./en.codes.json";
import enHub from "./en.hub.json";
import en from "./en.json";
import enUse from "./en.use.json";
import frCodes from "./fr.codes.json";
import frHub from "./fr.hub.json";
import fr from "./fr.json";
import frUse from "./fr.use.json";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") out.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) out.set(inner, text);
  }
  return out;
}

const catalogues = {
  en: flat({ ...en, ...enCodes, ...enHub, ...enUse }),
  fr: flat({ ...fr, ...frCodes, ...frHub, ...frUse }),
  de: flat({ ...de, ...deCodes, ...deHub, ...deUse }),
};
const plural = /_(zero|one|two|few|many|other)$/;
const bare = (keys: Iterable<string>) => new Set(Array.from(keys, (key) => key.replace(plural, "")));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /(?<!\.test|\.d)\.tsx?$/.test(entry.name)
        ? [readFileSync(join(folder, entry.name), "utf8")]
        : [],
  );
}

const code = sources(join(import.meta.dirname, "..")).join("\n");
const literal = new Set(Array.from(code.matchAll(/["'`]([a-z_]+(?:\.[A-Za-z_]+)+)["'`]/g), (match) => match[1] ?? ""));
const called = new Set(Array.from(code.matchAll(/\bt\(\s*["']([^"']+)["']/g), (match) => match[1] ?? ""));
const open = Array.from(code.matchAll(/\bt\(\s*`([^`$]+)\$\{/g), (match) => match[1] ?? "");

test("every language says everything, with the same parameters", () => {
  const parameters = (text: string) => Array.from(text.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1]).sort();
  for (const [name, catalogue] of Object.entries(catalogues)) {
    expect([...bare(catalogue.keys())].sort(), name).toEqual([...bare(catalogues.en.keys())].sort());
    for (const [key, text] of catalogue) {
      expect(text.trim(), `${name}: ${key}`).not.toBe("");
      const english = catalogues.en.get(key);
      if (english !== undefined && !plural.test(key))
        expect(parameters(text), `${name}: ${key}`).toEqual(parameters(english));
    }
  }
});

test("every plural form that a language has is there", () => {
  for (const [name, catalogue] of Object.entries(catalogues)) {
    const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
    for (const key of bare([...catalogue.keys()].filter((one) => one.endsWith("_other")))) {
      for (const form of forms) expect(catalogue.has(`${key}_${form}`), `${name}: ${key}_${form}`).toBe(true);
    }
  }
});

test("every key that the code names exists", () => {
  const known = bare(catalogues.en.keys());
  expect(called.size).toBeGreaterThan(150);
  expect([...called].filter((key) => !known.has(key))).toEqual([]);
  expect(open.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
});

test("every key is used by the code", () => {
  const used = (key: string) => called.has(key) || literal.has(key) || open.some((prefix) => key.startsWith(prefix));
  expect([...bare(catalogues.en.keys())].filter((key) => !used(key))).toEqual([]);
});

test("French and German are translations, not the English text", () => {
  const same = (name: "fr" | "de") =>
    [...catalogues.en]
      .filter(([key, text]) => text.replace(/\{\{\w+\}\}/g, "").length > 14 && catalogues[name].get(key) === text)
      .map(([key]) => key);
  expect(same("fr")).toEqual([]);
  expect(same("de")).toEqual([]);
});
