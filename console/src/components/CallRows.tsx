import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CallSummary } from "../api/types";
import { micros, shortId } from "../format";
import { DecisionBadge, When } from "./Bits";
import { SortHead } from "./Lists";
import { Person } from "./Person";
import { purposeName } from "./purpose";

// What it was for, who answered, and what was found in it: kinds and numbers, never content.
function CallFacts({ call }: { call: CallSummary }) {
  const { t } = useTranslation();
  if (call.action !== "model.send") return null;
  const nameOf = purposeName(t);
  const facts = [
    call.purpose && nameOf(call.purpose),
    call.model && call.model !== call.resource.id && call.model,
    call.zone && t(`zone.${call.zone}`),
    call.data_class && t(`data_class.${call.data_class}`),
    ...Object.entries(call.findings).map(([type, times]) => `${type} × ${times}`),
  ].filter(Boolean);
  return <span className="call-facts muted">{facts.join(" · ")}</span>;
}

export function CallRows({
  calls,
  label,
  sort,
  sortable,
}: {
  calls: CallSummary[];
  label: string;
  sort?: string;
  sortable?: boolean;
}) {
  const { t } = useTranslation();
  const head = (column: string, text: string, more?: { number?: boolean; largeFirst?: boolean }) =>
    sortable ? (
      <SortHead column={column} sort={sort} usual="-at" {...more}>
        {text}
      </SortHead>
    ) : (
      <th scope="col" className={more?.number ? "number" : undefined}>
        {text}
      </th>
    );
  return (
    <table className="cards" aria-label={label}>
      <thead>
        <tr>
          {head("action", t("call.action"))}
          <th scope="col">{t("call.decision")}</th>
          {head("principal", t("call.principal"))}
          <th scope="col">{t("call.resource")}</th>
          {head("status", t("call.status"))}
          {head("cost", t("call.cost"), { number: true, largeFirst: true })}
          {head("at", t("call.at"), { largeFirst: true })}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <td data-main>
              <Link to="/calls/$call" params={{ call: call.id }} className="row-link">
                {call.action}
              </Link>
            </td>
            <td>
              <DecisionBadge decision={call.decision} />
            </td>
            <td data-label={t("call.principal")}>
              <Person id={call.principal} />
            </td>
            <td data-label={t("call.resource")} className="wrap">
              <span>
                {call.resource.type}
                {call.resource.id && (
                  <span className="muted" title={call.resource.id}>
                    {" "}
                    {shortId(call.resource.id)}
                  </span>
                )}
                <CallFacts call={call} />
              </span>
            </td>
            <td data-label={t("call.status")}>
              <span>
                {call.status ? t(`call_status.${call.status}`) : "–"}
                {call.stage && (
                  <span className="muted"> · {t(`stage.${call.stage}`, { defaultValue: call.stage })}</span>
                )}
              </span>
            </td>
            <td className="number" data-label={t("call.cost")}>
              {call.cost === 0 ? "–" : micros(call.cost)}
            </td>
            <td data-label={t("call.at")}>
              <When at={call.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
