import { expect, test } from "vitest";
import type { Budget } from "../api/types";
import { amountOf, amountText, changeOf, limitsOf, scopeOf } from "./limits";

const budget = (more: Partial<Budget>): Budget => ({
  scope: "tenant",
  kind: "tenant",
  name: null,
  window: "month",
  period: "2026-11",
  ends_at: "2026-12-01T00:00:00Z",
  limit_micros: null,
  soft_limit_micros: null,
  limit_calls: null,
  soft_limit_calls: null,
  limit_tokens: null,
  soft_limit_tokens: null,
  limit_energy_mwh: null,
  soft_limit_energy_mwh: null,
  spent_micros: 0,
  reserved_micros: 0,
  calls: 0,
  reserved_calls: 0,
  tokens: 0,
  input_tokens: 0,
  output_tokens: 0,
  reserved_tokens: 0,
  energy_mwh: 0,
  reserved_energy_mwh: 0,
  ...more,
});

test("amounts are read digit by digit and come back as they were", () => {
  expect(amountOf("25", "money")).toBe(25_000_000);
  expect(amountOf("0,1", "money")).toBe(100_000);
  expect(amountOf("999999999.999999", "money")).toBe(999_999_999_999_999);
  expect(amountOf("1.5", "calls")).toBeUndefined();
  expect(amountOf("1.0005", "energy")).toBeUndefined();
  expect(amountOf("-1", "money")).toBeUndefined();
  for (const [text, unit] of [
    ["25.5", "money"],
    ["0.000001", "money"],
    ["7", "calls"],
    ["120.5", "energy"],
  ] as const)
    expect(amountText(amountOf(text, unit) ?? null, unit)).toBe(text);
});

test("each limit is a row, the fullest first; what has none is no row", () => {
  const rows = limitsOf([
    budget({ limit_micros: 100, spent_micros: 10, soft_limit_calls: 10, calls: 9 }),
    budget({ scope: "team:a", limit_tokens: 0 }),
    budget({ scope: "team:b", spent_micros: 99 }),
  ]);
  expect(rows.map((one) => [one.budget.scope, one.unit])).toEqual([
    ["team:a", "tokens"],
    ["tenant", "calls"],
    ["tenant", "money"],
  ]);
});

test("a change names its unit's limits only, and an empty field takes one away", () => {
  expect(changeOf("money", "5", "", "day")).toEqual({
    window: "day",
    limit_micros: 5_000_000,
    soft_limit_micros: null,
  });
  expect(scopeOf("tenant", "ignored")).toBe("tenant");
  expect(scopeOf("team", " legal ")).toBe("team:legal");
  expect(scopeOf("person", "a@b.example")).toBe("a@b.example");
});
