import { expect, test } from "vitest";
import type { Run } from "../api/types";
import { stepsOf } from "./steps";

function step(name: string, state: Run["steps"][number]["state"]): Run["steps"][number] {
  return { name, state, started_at: "2026-03-01T12:00:00Z", ended_at: null, call: null, error: null };
}

test("a run that goes on shows what is still to come", () => {
  const shown = stepsOf({ state: "running", steps: [step("read", "done"), step("extract", "running")] });
  expect(shown.map((one) => one.name)).toEqual(["read", "extract", "check", "draft", "approve", "issue", "mail"]);
  expect(shown.at(-1)?.state).toBe("waits");
});

test("a run that has ended promises nothing more", () => {
  expect(stepsOf({ state: "refused", steps: [step("read", "done"), step("approve", "done")] })).toHaveLength(2);
});

test("a workflow with steps of its own is shown as it is", () => {
  expect(stepsOf({ state: "running", steps: [step("translate", "running")] })).toHaveLength(1);
});
