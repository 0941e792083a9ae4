import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { callsQuery } from "../api/queries";
import { CallRows } from "../components/CallRows";
import { ExportLinks, Filters } from "../components/Lists";
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
  const [from, setFrom] = useState(filter.from ?? "");
  const [until, setUntil] = useState(filter.until ?? "");
  useEffect(() => {
    setAction(filter.action ?? "");
    setPrincipal(filter.principal ?? "");
    setFrom(filter.from ?? "");
    setUntil(filter.until ?? "");
  }, [filter.action, filter.principal, filter.from, filter.until]);
  const { after: _, sort: __, ...filters } = filter;
  const filtered = Object.values(filters).some(Boolean);

  function search() {
    void navigate({
      search: (before) => ({
        ...before,
        action: action.trim() || undefined,
        principal: principal.trim() || undefined,
        from: from || undefined,
        until: until || undefined,
        after: undefined,
      }),
    });
  }

  return (
    <Page title={t("nav.calls")} about={t("calls.about")}>
      <Filters
        from={from}
        until={until}
        onFrom={setFrom}
        onUntil={setUntil}
        onFilter={search}
        clear={
          filtered && (
            <Link to="/calls" search={{}}>
              {t("calls.clear")}
            </Link>
          )
        }
      >
        <TextInput
          label={t("call.action")}
          placeholder="gate.approve"
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <TextInput
          label={t("call.principal")}
          placeholder={t("calls.principal_form")}
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
      </Filters>
      <Loaded query={calls}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t(filtered ? "calls.none" : "calls.empty")}>
              {t(filtered ? "calls.none_about" : "calls.empty_about")}
            </Empty>
          ) : (
            <>
              <CallRows calls={items} label={t("nav.calls")} sort={filter.sort} sortable />
              <ExportLinks path="calls" filter={filter} />
              <Pager to="/calls" after={filter.after} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
