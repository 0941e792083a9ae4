import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { budgetsQuery } from "../api/queries";
import type { Budget } from "../api/types";
import { RecordFoot } from "../components/Record";
import {
  amountOf,
  amountText,
  changeOf,
  type Limited,
  type ScopeKind,
  scopeOf,
  scopes,
  type Unit,
  units,
} from "./limits";

// Sets a limit; of one that is there, scope, window and unit stay as they are.
export function EditLimit({
  limited,
  named,
  onClose,
  onRemoved,
}: {
  limited?: Limited;
  named: string;
  onClose: () => void;
  onRemoved: (gone: Limited) => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<ScopeKind>("tenant");
  const [name, setName] = useState("");
  const [unit, setUnit] = useState<Unit>(limited?.unit ?? "money");
  const [span, setSpan] = useState<Budget["window"]>(limited?.budget.window ?? "month");
  const [hard, setHard] = useState(amountText(limited?.hard ?? null, unit));
  const [soft, setSoft] = useState(amountText(limited?.soft ?? null, unit));
  const [tried, setTried] = useState(false);
  const set = (body: ReturnType<typeof changeOf>) =>
    take(
      api.PUT("/api/v1/budgets/{scope}", {
        params: { path: { scope: limited?.budget.scope ?? scopeOf(kind, name) } },
        body,
      }),
    );
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: budgetsQuery.queryKey });
    onClose();
  };
  const save = useMutation({ mutationFn: () => set(changeOf(unit, hard, soft, span)), onSuccess });
  const remove = useMutation({
    mutationFn: () => set(changeOf(unit, "", "", span)),
    onSuccess: async () => {
      await onSuccess();
      if (limited) onRemoved(limited);
    },
  });
  const flawOf = (text: string) =>
    text.trim() !== "" && amountOf(text, unit) === undefined ? t("budgets.flaw_amount") : undefined;
  const flawHard = flawOf(hard) ?? (hard.trim() === "" && soft.trim() === "" ? t("budgets.flaw_none") : undefined);
  const flawName = !limited && kind !== "tenant" && name.trim() === "" ? t("budgets.flaw_name") : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!flawHard && !flawOf(soft) && !flawName) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className="form-grid">
        {!limited && (
          <>
            <NativeSelect
              label={t("budgets.whose")}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as ScopeKind)}
              data={scopes.map((value) => ({ value, label: t(`budget_kind.${value}`) }))}
            />
            {kind !== "tenant" && (
              <TextInput
                label={t(`budget_name.${kind}`)}
                required
                value={name}
                error={tried ? flawName : undefined}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
            <NativeSelect
              label={t("budgets.unit")}
              value={unit}
              onChange={(event) => setUnit(event.currentTarget.value as Unit)}
              data={units.map((value) => ({ value, label: t(`budget_unit.${value}`) }))}
            />
            <NativeSelect
              label={t("budgets.window")}
              value={span}
              onChange={(event) => setSpan(event.currentTarget.value as Budget["window"])}
              data={(["day", "month"] as const).map((value) => ({ value, label: t(`budget_window.${value}`) }))}
            />
          </>
        )}
        <TextInput
          label={t("budgets.hard")}
          description={t("budgets.hard_about")}
          inputMode="decimal"
          value={hard}
          error={tried ? flawHard : undefined}
          onChange={(event) => setHard(event.currentTarget.value)}
        />
        <TextInput
          label={t("budgets.soft")}
          description={t("budgets.soft_about")}
          inputMode="decimal"
          value={soft}
          error={tried ? flawOf(soft) : undefined}
          onChange={(event) => setSoft(event.currentTarget.value)}
        />
      </div>
      <RecordFoot
        error={save.error ?? remove.error}
        removal={
          limited !== undefined && {
            label: t("budgets.remove"),
            consequence: t("budgets.remove_consequence", { name: named, unit: t(`budget_unit.${unit}`) }),
            confirm: t("budgets.remove_do"),
            pending: remove.isPending,
            remove: () => remove.mutate(),
          }
        }
      >
        <Button variant="default" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </RecordFoot>
    </form>
  );
}
