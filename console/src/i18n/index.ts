import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["en", "fr", "de"] as const;
export type LanguageTag = (typeof languages)[number];
export const languageNames: Record<LanguageTag, string> = { en: "English", fr: "Français", de: "Deutsch" };

const stored = "socle.language";
// The pages' texts, the words for the API's codes (states, roles, stages), and what the pages about models say.
const catalogues: Record<LanguageTag, () => Promise<{ default: Record<string, unknown> }>[]> = {
  en: () => [import("./en.json"), import("./en.codes.json"), import("./en.hub.json")],
  fr: () => [import("./fr.json"), import("./fr.codes.json"), import("./fr.hub.json")],
  de: () => [import("./de.json"), import("./de.codes.json"), import("./de.hub.json")],
};
// What the pages about the use of models say: brought with the first of them, so that the first load stays small.
const ofUse: Record<LanguageTag, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import("./en.use.json"),
  fr: () => import("./fr.use.json"),
  de: () => import("./de.use.json"),
};
let useIsWanted = false;

async function bringUse(tag: LanguageTag): Promise<void> {
  if (i18next.exists("use", { lng: tag, fallbackLng: [] })) return;
  const part = await ofUse[tag]();
  i18next.addResourceBundle(tag, "translation", part.default, true, false);
}

export async function withWordsOfUse(): Promise<void> {
  useIsWanted = true;
  await bringUse(currentLanguage());
}

function isLanguage(tag: string | null | undefined): tag is LanguageTag {
  return languages.includes(tag as LanguageTag);
}

function preferred(): LanguageTag {
  const kept = localStorage.getItem(stored);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

export function currentLanguage(): LanguageTag {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

export async function setLanguage(tag: LanguageTag): Promise<void> {
  if (!i18next.hasResourceBundle(tag, "translation")) {
    const parts = await Promise.all(catalogues[tag]());
    i18next.addResourceBundle(tag, "translation", Object.assign({}, ...parts.map((part) => part.default)));
  }
  if (useIsWanted) await bringUse(tag);
  await i18next.changeLanguage(tag);
  localStorage.setItem(stored, tag);
  document.documentElement.lang = tag;
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, lng: undefined, interpolation: { escapeValue: false } });
  await setLanguage(preferred());
}
