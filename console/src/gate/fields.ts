import type { Evidence, Fields, Gate } from "../api/types";

export type FieldGroup = "seller" | "buyer" | "contract" | "billing" | "lines" | "totals" | "notes";
export const fieldGroups: FieldGroup[] = ["seller", "buyer", "contract", "billing", "lines", "totals", "notes"];

export type FieldType = "text" | "decimal" | "integer" | "date" | "choice" | "boolean";

export interface Field {
  path: string;
  group: FieldGroup;
  name: string; // the key of its label
  position?: number; // of a line, a discount or a VAT row, from 1
  type: FieldType;
  choices?: readonly string[];
  value: string | null;
  evidence?: Evidence;
}

// Boxes come as four numbers or as {x0, y0, x1, y1}, confidence as a share or in percent.
function evidenceOf(given: Evidence | undefined): Evidence | undefined {
  if (!given) return undefined;
  const box = given.box as unknown;
  const corners = box && !Array.isArray(box) ? (box as Record<"x0" | "y0" | "x1" | "y1", number>) : undefined;
  return {
    ...given,
    confidence: given.confidence > 1 ? given.confidence / 100 : given.confidence,
    box: corners ? [corners.x0, corners.y0, corners.x1, corners.y1] : (given.box ?? null),
  };
}

export const confidenceLow = 0.8; // below it a person should look twice

const partyKeys = [
  "name",
  "street",
  "postcode",
  "city",
  "country",
  "vat_id",
  "tax_number",
  "registration",
  "iban",
  "bic",
  "electronic_address",
] as const;
const contactKeys = ["name", "phone", "email"] as const;
const lineKeys = [
  "description",
  "quantity",
  "unit",
  "unit_price_net",
  "allowance",
  "vat_rate",
  "vat_category",
  "line_net",
] as const;
const decimals = new Set([
  "quantity",
  "unit_price_net",
  "allowance",
  "vat_rate",
  "line_net",
  "net",
  "gross",
  "rate",
  "amount",
  "percent",
]);
const dates = new Set(["contract_date", "service_start", "service_end", "from", "to"]);
export const choices: Record<string, readonly string[]> = {
  language: ["en", "fr", "de"],
  kind: ["service_contract", "amendment", "framework"],
  rhythm: ["monthly", "quarterly", "half_yearly", "yearly", "one_off", "milestones", "per_call_off"],
  vat_category: ["S", "Z", "E", "AE", "K", "G", "O"],
};

function typeOf(key: string): FieldType {
  if (decimals.has(key)) return "decimal";
  if (dates.has(key)) return "date";
  if (key === "payment_terms_days" || key === "days") return "integer";
  if (key === "is_contract") return "boolean";
  return key in choices ? "choice" : "text";
}

function said(value: unknown): string | null {
  return value === null || value === undefined || value === "" ? null : String(value);
}

// Every field of a proposal that a person can look at, in the order of reading.
export function fieldsOf(fields: Fields, evidence: Gate["evidence"]): Field[] {
  const out: Field[] = [];
  const add = (group: FieldGroup, path: string, value: unknown, name?: string, position?: number) => {
    const key = path.slice(path.lastIndexOf(".") + 1);
    out.push({
      path,
      group,
      name: name ?? key,
      position,
      type: typeOf(key),
      choices: choices[key],
      value: said(value),
      evidence: evidenceOf(evidence[path]),
    });
  };
  for (const side of ["seller", "buyer"] as const) {
    const party = fields[side];
    for (const key of partyKeys) add(side, `${side}.${key}`, party[key]);
    if (side === "buyer") add("buyer", "buyer.reference", fields.buyer.reference);
    for (const key of contactKeys) {
      if (side === "seller" || party.contact?.[key]) {
        add(side, `${side}.contact.${key}`, party.contact?.[key], `contact_${key}`);
      }
    }
  }
  for (const key of ["kind", "language", "contract_number", "contract_date", "service_start", "service_end"] as const) {
    add("contract", key, fields[key]);
  }
  add("contract", "currency", fields.currency);
  add("billing", "billing.rhythm", fields.billing.rhythm);
  for (const end of ["from", "to"] as const) {
    const path = `billing.first_invoice_period.${end}`;
    add("billing", path, fields.billing.first_invoice_period?.[end], `period_${end}`);
  }
  add("billing", "payment_terms_days", fields.payment_terms_days);
  fields.discount_terms.forEach((term, at) => {
    add("billing", `discount_terms.${at}.percent`, term.percent, "discount_percent", at + 1);
    add("billing", `discount_terms.${at}.days`, term.days, "discount_days", at + 1);
  });
  fields.lines.forEach((line, at) => {
    for (const key of lineKeys) add("lines", `lines.${at}.${key}`, line[key], undefined, at + 1);
  });
  add("totals", "totals.net", fields.totals.net, "total_net");
  fields.totals.vat.forEach((row, at) => {
    add("totals", `totals.vat.${at}.rate`, row.rate, "total_vat_rate", at + 1);
    add("totals", `totals.vat.${at}.amount`, row.amount, "total_vat_amount", at + 1);
  });
  add("totals", "totals.gross", fields.totals.gross, "total_gross");
  fields.notes_required.forEach((note, at) => {
    add("notes", `notes_required.${at}`, note, "note", at + 1);
  });
  return out;
}

// The fields that a derived value was computed from.
export function sourcesOf(field: Field, fields: Field[]): Field[] {
  const inputs = field.evidence?.inputs ?? [];
  return inputs.flatMap((path) => fields.filter((other) => other.path === path));
}

// The least certain first: what has no evidence though it has a value, then by confidence.
export function lowConfidenceFirst(fields: Field[]): Field[] {
  const weight = (field: Field) => field.evidence?.confidence ?? (field.value === null ? 2 : 0);
  return fields
    .map((field, at) => ({ field, at }))
    .sort((a, b) => weight(a.field) - weight(b.field) || a.at - b.at)
    .map(({ field }) => field);
}

// What a person types, in any of the three languages' habits, as the API's decimal; null where it is none.
export function typedDecimal(text: string): string | null {
  let plain = text.replace(/[\s\u00a0\u202f'’]/g, "");
  const comma = plain.lastIndexOf(",");
  const point = plain.lastIndexOf(".");
  if (comma >= 0 && point >= 0) plain = comma > point ? plain.replaceAll(".", "") : plain.replaceAll(",", "");
  plain = plain.replace(",", ".");
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

// The value of a correction as the API takes it; undefined where the text cannot be one.
export function corrected(field: Field, text: string): string | number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  switch (field.type) {
    case "decimal":
      return typedDecimal(trimmed) ?? undefined;
    case "integer":
      return /^\d{1,4}$/.test(trimmed) ? Number.parseInt(trimmed, 10) : undefined;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : undefined;
    default:
      return trimmed;
  }
}

// The evidence to show for a finding's path: its own, or that of the nearest field below or above it.
export function nearestPath(path: string, fields: Field[]): string | undefined {
  const own = fields.find((field) => field.path === path);
  if (own) return own.path;
  const below = fields.find((field) => field.path.startsWith(`${path}.`));
  if (below) return below.path;
  const above = path.slice(0, path.lastIndexOf("."));
  return above ? nearestPath(above, fields) : undefined;
}
