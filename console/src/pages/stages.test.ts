import { expect, test } from "vitest";
import { guardFindings } from "./stages";

test("what the guard found is told once, though both entries hold it", () => {
  const guard = { verdict: "warn", findings: { iban: 2, email: 1 } };
  expect(guardFindings({ intent: { guard }, outcome: { guard } })).toEqual([
    { type: "iban", count: 2 },
    { type: "email", count: 1 },
  ]);
  expect(guardFindings({ intent: null, outcome: { status: "done" } })).toEqual([]);
});
