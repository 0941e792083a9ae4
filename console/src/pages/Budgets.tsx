import "../styles/ai-use.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/may";
import { budgetsQuery, purposesQuery } from "../api/queries";
import type { Budget, Purpose } from "../api/types";
import { EditLimit } from "../budgets/EditLimit";
import { EditPurpose } from "../budgets/EditPurpose";
import { amountText, fullness, type Limited, limitsOf, type Unit } from "../budgets/limits";
import { Removed } from "../budgets/Removed";
import { Breakable } from "../components/Breakable";
import { usePurposeName } from "../components/purpose";
import { RecordDialog } from "../components/Record";
import { Empty, Loaded, Page } from "../components/States";
import { count, dateTime, decimal, micros } from "../format";
import { thisMonth } from "../use/days";
import { Section } from "../use/Figures";
import { PeriodPicker } from "../use/PeriodPicker";

const route = getRouteApi("/inside/budgets");

function amount(value: number, unit: Unit): string {
  return unit === "money" ? micros(value) : unit === "energy" ? `${decimal(amountText(value, unit))} Wh` : count(value);
}

function useScopeName() {
  const { t } = useTranslation();
  const purposeName = usePurposeName();
  return ({ kind, name, scope }: Budget) =>
    kind === "tenant" ? t("budget_kind.tenant") : kind === "purpose" ? purposeName(name ?? scope) : (name ?? scope);
}

// Spent, reserved and left, with a mark where the soft limit lies.
function Meter({ one, label }: { one: Limited; label: string }) {
  const most = Math.max(one.hard ?? 0, one.soft ?? 0, one.spent + one.reserved, 1);
  const at = (value: number) => (100 * value) / most;
  const full = fullness(one);
  const tone = one.hard !== null && full >= 1 ? "bad" : full >= 0.8 ? "warn" : undefined;
  return (
    <svg
      className="share meter"
      data-tone={tone}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className="share-ground" width="100" height="8" />
      <rect className="share-part" width={at(one.spent)} height="8" />
      <rect className="share-reserved" x={at(one.spent)} width={at(one.reserved)} height="8" />
      {one.soft !== null && <rect className="share-soft" x={Math.min(99, at(one.soft))} width="1" height="8" />}
    </svg>
  );
}

