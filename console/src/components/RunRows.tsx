import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "../api/types";
import { money } from "../format";
import { FindingsCount, StateBadge, When } from "./Bits";
import { stepName } from "./steps";

// A table that becomes cards where it is narrow (styles/parts.css, .cards).
export function RunRows({ runs, label }: { runs: RunSummary[]; label: string }) {
  const { t } = useTranslation();
  return (
    <table className="cards" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("run.file")}</th>
          <th scope="col">{t("run.state")}</th>
          <th scope="col">{t("run.buyer")}</th>
          <th scope="col" className="number">
            {t("run.total")}
          </th>
          <th scope="col">{t("run.number")}</th>
          <th scope="col">{t("finding.word")}</th>
          <th scope="col">{t("run.started")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.run}>
            <td data-main>
              <Link to="/runs/$run" params={{ run: run.run }} className="row-link">
                {run.file ?? run.run}
              </Link>
            </td>
            <td>
              <StateBadge state={run.state} />
              {run.state === "running" && run.step && <span className="muted"> {stepName(t, run.step)}</span>}
            </td>
            <td data-label={t("run.buyer")}>{run.buyer ?? "–"}</td>
            <td className="number" data-label={t("run.total")}>
              {money(run.total?.gross, run.total?.currency)}
            </td>
            <td data-label={t("run.number")} className="nowrap">
              {run.number ?? "–"}
            </td>
            <td data-label={t("finding.word")} className="nowrap">
              <FindingsCount count={run.findings_count} />
            </td>
            <td data-label={t("run.started")}>
              <When at={run.started_at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
