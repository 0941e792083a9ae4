import { Button, Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { callsQuery } from "../api/queries";
import { CallRows } from "../components/CallRows";
import { Pager } from "../components/Pager";
import { Empty, Loaded, Page } from "../components/States";

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
              <CallRows calls={items} label={t("nav.calls")} />
              <Pager to="/calls" after={filter.after} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
