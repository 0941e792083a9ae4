import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/may";
import { modelStatesQuery } from "../api/queries";
import type { ModelState } from "../api/types";
import { bytes, count, decimal, microseconds } from "../format";

// How each model does just now, by name; empty for whom it is not meant.
export function useModelStates(): Map<string, ModelState> {
  const mayShow = useMay("model.show");
  const states = useQuery({ ...modelStatesQuery, enabled: mayShow === true }).data?.items ?? [];
  return new Map(states.map((one) => [one.name, one]));
}

const tones = { closed: "teal", half_open: "yellow", open: "red" } as const;

// In words: whether it answers, how fast, what is under way; of a file how far it is loaded and what it takes.
export function StateOf({ state }: { state: ModelState | undefined }) {
  const { t } = useTranslation();
  if (!state) return <span className="muted">–</span>;
  const { worker } = state;
  const facts = [
    state.under_way > 0 && t("state_of.under_way", { count: state.under_way }),
    state.first_byte_us !== null && t("state_of.first_byte", { time: microseconds(state.first_byte_us) }),
    state.tokens_per_second !== null && t("state_of.speed", { speed: decimal(String(state.tokens_per_second)) }),
    state.failures > 0 && t("state_of.failures", { count: state.failures }),
    worker && worker.memory_bytes > 0 && t("state_of.memory", { bytes: bytes(worker.memory_bytes) }),
    worker && worker.crashes > 0 && t("state_of.crashes", { count: worker.crashes }),
    worker?.reason,
  ].filter(Boolean);
  const quiet = state.circuit === "closed" && state.answers === 0 && state.failures === 0 && !worker;
  return (
    <div className="model-state">
      {quiet ? (
        <span className="muted">{t("state_of.unused")}</span>
      ) : (
        <Badge className="badge" data-tone={tones[state.circuit]} variant="default" radius="sm">
          {worker ? t(`worker.${worker.state}`) : t(`circuit.${state.circuit}`)}
        </Badge>
      )}
      {worker?.state === "loading" && (
        <progress max={100} value={worker.progress_percent} aria-label={t("worker.loading")}>
          {count(worker.progress_percent)} %
        </progress>
      )}
      {facts.length > 0 && <div className="muted model-tags">{facts.join(" · ")}</div>}
    </div>
  );
}
