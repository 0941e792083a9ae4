import { Button, Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { callsQuery } from "../api/queries";
import { DecisionBadge, When } from "../components/Bits";
import { Pager } from "../components/Pager";
import { Person } from "../components/Person";
import { Empty, Loaded, Page } from "../components/States";
import { micros } from "../format";

const route = getRouteApi("/inside/calls");

export function Calls() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/calls" });
  const filter = route.useSearch();
  const calls = useQuery(callsQuery(filter));
  const [action, setAction] = useState(filter.action ?? "");
  const [principal, setPrincipal] = useState(filter.principal ?? "");
  useEffect(() => {
    setAction(filter.action ?? "");
    setPrincipal(filter.principal ?? "");
  }, [filter.action, filter.principal]);
  const filtered = Boolean(filter.action || filter.principal || filter.decision || filter.run);

  function search(event: FormEvent) {
    event.preventDefault();
    void navigate({
      search: (before) => ({
        ...before,
        action: action.trim() || undefined,
        principal: principal.trim() || undefined,
        after: undefined,
      }),
    });
  }

  return (
    <Page title={t("nav.calls")} about={t("calls.about")}>
      <form className="filters" onSubmit={search} aria-label={t("calls.filters")}>
        <TextInput
          label={t("call.action")}
          placeholder="gate.approve"
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <TextInput
          label={t("call.principal")}
          value={principal}
          onChange={(event) => setPrincipal(event.currentTarget.value)}
        />
        <Select
          label={t("call.decision")}
          clearable
          clearButtonProps={{ "aria-label": t("calls.clear") }}
          placeholder={t("calls.any")}
          value={filter.decision ?? null}
          onChange={(value) =>
            void navigate({
              search: (before) => ({
                ...before,
                decision: value === "permit" || value === "forbid" ? value : undefined,
                after: undefined,
              }),
            })
          }
          data={[
            { value: "permit", label: t("decision.permit") },
            { value: "forbid", label: t("decision.forbid") },
          ]}
        />
        <Group gap="xs">
          <Button type="submit" variant="default">
            {t("calls.filter")}
          </Button>
          {filtered && (
            <Link to="/calls" search={{}}>
              {t("calls.clear")}
            </Link>
          )}
        </Group>
      </form>
      <Loaded query={calls}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t(filtered ? "calls.none" : "calls.empty")}>
              {t(filtered ? "calls.none_about" : "calls.empty_about")}
            </Empty>
          ) : (
            <>
              <table className="cards" aria-label={t("nav.calls")}>
                <thead>
                  <tr>
                    <th scope="col">{t("call.action")}</th>
                    <th scope="col">{t("call.decision")}</th>
                    <th scope="col">{t("call.principal")}</th>
                    <th scope="col">{t("call.resource")}</th>
                    <th scope="col">{t("call.status")}</th>
                    <th scope="col" className="number">
                      {t("call.cost")}
                    </th>
                    <th scope="col">{t("call.at")}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((call) => (
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
                        {call.resource.type}
                        {call.resource.id && <span className="muted"> {call.resource.id}</span>}
                      </td>
                      <td data-label={t("call.status")}>
                        {call.status ? t(`call_status.${call.status}`) : "–"}
                        {call.stage && (
                          <span className="muted"> · {t(`stage.${call.stage}`, { defaultValue: call.stage })}</span>
                        )}
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
              <Pager to="/calls" after={filter.after} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
