import { Select, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { laidOver, useLiveCalls } from "../api/live_calls";
import { type CallFilter, callStatuses, callsCountQuery, callsQuery, callZones, dataClasses } from "../api/queries";
import { CallRows } from "../components/CallRows";
import { ExportLinks, Filters } from "../components/Lists";
import { Pager } from "../components/Pager";
import { Empty, Loaded, Page } from "../components/States";
import { count } from "../format";

const route = getRouteApi("/inside/calls");
const pageSize = 50;
const typed = ["action", "principal", "purpose", "model", "finding", "from", "until"] as const;
type Typed = Record<(typeof typed)[number], string>;

function typedOf(filter: CallFilter): Typed {
  return Object.fromEntries(typed.map((name) => [name, filter[name] ?? ""])) as Typed;
}

// A choice that narrows the list at once.
function Choice({
  name,
  label,
  values,
  words,
  filter,
}: {
  name: "decision" | "status" | "zone" | "data_class";
  label: string;
  values: readonly string[];
  words: (value: string) => string;
  filter: CallFilter;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/calls" });
  return (
    <Select
      label={label}
      clearable
      clearButtonProps={{ "aria-label": t("calls.clear") }}
      placeholder={t("calls.any")}
      value={filter[name] ?? null}
      onChange={(value) =>
        void navigate({ search: (before) => ({ ...before, [name]: value ?? undefined, after: undefined }) })
      }
      data={values.map((value) => ({ value, label: words(value) }))}
    />
  );
}

function Found({ filter }: { filter: CallFilter }) {
  const { t } = useTranslation();
  const total = useQuery(callsCountQuery(filter)).data;
  return (
    <p className="list-state" role="status">
      {total !== undefined && <strong>{t("calls.total", { count: total, number: count(total) })}</strong>}
      {filter.registered && <span className="muted"> · {t("calls.only_unregistered")}</span>}
    </p>
  );
}

export function Calls() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/calls" });
  const filter = route.useSearch();
  const calls = useQuery(callsQuery(filter));
  const [words, setWords] = useState(() => typedOf(filter));
  const [live, setLive] = useState(false);
  const key = typed.map((name) => filter[name] ?? "").join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what fills the fields
  useEffect(() => setWords(typedOf(filter)), [key]);
  const { after: _, sort: __, ...filters } = filter;
  const filtered = Object.values(filters).some(Boolean);
  const watchable = !filter.after && (filter.sort ?? "-at") === "-at" && !filter.until;
  const { state, came } = useLiveCalls(filter, live && watchable);
  const field = (name: keyof Typed, label: string, placeholder?: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={words[name]}
      onChange={(event) => {
        const value = event.currentTarget.value;
        setWords((before) => ({ ...before, [name]: value }));
      }}
    />
  );

  function search() {
    const given = Object.fromEntries(typed.map((name) => [name, words[name].trim() || undefined]));
    void navigate({ search: (before) => ({ ...before, ...given, after: undefined }) });
  }

  return (
    <Page
      title={t("nav.calls")}
      about={t("calls.about")}
      actions={
        watchable && (
          <Switch
            label={t("calls.live")}
            checked={live}
            onChange={(event) => setLive(event.currentTarget.checked)}
            description={state === "lost" ? t("calls.live_lost") : undefined}
          />
        )
      }
    >
      <Filters
        from={words.from}
        until={words.until}
        onFrom={(from) => setWords((before) => ({ ...before, from }))}
        onUntil={(until) => setWords((before) => ({ ...before, until }))}
        onFilter={search}
        clear={
          filtered && (
            <Link to="/calls" search={{}}>
              {t("calls.clear")}
            </Link>
          )
        }
      >
        {field("action", t("call.action"), "gate.approve")}
        {field("principal", t("call.principal"), t("calls.principal_form"))}
        {field("purpose", t("calls.purpose"))}
        {field("model", t("calls.model"))}
        {field("finding", t("calls.finding"), "iban")}
        <Choice
          name="status"
          label={t("call.status")}
          values={callStatuses}
          words={(value) => t(`call_status.${value}`)}
          filter={filter}
        />
        <Choice
          name="decision"
          label={t("call.decision")}
          values={["permit", "forbid"]}
          words={(value) => t(`decision.${value}`)}
          filter={filter}
        />
        <Choice
          name="data_class"
          label={t("calls.data_class")}
          values={dataClasses}
          words={(value) => t(`data_class.${value}`)}
          filter={filter}
        />
        <Choice
          name="zone"
          label={t("calls.zone")}
          values={callZones}
          words={(value) => (value === "none" ? t("ai.nowhere") : t(`zone.${value}`))}
          filter={filter}
        />
      </Filters>
      <Loaded query={calls}>
        {({ items, next }) => {
          const shown = state === "off" ? items : laidOver(items, came, pageSize);
          return shown.length === 0 ? (
            <Empty title={t(filtered ? "calls.none" : "calls.empty")}>
              {t(filtered ? "calls.none_about" : "calls.empty_about")}
            </Empty>
          ) : (
            <>
              <Found filter={filter} />
              <CallRows calls={shown} label={t("nav.calls")} sort={filter.sort} sortable />
              <ExportLinks path="calls" filter={filter} />
              <Pager to="/calls" after={filter.after} next={next} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
