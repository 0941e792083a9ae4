import type { Call } from "../api/types";

// The governed path, in its order.
export const stageNames: string[] = [
  "identify",
  "inspect",
  "decide",
  "route",
  "reserve",
  "record",
  "execute",
  "inspect_output",
  "settle",
  "receipt",
];

// Why a stage of a call that was done has no time of its own: the receipt holds the trace, so it cannot hold itself; the others
// had nothing to do, as where nothing came out that is inspected.
export function missing(stage: string) {
  return stage === "receipt" ? "call.itself" : "call.nothing_to_do";
}

export interface GuardFinding {
  type: string;
  count: number;
}

// What the guard's detectors saw, by type with how often; never the content itself.
export function guardFindings(call: Pick<Call, "intent" | "outcome">): GuardFinding[] {
  const counts = new Map<string, number>();
  for (const entry of [call.intent, call.outcome]) {
    const guard = entry?.guard as { findings?: Record<string, unknown> } | undefined;
    for (const [type, count] of Object.entries(guard?.findings ?? {})) {
      counts.set(type, Math.max(counts.get(type) ?? 0, Number(count))); // both entries may tell of the same input
    }
  }
  return Array.from(counts, ([type, count]) => ({ type, count }));
}
