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

export interface GuardFinding {
  type: string;
  detail: string;
}

// What the guard saw, from the entries: {type: count} or a list of {type, count…}. Never the content itself.
export function guardFindings(call: Pick<Call, "intent" | "outcome">): GuardFinding[] {
  const out: GuardFinding[] = [];
  for (const entry of [call.intent, call.outcome]) {
    const guard = entry?.guard as unknown;
    if (Array.isArray(guard)) {
      for (const one of guard as Record<string, unknown>[]) {
        const { type, ...rest } = one;
        out.push({ type: String(type ?? "?"), detail: describe(rest) });
      }
    } else if (guard && typeof guard === "object") {
      for (const [type, value] of Object.entries(guard)) out.push({ type, detail: describe(value) });
    }
  }
  return out;
}

function describe(value: unknown): string {
  if (value === null || typeof value !== "object") return String(value ?? "");
  if (Array.isArray(value)) return value.map(describe).join(", ");
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${describe(inner)}`)
    .join(" · ");
}
