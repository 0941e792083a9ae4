import type { Call } from "../api/types";
import { type GuardFinding, guardFindings } from "../pages/stages";

// What left the company with a question and what did not, as the call's record tells it.
export interface Left {
  model?: string; // that was asked in the end
  zone?: string;
  findings: GuardFinding[];
  redacted: boolean; // what was found went as placeholders
  refused: boolean; // nothing went anywhere
  estimated: boolean;
  input?: number;
  output?: number;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function leftOf(call: Call): Left {
  const route = call.intent?.route as Record<string, unknown> | undefined;
  const facts = call.outcome?.facts as Record<string, unknown> | undefined;
  const decision = call.intent?.decision as { obligations?: unknown } | undefined;
  const obligations = Array.isArray(decision?.obligations) ? decision.obligations : [];
  return {
    model: text(facts?.model) ?? text(route?.backend),
    zone: text(facts?.zone) ?? text(route?.zone),
    findings: guardFindings(call),
    redacted: obligations.includes("redact") || obligations.includes("pseudonymize"),
    refused: call.status === "refused",
    estimated: facts?.tokens_estimated === true,
    input: number(facts?.input_tokens),
    output: number(facts?.output_tokens),
  };
}

export function leavesCompany(zone: string | undefined): boolean {
  return zone !== "machine" && zone !== "company";
}
