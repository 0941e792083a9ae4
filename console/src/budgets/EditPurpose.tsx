import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import type { Purpose } from "../api/types";
import { RecordFoot } from "../components/Record";
import { amountOf, amountText } from "./limits";

// Registers a purpose: who answers for it, and what each of its calls replaces.
export function EditPurpose({ purpose, onClose }: { purpose?: Purpose; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(purpose?.name ?? "");
  const [owner, setOwner] = useState(purpose?.owner_email ?? "");
  const [minutes, setMinutes] = useState(purpose?.registered ? String(purpose.seconds_saved / 60) : "");
  const [hour, setHour] = useState(purpose?.registered ? amountText(purpose.hour_cost_micros, "money") : "");
  const [tried, setTried] = useState(false);
  const seconds = /^\d{1,5}([.,]\d{1,2})?$/.test(minutes.trim())
    ? Math.round(Number(minutes.trim().replace(",", ".")) * 60)
    : undefined;
  const cost = amountOf(hour, "money");
  const whole = name.trim() !== "" && owner.trim() !== "" && seconds !== undefined && cost !== undefined;
  const save = useMutation({
    mutationFn: () =>
      take(
        api.PUT("/api/v1/purposes/{name}", {
          params: { path: { name: name.trim() } },
          body: { owner: owner.trim(), seconds_saved: seconds ?? 0, hour_cost_micros: cost ?? 0 },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["purposes"] }),
        client.invalidateQueries({ queryKey: ["ai-use"] }),
      ]);
      onClose();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (whole) save.mutate();
  }
  const missing = (wrong: boolean) => (tried && wrong ? t("value.flaw") : undefined);
  return (
    <form onSubmit={submit} noValidate>
      <div className="form-grid">
        <TextInput
          label={t("value.purpose")}
          description={t("value.purpose_about")}
          required
          disabled={purpose !== undefined}
          value={name}
          error={missing(name.trim() === "")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("value.owner")}
          description={t("value.owner_about")}
          required
          type="email"
          value={owner}
          error={missing(owner.trim() === "")}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextInput
          label={t("value.minutes")}
          description={t("value.minutes_about")}
          required
          inputMode="decimal"
          value={minutes}
          error={missing(seconds === undefined)}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <TextInput
          label={t("value.hour")}
          description={t("value.hour_about")}
          required
          inputMode="decimal"
          value={hour}
          error={missing(cost === undefined)}
          onChange={(event) => setHour(event.currentTarget.value)}
        />
      </div>
      <RecordFoot error={save.error}>
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
