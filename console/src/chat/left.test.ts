import { expect, test } from "vitest";
import type { Call } from "../api/types";
import { leavesCompany, leftOf } from "./left";

const record = (intent: object | null, outcome: object | null, status = "done") =>
  ({ intent, outcome, status }) as unknown as Call;

test("where it ran and what went is read from the record", () => {
  const call = record(
    {
      route: { backend: "far", site: "far", zone: "world" },
      guard: { findings: { email: 2 } },
      decision: { obligations: ["block:secret.*", "redact"] },
    },
    { facts: { model: "farther", zone: "eu", input_tokens: 10, output_tokens: 4, tokens_estimated: true } },
  );
  expect(leftOf(call)).toEqual({
    model: "farther", // the one that answered, where another was tried first
    zone: "eu",
    findings: [{ type: "email", count: 2 }],
    redacted: true,
    refused: false,
    estimated: true,
    input: 10,
    output: 4,
  });
});

test("a refused call went nowhere, and a record that says nothing claims nothing", () => {
  expect(leftOf(record(null, { guard: { findings: { "secret.aws": 1 } } }, "refused"))).toMatchObject({
    refused: true,
    zone: undefined,
    redacted: false,
    findings: [{ type: "secret.aws", count: 1 }],
  });
  expect(leavesCompany(undefined)).toBe(true); // unknown counts as farthest
  expect(leavesCompany("company")).toBe(false);
  expect(leavesCompany("eu")).toBe(true);
});
