import "../styles/call.css";
import { Accordion, Card, Code, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { callQuery } from "../api/queries";
import type { Call } from "../api/types";
import { DecisionBadge, When } from "../components/Bits";
import { Person } from "../components/Person";
import { Copy, Loaded, Page } from "../components/States";
import { dateTime, micros, microseconds } from "../format";
import { ReceiptCard } from "../receipt/ReceiptCard";
import { guardFindings, missing, stageNames } from "./stages";

const route = getRouteApi("/inside/calls/$call");

function Stages({ call }: { call: Call }) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...call.stages.map((stage) => stage.us));
  const known = new Map(call.stages.map((stage) => [stage.name, stage]));
  const names = [...stageNames, ...call.stages.map((stage) => stage.name).filter((name) => !stageNames.includes(name))];
  return (
    <ol className="stages">
      {names.map((name, at) => {
        const stage = known.get(name);
        return (
          <li key={name} data-verdict={!stage ? "none" : stage.verdict === "ok" ? "ok" : "wrong"}>
            <span className="stage-number">{at + 1}</span>
            <span className="stage-name">{t(`stage.${name}`, { defaultValue: name })}</span>
            <span className="stage-time">
              {stage ? microseconds(stage.us) : ""}
              {stage && <span className="stage-bar" style={{ width: `${(stage.us / longest) * 100}%` }} aria-hidden />}
            </span>
            <span className="stage-verdict">
              {!stage ? (
                t(call.status === "done" ? missing(name) : "call.not_reached")
              ) : stage.verdict === "ok" ? (
                t("call.ok")
              ) : (
                <code>{stage.verdict}</code>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

export function CallPage() {
  const { t } = useTranslation();
  const { call: id } = route.useParams();
  const query = useQuery(callQuery(id));
  return (
    <Loaded query={query}>
      {(call) => {
        const guard = guardFindings(call);
        return (
          <Page
            title={call.action}
            about={
              <>
                <DecisionBadge decision={call.decision} /> {call.status && `${t(`call_status.${call.status}`)} · `}
                <Person id={call.principal} /> · <When at={call.at} />
              </>
            }
            actions={<Copy value={call.id} />}
          >
            <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="what">
              <Title order={2} size="h4" id="what" className="section-title">
                {t("call.what")}
              </Title>
              <dl className="facts">
                <div>
                  <dt>{t("call.principal")}</dt>
                  <dd>
                    <Person id={call.principal} />
                  </dd>
                </div>
                <div>
                  <dt>{t("call.resource")}</dt>
                  <dd>
                    {call.resource.type} {call.resource.id}
                  </dd>
                </div>
                <div>
                  <dt>{t("call.at")}</dt>
                  <dd>{dateTime(call.at)}</dd>
                </div>
                <div>
                  <dt>{t("call.cost")}</dt>
                  <dd>{micros(call.cost)}</dd>
                </div>
                <div>
                  <dt>{t("call.index")}</dt>
                  <dd>{call.index ?? t("call.not_yet")}</dd>
                </div>
                {call.run && (
                  <div>
                    <dt>{t("call.run")}</dt>
                    <dd>
                      <Link to="/runs/$run" params={{ run: call.run }}>
                        {call.run}
                      </Link>
                    </dd>
                  </div>
                )}
              </dl>
            </Card>
            <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="why">
              <Title order={2} size="h4" id="why" className="section-title">
                {t("call.why")}
              </Title>
              <Text>{call.reason ?? t("call.no_reason")}</Text>
              {call.policy.length > 0 && (
                <Text size="sm" className="muted" mt={6}>
                  {t("call.policies")}:{" "}
                  {call.policy.map((name) => (
                    <Code key={name} mr={6}>
                      {name}
                    </Code>
                  ))}
                </Text>
              )}
            </Card>
            <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="stages">
              <Title order={2} size="h4" id="stages" className="section-title">
                {t("call.stages")}
              </Title>
              <Stages call={call} />
            </Card>
            <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="guard">
              <Title order={2} size="h4" id="guard" className="section-title">
                {t("call.guard")}
              </Title>
              {guard.length === 0 ? (
                <Text className="muted" size="sm">
                  {t("call.guard_none")}
                </Text>
              ) : (
                <ul className="guard">
                  {guard.map((finding) => (
                    <li key={finding.type}>
                      <code>{finding.type}</code> × {finding.count}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            <ReceiptCard call={call} />
            <Accordion variant="separated" radius="md" order={2}>
              {(["intent", "outcome"] as const).map((kind) => (
                <Accordion.Item key={kind} value={kind}>
                  <Accordion.Control>{t(`call.entry_${kind}`)}</Accordion.Control>
                  <Accordion.Panel>
                    {call[kind] ? (
                      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                      <pre className="entry" tabIndex={0}>
                        {JSON.stringify(call[kind], null, 1)}
                      </pre>
                    ) : (
                      <Text className="muted">{t("call.no_entry")}</Text>
                    )}
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </Page>
        );
      }}
    </Loaded>
  );
}
