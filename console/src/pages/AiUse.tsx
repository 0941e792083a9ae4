import "../styles/ai-use.css";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { aiUseQuery, type Period } from "../api/queries";
import type { AiUse } from "../api/types";
import { ExportLinks } from "../components/Lists";
import { usePurposeName } from "../components/purpose";
import { Empty, Loaded, Page } from "../components/States";
import { count, date, dateTime, micros } from "../format";
import { Calls, Section } from "../use/Figures";
import { callsOf, gapsOf } from "../use/links";
import { PeriodPicker } from "../use/PeriodPicker";
import { FindingRows, ModelRows, Places, PurposeRows } from "../use/rows";

const route = getRouteApi("/inside/ai-use");

// What nobody answers for comes first: it is what the reader can do something about.
function Gaps({ report, period }: { report: AiUse; period: Required<Period> }) {
  const { t } = useTranslation();
  const nameOf = usePurposeName();
  const gaps = gapsOf(report);
  return (
    <Section title={t("ai.gaps")}>
      {gaps.length === 0 ? (
        <p className="calm">{t("ai.no_gaps")}</p>
      ) : (
        <ul className="gaps">
          {gaps.map(({ gap, kind, name, calls }) => (
            <li key={`${gap}-${kind}-${name}`}>
              <IconAlertTriangle size={17} aria-hidden />
              <span>
                {kind === "model" ? (
                  <>
                    {t("ai.model")} <strong>{name}</strong>
                  </>
                ) : (
                  <strong>{nameOf(name)}</strong>
                )}
                {": "}
                {t(`ai_gap.${gap}`)}
              </span>
              <span className="number">
                <Calls
                  calls={calls}
                  filter={
                    name === "" ? undefined : callsOf(period, kind === "model" ? { model: name } : { purpose: name })
                  }
                  of={kind === "model" ? name : nameOf(name)}
                />{" "}
                {t("use.calls", { count: calls })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {report.unregistered_calls > 0 && (
        <p>
          {t("ai.unregistered")}{" "}
          <Calls
            calls={report.unregistered_calls}
            filter={callsOf(period, { registered: "false" })}
            of={t("ai.unregistered_of")}
          />
        </p>
      )}
    </Section>
  );
}

function Oversight({ report, period }: { report: AiUse; period: Required<Period> }) {
  const { t } = useTranslation();
  const decided = (action: string) => ({ action, status: "done" as const, from: period.since, until: period.until });
  return (
    <Section title={t("ai.oversight")} about={t("ai.oversight_about")}>
      <dl className="facts report-facts">
        <div>
          <dt>{t("ai.approved")}</dt>
          <dd>
            <Calls calls={report.gates.approved} filter={decided("gate.approve")} of={t("ai.approved")} />
          </dd>
        </div>
        <div>
          <dt>{t("ai.refused")}</dt>
          <dd>
            <Calls calls={report.gates.refused} filter={decided("gate.refuse")} of={t("ai.refused")} />
          </dd>
        </div>
        {report.statuses.map(({ status, calls }) => (
          <div key={status}>
            <dt>{t("ai.calls_that", { how: t(`call_status.${status}`, { defaultValue: status }) })}</dt>
            <dd>
              <Calls
                calls={calls}
                filter={callsOf(period, { status: status as "done" })}
                of={t(`call_status.${status}`, { defaultValue: status })}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Summary({ report, period }: { report: AiUse; period: Required<Period> }) {
  const { t } = useTranslation();
  const { all } = report;
  const used = report.models.filter((one) => one.calls > 0).length;
  const figures: [string, React.ReactNode][] = [
    [t("ai.sum_calls"), <Calls key="calls" calls={all.calls} filter={callsOf(period)} of={t("ai.all")} />],
    [t("ai.sum_people"), count(all.people)],
    [t("ai.sum_models"), count(used)],
    [t("ai.sum_purposes"), count(report.purposes.filter((one) => one.calls > 0).length)],
    [t("ai.sum_tokens"), `${count(all.input_tokens)} / ${count(all.output_tokens)}`],
    [t("ai.sum_cost"), micros(all.cost_micros)],
  ];
  return (
    <dl className="sums">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const unknown = ["outside", "purpose_is_words", "provider", "classes", "evaluations", "late_bills", "rules"] as const;

function Report({ report }: { report: AiUse }) {
  const { t } = useTranslation();
  const period = { since: report.since, until: report.until };
  return (
    <article className="report" aria-label={t("nav.ai_use")}>
      <p className="report-period">{t("ai.period", { since: date(report.since), until: date(report.until) })}</p>
      {report.all.calls === 0 ? (
        <Empty title={t("ai.empty")}>{t("ai.empty_about")}</Empty>
      ) : (
        <>
          <Summary report={report} period={period} />
          <Gaps report={report} period={period} />
        </>
      )}
      <Section title={t("ai.what")} about={t("ai.what_about")}>
        <ModelRows models={report.models} period={period} />
      </Section>
      <Section title={t("ai.for_what")}>
        <PurposeRows purposes={report.purposes} period={period} />
      </Section>
      {report.all.calls > 0 && (
        <>
          <Section title={t("ai.where")} about={t("ai.where_about")}>
            <Places report={report} period={period} />
          </Section>
          <Section title={t("ai.data")} about={t("ai.data_about")}>
            <FindingRows report={report} period={period} />
          </Section>
        </>
      )}
      <Oversight report={report} period={period} />
      <Section title={t("ai.unknown")}>
        <ul className="unknown">
          {report.unrecorded_calls > 0 && <li>{t("ai.unrecorded", { count: report.unrecorded_calls })}</li>}
          {unknown.map((one) => (
            <li key={one}>{t(`ai_unknown.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <footer className="muted report-foot">
        {t("ai.foot", {
          at: dateTime(report.computed_at),
          log: report.log.origin,
          size: count(report.log.size),
          version: report.policy.version,
          digest: report.policy.digest.slice(0, 12),
        })}
      </footer>
    </article>
  );
}

export function AiUsePage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/ai-use" });
  const asked = route.useSearch();
  const query = useQuery(aiUseQuery(asked));
  return (
    <Page
      title={t("nav.ai_use")}
      about={t("ai.about")}
      className="printed"
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={17} aria-hidden />}
          onClick={() => window.print()}
          disabled={!query.data}
        >
          {t("ai.print")}
        </Button>
      }
    >
      <Loaded query={query} rows={8}>
        {(report) => (
          <>
            <PeriodPicker since={report.since} until={report.until} onPick={(search) => void navigate({ search })} />
            <Report report={report} />
            <ExportLinks path="ai-use" filter={{ since: report.since, until: report.until }} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
