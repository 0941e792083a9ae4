import { expect, test } from "vitest";
import { daysBetween, lastDays, lastMonth, thisMonth } from "./days";

const newYear = new Date("2026-01-01T00:30:00Z");

test("days count back over the turn of a year", () => {
  expect(lastDays(30, newYear)).toEqual({ since: "2025-12-03", until: "2026-01-01" });
  expect(lastDays(1, newYear)).toEqual({ since: "2026-01-01", until: "2026-01-01" });
});

test("months are whole ones, this one up to today", () => {
  expect(thisMonth(newYear)).toEqual({ since: "2026-01-01", until: "2026-01-01" });
  expect(lastMonth(newYear)).toEqual({ since: "2025-12-01", until: "2025-12-31" });
  expect(lastMonth(new Date("2028-03-31T12:00:00Z"))).toEqual({ since: "2028-02-01", until: "2028-02-29" });
});

test("a span of days has both ends and is bounded", () => {
  expect(daysBetween("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(daysBetween("2026-03-02", "2026-03-01")).toEqual([]);
  expect(daysBetween("2000-01-01", "2026-01-01")).toHaveLength(400);
});
