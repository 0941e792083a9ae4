import type { TFunction } from "i18next";
import type { Run, Step } from "../api/types";

export interface ShownStep extends Omit<Partial<Step>, "state"> {
  name: string;
  state: Step["state"] | "waits";
}

// The main job's steps, so that a reader sees from the start what will come.
export const invoiceSteps = ["read", "extract", "check", "draft", "approve", "issue", "mail"] as const;

export function stepName(t: TFunction, name: string): string {
  return (invoiceSteps as readonly string[]).includes(name) ? t(`step.${name as (typeof invoiceSteps)[number]}`) : name;
}

// The steps that have begun, then those still to come while the run has not ended.
export function stepsOf(run: Pick<Run, "steps" | "state">): ShownStep[] {
  const begun = new Set(run.steps.map((step) => step.name));
  const ended = run.state === "done" || run.state === "refused" || run.state === "failed";
  if (ended || ![...begun].every((name) => (invoiceSteps as readonly string[]).includes(name))) return run.steps;
  return [
    ...run.steps,
    ...invoiceSteps.filter((name) => !begun.has(name)).map((name) => ({ name, state: "waits" as const })),
  ];
}
