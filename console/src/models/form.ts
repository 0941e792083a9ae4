import type { components } from "../api/schema";

export type ModelInput = components["schemas"]["ModelInput"];
export type ModelKind = components["schemas"]["ModelKind"];
export type ModelZone = components["schemas"]["ModelZone"];
export type ModelCapability = components["schemas"]["ModelCapability"];

export const kinds: ModelKind[] = ["openai", "anthropic", "file"];
export const zones: ModelZone[] = ["machine", "company", "eu", "world"]; // how far a text travels
// A record, so that none is forgotten.
const every: Record<ModelCapability, true> = {
  chat: true,
  completions: true,
  embeddings: true,
  files: true,
  images: true,
  rerank: true,
  responses: true,
  schema: true,
  speech: true,
  tools: true,
  transcription: true,
  vision: true,
};
export const capabilities = Object.keys(every) as ModelCapability[];

export interface ModelForm {
  name: string;
  kind: ModelKind;
  url: string;
  file: string;
  upstream_model: string;
  key: string;
  zone: ModelZone | "";
  price_in: string;
  price_out: string;
  context_tokens: string;
  licence: string;
  languages: string;
  tags: string;
  capabilities: ModelCapability[];
}

export const emptyForm: ModelForm = {
  name: "",
  kind: "openai",
  url: "",
  file: "",
  upstream_model: "",
  key: "",
  zone: "",
  price_in: "",
  price_out: "",
  context_tokens: "",
  licence: "",
  languages: "",
  tags: "",
  capabilities: [],
};

// "0.15" or "0,15" → 150000; digit by digit, as money never passes through a float.
export function priceMicros(text: string): number | undefined {
  const price = /^(\d{1,5})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (!price) return undefined;
  return Number(`${price[1]}${(price[2] ?? "").padEnd(6, "0")}`);
}

export function words(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ""))];
}

export type Flaw =
  | "models.flaw_name"
  | "models.flaw_url"
  | "models.flaw_file"
  | "models.flaw_price"
  | "models.flaw_context";
export type Flaws = Partial<Record<keyof ModelForm, Flaw>>;

// What can be told without the server; it looks again, and more closely.
export function flawsOf(form: ModelForm): Flaws {
  const flaws: Flaws = {};
  const name = form.name.trim();
  if (name.length > 128 || !/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(name)) flaws.name = "models.flaw_name";
  if (form.kind === "file") {
    if (!form.file.trim().startsWith("/")) flaws.file = "models.flaw_file";
  } else if (!isHttp(form.url.trim())) {
    flaws.url = "models.flaw_url";
  }
  for (const field of ["price_in", "price_out"] as const) {
    if (form[field].trim() !== "" && priceMicros(form[field]) === undefined) flaws[field] = "models.flaw_price";
  }
  if (!/^\d{0,9}$/.test(form.context_tokens.trim())) flaws.context_tokens = "models.flaw_context";
  return flaws;
}

function isHttp(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

// Only what was said: the server knows better than an empty field.
export function inputOf(form: ModelForm): ModelInput {
  const out: ModelInput = { name: form.name.trim(), kind: form.kind };
  if (form.kind === "file") out.file = form.file.trim();
  else {
    out.url = form.url.trim();
    if (form.upstream_model.trim()) out.upstream_model = form.upstream_model.trim();
    if (form.key) out.key = form.key;
    if (form.zone) out.zone = form.zone;
  }
  const [priceIn, priceOut] = [priceMicros(form.price_in), priceMicros(form.price_out)];
  if (priceIn !== undefined) out.price_in_micros = priceIn;
  if (priceOut !== undefined) out.price_out_micros = priceOut;
  if (form.context_tokens.trim()) out.context_tokens = Number(form.context_tokens.trim());
  if (form.licence.trim()) out.licence = form.licence.trim();
  if (words(form.languages).length > 0) out.languages = words(form.languages);
  if (words(form.tags).length > 0) out.tags = words(form.tags);
  if (form.capabilities.length > 0) out.capabilities = form.capabilities;
  return out;
}