function LimitRow({ one, onEdit }: { one: Limited; onEdit?: () => void }) {
  const { t } = useTranslation();
  const nameOf = useScopeName();
  const { budget, unit, hard, soft, spent, reserved } = one;
  const limit = hard ?? soft ?? 0;
  const left = limit - spent - reserved;
  const name = nameOf(budget);
  const said = t("budgets.said", { spent: amount(spent, unit), limit: amount(limit, unit) });
  return (
    <tr>
      <td data-main>
        {onEdit ? (
          <button type="button" className="row-link as-link" onClick={onEdit}>
            <Breakable text={name} />
          </button>
        ) : (
          <strong>
            <Breakable text={name} />
          </strong>
        )}
        <div className="muted report-small">
          {[budget.kind !== "tenant" && t(`budget_kind.${budget.kind}`), t(`budget_unit.${unit}`)]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </td>
      <td data-label={t("budgets.used")} className="meter-cell">
        <div>
          <Meter one={one} label={`${name}, ${t(`budget_unit.${unit}`)}: ${said}`} />
          <div className="report-small">
            {said}
            {reserved > 0 && ` · ${t("budgets.reserved", { amount: amount(reserved, unit) })}`}
          </div>
        </div>
      </td>
      <td className="number" data-label={t("budgets.left")}>
        {left < 0 ? (
          <span className="lacking">{t("budgets.over", { amount: amount(-left, unit) })}</span>
        ) : (
          amount(left, unit)
        )}
      </td>
      <td data-label={t("budgets.kind")} className="wrap">
        {[
          hard !== null && `${t("budgets.hard")} ${amount(hard, unit)}`,
          soft !== null && `${t("budgets.soft")} ${amount(soft, unit)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </td>
      <td data-label={t("budgets.window")}>{t(`budget_window.${budget.window}`)}</td>
      <td data-label={t("budgets.ends")}>
        <time dateTime={budget.ends_at}>{dateTime(budget.ends_at)}</time>
      </td>
    </tr>
  );
}

function Limits({ budgets }: { budgets: Budget[] }) {
  const { t } = useTranslation();
  const nameOf = useScopeName();
  const maySet = useMay("budget.set", "Budget");
  const [editing, setEditing] = useState<Limited | "new">();
  const [removed, setRemoved] = useState<Limited>();
  const limited = limitsOf(budgets);
  const add = maySet && <Button onClick={() => setEditing("new")}>{t("budgets.add")}</Button>;
  const named = editing && editing !== "new" ? nameOf(editing.budget) : "";
  return (
    <Section title={t("budgets.limits")} about={t("budgets.limits_about")}>
      {removed && <Removed gone={removed} named={nameOf(removed.budget)} onEnd={() => setRemoved(undefined)} />}
      {limited.length === 0 ? (
        <Empty title={t("budgets.empty")} action={add}>
          {t(maySet === false ? "budgets.empty_ask" : "budgets.empty_about")}
        </Empty>
      ) : (
        <>
          <table className="cards" aria-label={t("budgets.limits")}>
            <thead>
              <tr>
                <th scope="col">{t("budgets.whose")}</th>
                <th scope="col">{t("budgets.used")}</th>
                <th scope="col" className="number">
                  {t("budgets.left")}
                </th>
                <th scope="col">{t("budgets.kind")}</th>
                <th scope="col">{t("budgets.window")}</th>
                <th scope="col">{t("budgets.ends")}</th>
              </tr>
            </thead>
            <tbody>
              {limited.map((one) => (
                <LimitRow
                  key={`${one.budget.scope} ${one.budget.window} ${one.unit}`}
                  one={one}
                  onEdit={maySet ? () => setEditing(one) : undefined}
                />
              ))}
            </tbody>
          </table>
          <div className="below">{add}</div>
        </>
      )}
      <RecordDialog
        title={editing === "new" ? t("budgets.add") : `${named} · ${editing ? t(`budget_unit.${editing.unit}`) : ""}`}
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
      >
        <EditLimit
          limited={editing === "new" ? undefined : editing}
          named={named}
          onClose={() => setEditing(undefined)}
          onRemoved={setRemoved}
        />
      </RecordDialog>
    </Section>
  );
}

// Saved to the right, spent to the left, of a middle that all rows share.
function Balance({ one, most }: { one: Purpose; most: number }) {
  const { t } = useTranslation();
  const at = (value: number) => (50 * value) / most;
  return (
    <svg
      className="share balance"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={t("value.balance", { spent: micros(one.spent_micros), saved: micros(one.saved_micros) })}
    >
      <rect className="share-ground" width="100" height="8" />
      <rect className="balance-spent" x={50 - at(one.spent_micros)} width={at(one.spent_micros)} height="8" />
      <rect className="balance-saved" x="50" width={at(one.saved_micros)} height="8" />
      <rect className="balance-middle" x="49.8" width="0.4" height="8" />
    </svg>
  );
}

function Ledger({ purposes }: { purposes: Purpose[] }) {
  const { t } = useTranslation();
  const nameOf = usePurposeName();
  const maySet = useMay("purpose.set", "Purpose");
  const [editing, setEditing] = useState<Purpose | "new">();
  const most = Math.max(1, ...purposes.flatMap((one) => [one.spent_micros, one.saved_micros]));
  const rows = [...purposes].sort((a, b) => b.net_micros - a.net_micros);
  const add = maySet && <Button onClick={() => setEditing("new")}>{t("value.add")}</Button>;
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={t("value.empty")} action={add}>
          {t("value.empty_about")}
        </Empty>
      ) : (
        <>
          <table className="cards" aria-label={t("value.title")}>
            <thead>
              <tr>
                <th scope="col">{t("value.purpose")}</th>
                <th scope="col">{t("ai.owner")}</th>
                <th scope="col" className="number">
                  {t("ai.calls")}
                </th>
                <th scope="col" className="number">
                  {t("value.hours")}
                </th>
                <th scope="col" className="number">
                  {t("value.spent")}
                </th>
                <th scope="col" className="number">
                  {t("value.saved")}
                </th>
                <th scope="col">{t("value.drawn")}</th>
                <th scope="col" className="number">
                  {t("value.net")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.name}>
                  <td data-main>
                    {maySet ? (
                      <button type="button" className="row-link as-link" onClick={() => setEditing(one)}>
                        {nameOf(one.name)}
                      </button>
                    ) : (
                      <strong>{nameOf(one.name)}</strong>
                    )}
                    {!one.registered && <div className="lacking report-small">{t("value.unregistered")}</div>}
                  </td>
                  <td data-label={t("ai.owner")} className="wrap">
                    {one.owner_email ?? "–"}
                  </td>
                  <td className="number" data-label={t("ai.calls")}>
                    {count(one.calls)}
                  </td>
                  <td className="number" data-label={t("value.hours")}>
                    {one.registered ? decimal((one.saved_seconds_total / 3600).toFixed(1)) : "–"}
                  </td>
                  <td className="number" data-label={t("value.spent")}>
                    {micros(one.spent_micros)}
                  </td>
                  <td className="number" data-label={t("value.saved")}>
                    {one.registered ? micros(one.saved_micros) : "–"}
                  </td>
                  <td data-label={t("value.drawn")} className="meter-cell">
                    <Balance one={one} most={most} />
                  </td>
                  <td className="number" data-label={t("value.net")}>
                    {micros(one.net_micros)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="below">{add}</div>
        </>
      )}
      <RecordDialog
        title={editing === "new" ? t("value.add") : editing ? nameOf(editing.name) : ""}
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
      >
        <EditPurpose purpose={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />
      </RecordDialog>
    </>
  );
}

export function Budgets() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/budgets" });
  const asked = route.useSearch();
  const usual = thisMonth(new Date());
  const period = { since: asked.since ?? usual.since, until: asked.until ?? usual.until };
  const budgets = useQuery(budgetsQuery);
  const purposes = useQuery(purposesQuery(period));
  return (
    <Page title={t("nav.budgets")} about={t("budgets.about")}>
      <div className="report">
        <Loaded query={budgets}>{({ items }) => <Limits budgets={items} />}</Loaded>
        <Section title={t("value.title")} about={t("value.about")}>
          <PeriodPicker {...period} onPick={(search) => void navigate({ search })} />
          <Loaded query={purposes}>{({ items }) => <Ledger purposes={items} />}</Loaded>
        </Section>
      </div>
    </Page>
  );
}
