import { expect, test } from "vitest";
import { laidOver } from "./live_calls";
import type { CallSummary } from "./types";

const call = (id: string, status: CallSummary["status"] = "done") => ({ id, status }) as CallSummary;

test("new calls come on top, changed ones stay in their place", () => {
  const page = [call("call_3", null), call("call_2"), call("call_1")];
  const shown = laidOver(page, [call("call_5"), call("call_3")], 50);
  expect(shown.map((one) => one.id)).toEqual(["call_5", "call_3", "call_2", "call_1"]);
  expect(shown[1]?.status).toBe("done");
});

test("a page stays as long as it was meant to be", () => {
  expect(laidOver([call("call_2"), call("call_1")], [call("call_3")], 2).map((one) => one.id)).toEqual([
    "call_3",
    "call_2",
  ]);
});
