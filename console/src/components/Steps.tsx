import { IconCheck, IconCircleDashed, IconHandStop, IconLoader2, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Run } from "../api/types";
import { duration } from "../format";
import { CallLink } from "./Bits";
import { stepName, stepsOf } from "./steps";

const icons = { waits: IconCircleDashed, running: IconLoader2, waiting: IconHandStop, done: IconCheck, failed: IconX };

// The way from contract to invoice: what is done, how long it took, where it is, what follows.
export function Steps({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  const running = run.state === "running";
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return (
    <ol className="steps" aria-live="polite" aria-relevant="text">
      {stepsOf(run).map((step, at) => {
        const Icon = icons[step.state];
        const started = step.started_at ? Date.parse(step.started_at) : undefined;
        const ended = step.ended_at ? Date.parse(step.ended_at) : now;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their places
          <li key={`${step.name}-${at}`} data-state={step.state}>
            <Icon size={18} aria-hidden className={step.state === "running" ? "turning" : undefined} />
            <span className="step-name">{stepName(t, step.name)}</span>
            <span className="step-state">{t(`step_state.${step.state}`)}</span>
            <span className="step-time">
              {started !== undefined && step.state !== "waiting" ? duration(ended - started) : ""}
            </span>
            <span className="step-call">{step.call && <CallLink call={step.call} />}</span>
            {step.error && <span className="step-error">{step.error}</span>}
          </li>
        );
      })}
    </ol>
  );
}
