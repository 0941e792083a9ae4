import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as format from "./format";

let language = "en";
vi.mock("./i18n", () => ({ currentLanguage: () => language }));
beforeAll(() => {
  language = "en";
});
afterEach(() => {
  language = "en";
});

describe("decimals", () => {
  test("keep every digit, also beyond what a float holds", () => {
    expect(format.decimal("12345678901234567890.12")).toBe("12,345,678,901,234,567,890.12");
    expect(format.decimal("0.1", 2)).toBe("0.10");
    expect(format.decimal("-1234.500001")).toBe("-1,234.500001");
  });

  test("are written as the language writes them", () => {
    language = "de";
    expect(format.money("1234.5", "EUR")).toBe("1.234,50\u00a0EUR");
    language = "fr";
    expect(format.money("1234.5", "EUR").replace(/\s/g, " ")).toBe("1 234,50 EUR");
  });

  test("that are unknown or no number are not made up", () => {
    expect(format.decimal(null)).toBe("–");
    expect(format.money(undefined, "EUR")).toBe("–");
    expect(format.decimal("about 40")).toBe("about 40");
  });
});

test("a date is a day, whatever the reader's time zone", () => {
  expect(format.date("2026-03-01")).toBe("1 Mar 2026");
  expect(format.date(null)).toBe("–");
  expect(format.date("soon")).toBe("soon");
});

test("times are told from now on", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  expect(format.relative("2026-03-01T11:57:00Z", now)).toBe("3 minutes ago");
  expect(format.relative("2026-03-15T12:00:00Z", now)).toBe("in 14 days");
});

test("durations and sizes carry their unit", () => {
  expect(format.duration(12)).toBe("12 ms");
  expect(format.duration(3_450)).toBe("3.5 s");
  expect(format.duration(125_000)).toBe("2 min 5 s");
  expect(format.microseconds(999)).toBe("999 µs");
  expect(format.bytes(1_536)).toBe("1.5 KiB");
});

test("costs in millionths keep what they need", () => {
  expect(format.micros(0)).toBe("0.00");
  expect(format.micros(1_500_000)).toBe("1.50");
  expect(format.micros(1_234)).toBe("0.001234");
});
