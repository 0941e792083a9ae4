import { expect, test } from "vitest";
import type { Fields } from "../api/types";
import { corrected, type Field, fieldsOf, lowConfidenceFirst, nearestPath, sourcesOf, typedDecimal } from "./fields";

const party = { name: "Beispiel GmbH (invented)", city: "Dortmund", country: "DE" };
const fields: Fields = {
  is_contract: true,
  kind: "service_contract",
  language: "de",
  seller: party,
  buyer: { ...party, reference: null },
  contract_number: "V-17",
  contract_date: "2026-03-01",
  service_start: null,
  service_end: null,
  currency: "EUR",
  billing: { rhythm: "monthly", first_invoice_period: { from: "2026-04-01", to: "2026-04-30" } },
  payment_terms_days: 14,
  discount_terms: [{ percent: "2", days: 7 }],
  lines: [
    {
      description: "Betrieb",
      quantity: "1",
      unit: "MON",
      unit_price_net: "1234.50",
      allowance: null,
      vat_rate: "19",
      vat_category: "S",
      line_net: "1234.50",
    },
  ],
  totals: { net: "1234.50", vat: [{ rate: "19", category: "S", amount: "234.56" }], gross: "1469.06" },
  notes_required: ["Note"],
};
const evidence = {
  "seller.name": { page: 1, box: [0, 0, 1, 1] as [number, number, number, number], text: "x", confidence: 0.99 },
  "lines.0.unit_price_net": { page: 1, box: null, text: "y", confidence: 0.4 },
};
const all = fieldsOf(fields, evidence as Parameters<typeof fieldsOf>[1]);
const at = (path: string) => all.find((field) => field.path === path) as Field;

test("every field of a contract is shown once, under the path that corrections use", () => {
  const paths = all.map((field) => field.path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of [
    "seller.vat_id",
    "seller.contact.email",
    "buyer.reference",
    "buyer.electronic_address",
    "billing.first_invoice_period.to",
    "discount_terms.0.percent",
    "lines.0.line_net",
    "totals.vat.0.amount",
    "notes_required.0",
  ]) {
    expect(paths).toContain(path);
  }
});

test("what is not stated is null, and a zero is not", () => {
  expect(at("service_start").value).toBeNull();
  expect(
    fieldsOf({ ...fields, payment_terms_days: 0 }, {}).find((one) => one.path === "payment_terms_days")?.value,
  ).toBe("0");
});

test("a derived value names the fields that it was computed from", () => {
  const given = {
    currency: { page: 0, box: null, text: "", confidence: 0.8, rule: "r", inputs: ["totals.net", "no.field"] },
  };
  const read = fieldsOf(fields, given as Parameters<typeof fieldsOf>[1]);
  const currency = read.find((field) => field.path === "currency");
  expect(currency && sourcesOf(currency, read).map((field) => field.path)).toEqual(["totals.net"]);
});

test("the least certain come first: without evidence, then by confidence, what is not stated last", () => {
  const order = lowConfidenceFirst([
    at("service_start"),
    at("seller.name"),
    at("lines.0.unit_price_net"),
    at("currency"),
  ]);
  expect(order.map((field) => field.path)).toEqual([
    "currency",
    "lines.0.unit_price_net",
    "seller.name",
    "service_start",
  ]);
});

test.each([
  ["1234.50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["1,234.50", "1234.50"],
  ["1 234,50", "1234.50"],
  ["1\u202f234,5", "1234.5"],
  ["-17", "-17"],
  ["12345678901234.123456", "12345678901234.123456"],
])("%s is typed for %s, digit by digit", (typed, decimal) => expect(typedDecimal(typed)).toBe(decimal));

test.each(["", "abc", "1,2,3", "1e5", "12,34.56,7", "0x10"])("%s is no decimal", (typed) =>
  expect(typedDecimal(typed)).toBeNull(),
);

test("a correction has the type of its field", () => {
  expect(corrected(at("lines.0.quantity"), "2,5")).toBe("2.5");
  expect(corrected(at("lines.0.quantity"), "two")).toBeUndefined();
  expect(corrected(at("payment_terms_days"), "30")).toBe(30);
  expect(corrected(at("payment_terms_days"), "30.5")).toBeUndefined();
  expect(corrected(at("contract_date"), "1.3.2026")).toBeUndefined();
  expect(corrected(at("contract_number"), "  V-18 ")).toBe("V-18");
  expect(corrected(at("contract_number"), " ")).toBeNull();
});

test("a finding leads to its field, or to the nearest one", () => {
  expect(nearestPath("lines.0.quantity", all)).toBe("lines.0.quantity");
  expect(nearestPath("lines.0", all)).toBe("lines.0.description");
  expect(nearestPath("totals.vat.0.rate.what", all)).toBe("totals.vat.0.rate");
  expect(nearestPath("unheard_of", all)).toBeUndefined();
});

test("a place is understood in either form, and so is a confidence", () => {
  const box = { x0: 1, y0: 2, x1: 3, y1: 4 };
  const given = { currency: { page: 1, box, text: "EUR", confidence: 80 } } as unknown as Parameters<
    typeof fieldsOf
  >[1];
  const evidence = fieldsOf(fields, given).find((field) => field.path === "currency")?.evidence;
  expect(evidence).toMatchObject({ box: [1, 2, 3, 4], confidence: 0.8 });
});
