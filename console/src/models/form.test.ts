import { expect, test } from "vitest";
import { emptyForm, flawsOf, inputOf, priceMicros, words } from "./form";

const endpoint = { ...emptyForm, name: "house-model", url: "http://127.0.0.1:8000/v1" };

test("a price is read digit by digit, with point or comma", () => {
  expect(priceMicros("0.15")).toBe(150_000);
  expect(priceMicros("0,1")).toBe(100_000); // what floats make of 0.1 × 10⁶ would pass here too, not so below
  expect(priceMicros("1.000001")).toBe(1_000_001);
  expect(priceMicros("99999.999999")).toBe(99_999_999_999);
  for (const bad of ["", "-1", "1e3", "1.2.3", "1 000", "0.1234567", "five"])
    expect(priceMicros(bad), bad).toBeUndefined();
});

test("a form says what is wrong with which field", () => {
  expect(flawsOf(endpoint)).toEqual({});
  expect(flawsOf({ ...endpoint, name: "no blanks" })).toEqual({ name: "models.flaw_name" });
  expect(flawsOf({ ...endpoint, name: "" })).toEqual({ name: "models.flaw_name" });
  for (const url of ["", "host/v1", "ftp://host/v1", "http://", "javascript:alert(1)", "http://a b/"])
    expect(flawsOf({ ...endpoint, url }), url).toEqual({ url: "models.flaw_url" });
  expect(flawsOf({ ...endpoint, price_in: "much", context_tokens: "8k" })).toEqual({
    price_in: "models.flaw_price",
    context_tokens: "models.flaw_context",
  });
  expect(flawsOf({ ...emptyForm, name: "m", kind: "file", file: "m.gguf" })).toEqual({ file: "models.flaw_file" });
});

test("only what was said is sent, and nothing of the other kind", () => {
  expect(inputOf(endpoint)).toEqual({ name: "house-model", kind: "openai", url: "http://127.0.0.1:8000/v1" });
  const file = {
    ...endpoint,
    kind: "file" as const,
    file: " /models/m.gguf ",
    key: "sk-left-over",
    zone: "eu" as const,
  };
  expect(inputOf(file)).toEqual({ name: "house-model", kind: "file", file: "/models/m.gguf" });
  expect(
    inputOf({
      ...endpoint,
      key: " k ",
      zone: "eu",
      price_in: "0.5",
      tags: "cheap, french;cheap",
      context_tokens: "8192",
    }),
  ).toMatchObject({
    key: " k ",
    zone: "eu",
    price_in_micros: 500_000,
    tags: ["cheap", "french"],
    context_tokens: 8192,
  });
  expect(words(" de,  fr ")).toEqual(["de", "fr"]);
});
