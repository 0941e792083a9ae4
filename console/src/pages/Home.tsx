import "../styles/home.css";
import { Button, Card, Group, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { callsQuery, gatesQuery, isForbidden, runsQuery, sessionQuery } from "../api/queries";
import type { GateSummary } from "../api/types";
import { FindingsCount, When } from "../components/Bits";
import { CallRows } from "../components/CallRows";
import { Dropzone } from "../components/Dropzone";
import { useNameOf } from "../components/Person";
import { RunRows } from "../components/RunRows";
import { Empty, Loaded, Page } from "../components/States";
import { dateTime, money } from "../format";
import { pendingFiles } from "./pending";

function Waiting({ gate }: { gate: GateSummary }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <Card withBorder radius="md" padding="md" component="li" className="waiting">
      <div className="waiting-amount">{money(gate.amount, gate.currency)}</div>
      <div className="waiting-who">
        <Link to="/gates/$gate" params={{ gate: gate.id }} className="row-link">
          {gate.buyer ?? gate.title}
        </Link>
        <Text size="sm" className="muted">
          {gate.started_by && t("gate.started_by", { who: nameOf(gate.started_by) })}
        </Text>
      </div>
      <div className="waiting-facts">
        <FindingsCount count={gate.findings_count} />
        <span className="muted" title={dateTime(gate.deadline)}>
          {t("gate.until")} <When at={gate.deadline} />
        </span>
      </div>
      <Button
        renderRoot={(props) => <Link to="/gates/$gate" params={{ gate: gate.id }} {...props} />}
        aria-label={t("gate.decide_on", { what: gate.buyer ?? gate.title })}
      >
        {t("gate.decide")}
      </Button>
    </Card>
  );
}

// What those open on who neither start nor decide: what happened.
function RecentCalls() {
  const { t } = useTranslation();
  const calls = useQuery(callsQuery({}));
  return (
    <section aria-labelledby="calls">
      <Group justify="space-between" className="section-title">
        <Title order={2} size="h4" id="calls">
          {t("nav.calls")}
        </Title>
        <Link to="/calls" search={{}}>
          {t("home.all_calls")}
        </Link>
      </Group>
      <Loaded query={calls}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("calls.empty")}>{t("calls.empty_about")}</Empty>
          ) : (
            <CallRows calls={items.slice(0, 10)} label={t("nav.calls")} />
          )
        }
      </Loaded>
    </section>
  );
}

export function Home() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const gates = useQuery(gatesQuery);
  const runs = useQuery(runsQuery(20));
  const running = runs.data?.items.filter((run) => run.state === "running") ?? [];

  function start(files: File[]) {
    pendingFiles.push(...files);
    void navigate({ to: "/new" });
  }

  return (
    <Page title={t("home.title", { name: session?.user.name ?? "" })}>
      {!isForbidden(gates.error) && (
        <>
          <section aria-labelledby="waiting">
            <Title order={2} size="h4" id="waiting" className="section-title">
              {t("home.waiting")}
            </Title>
            <Loaded query={gates} rows={3}>
              {({ items }) =>
                items.length === 0 ? (
                  <Group className="calm" gap="sm">
                    <IconCircleCheck size={20} aria-hidden />
                    <Text size="sm">{t("home.nothing_waits")}</Text>
                  </Group>
                ) : (
                  <ul className="waiting-list">
                    {items.map((gate) => (
                      <Waiting key={gate.id} gate={gate} />
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </section>
          <section aria-label={t("drop.title")}>
            <Dropzone onFiles={start} compact />
          </section>
        </>
      )}
      {running.length > 0 && (
        <section aria-labelledby="running">
          <Title order={2} size="h4" id="running" className="section-title">
            {t("home.running")}
          </Title>
          <RunRows runs={running} label={t("home.running")} />
        </section>
      )}
      {!isForbidden(runs.error) && (
        <section aria-labelledby="recent">
          <Group justify="space-between" className="section-title">
            <Title order={2} size="h4" id="recent">
              {t("home.recent")}
            </Title>
            <Link to="/runs">{t("home.all_runs")}</Link>
          </Group>
          <Loaded query={runs}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("runs.empty")}>{t("runs.empty_about")}</Empty>
              ) : (
                <RunRows runs={items.filter((run) => run.state !== "running").slice(0, 8)} label={t("home.recent")} />
              )
            }
          </Loaded>
        </section>
      )}
      {isForbidden(gates.error) && <RecentCalls />}
    </Page>
  );
}
