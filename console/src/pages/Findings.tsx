import "../styles/ai-use.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type CallFilter, findingsQuery } from "../api/queries";
import type { FindingCounts } from "../api/types";
import { Empty, Loaded, Page } from "../components/States";
import { count, date } from "../format";
import { daysBetween } from "../use/days";
import { Bar, Calls, Section } from "../use/Figures";
import { PeriodPicker } from "../use/PeriodPicker";

const route = getRouteApi("/inside/findings");

// One row of counts: a name, the calls, a bar.
interface Row {
  key: string;
  name: string;
  calls: number;
  times?: number;
  filter: CallFilter;
  tone?: "warn" | "bad";
}

function Counts({
  label,
  head,
  rows,
  whole,
  times,
}: {
  label: string;
  head: string;
  rows: Row[];
  whole: number;
  times?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <table className="matrix" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="number">
            {t("ai.in_calls")}
          </th>
          {times && (
            <th scope="col" className="number">
              {t("ai.times")}
            </th>
          )}
          <th scope="col" className="drawn">
            <span className="visually-hidden">{t("use.share")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key}>
            <th scope="row">{one.name}</th>
            <td className="number">
              <Calls calls={one.calls} filter={one.filter} of={one.name} />
            </td>
            {times && <td className="number">{count(one.times ?? 0)}</td>}
            <td className="drawn">
              <Bar part={one.calls} whole={whole} tone={one.tone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// Findings of each day, as bars; the words below say where they begin and end.
function Days({ found }: { found: FindingCounts }) {
  const { t } = useTranslation();
  const days = daysBetween(found.since, found.until);
  const byDay = new Map<string, number>();
  for (const one of found.days) byDay.set(one.day, (byDay.get(one.day) ?? 0) + one.calls);
  const most = Math.max(1, ...byDay.values());
  const worst = [...byDay].sort((a, b) => b[1] - a[1])[0];
  return (
    <figure className="days-figure">
      <svg
        className="days"
        viewBox={`0 0 ${days.length} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={worst ? t("findings.days_said", { day: date(worst[0]), count: worst[1] }) : t("findings.days")}
      >
        {days.map((day, at) => {
          const height = (96 * (byDay.get(day) ?? 0)) / most;
          return (
            <rect key={day} x={at + 0.1} width={0.8} y={100 - height} height={height}>
              <title>{`${date(day)}: ${count(byDay.get(day) ?? 0)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="days-ends muted">
        <span>{date(found.since)}</span>
        {worst && <span>{t("findings.days_said", { day: date(worst[0]), count: worst[1] })}</span>}
        <span>{date(found.until)}</span>
      </figcaption>
    </figure>
  );
}

export function FindingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/findings" });
  const query = useQuery(findingsQuery(route.useSearch()));
  return (
    <Page title={t("nav.findings")} about={t("findings.about")}>
      <Loaded query={query}>
        {(found) => {
          const days: CallFilter = { from: found.since, until: found.until };
          return (
            <>
              <PeriodPicker since={found.since} until={found.until} onPick={(search) => void navigate({ search })} />
              {found.calls === 0 ? (
                <Empty title={t("findings.empty")}>{t("findings.empty_about")}</Empty>
              ) : (
                <div className="report">
                  <p className="report-period">
                    {t("findings.all")}{" "}
                    <Calls calls={found.calls} filter={{ ...days, finding: "any" }} of={t("findings.all")} />
                  </p>
                  <Section title={t("findings.types")}>
                    <Counts
                      label={t("findings.types")}
                      head={t("ai.finding")}
                      whole={found.calls}
                      times
                      rows={found.types.map(({ type, calls, findings }) => ({
                        key: type,
                        name: type,
                        calls,
                        times: findings,
                        filter: { ...days, finding: type },
                        tone: type.startsWith("secret") ? "bad" : "warn",
                      }))}
                    />
                  </Section>
                  <Section title={t("findings.days")}>
                    <Days found={found} />
                  </Section>
                  <Section title={t("findings.classes")}>
                    <Counts
                      label={t("findings.classes")}
                      head={t("ai.data_classes")}
                      whole={found.calls}
                      rows={found.data_classes.map(({ data_class, calls }) => ({
                        key: data_class ?? "none",
                        name: t(`data_class.${data_class ?? "none"}`),
                        calls,
                        filter: { ...days, finding: "any", data_class: data_class ?? "none" },
                      }))}
                    />
                  </Section>
                  <Section title={t("findings.actions")}>
                    <Counts
                      label={t("findings.actions")}
                      head={t("call.action")}
                      whole={found.calls}
                      rows={found.actions.map(({ action, calls }) => ({
                        key: action,
                        name: action,
                        calls,
                        filter: { ...days, finding: "any", action },
                      }))}
                    />
                  </Section>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
