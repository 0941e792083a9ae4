import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../api/queries";
import { lastDays, lastMonth, thisMonth } from "./days";

// The days of a report. They stand in the address: `onPick` puts them there.
export function PeriodPicker({ since, until, onPick }: Required<Period> & { onPick: (period: Period) => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(since);
  const [to, setTo] = useState(until);
  useEffect(() => {
    setFrom(since);
    setTo(until);
  }, [since, until]);
  const wrong = from !== "" && to !== "" && from > to;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!wrong) onPick({ since: from || undefined, until: to || undefined });
  }
  const now = new Date();
  const usual: [string, Period][] = [
    [t("use.last_30_days"), lastDays(30, now)],
    [t("use.this_month"), thisMonth(now)],
    [t("use.last_month"), lastMonth(now)],
    [t("use.last_90_days"), lastDays(90, now)],
  ];
  return (
    <form className="filters period" onSubmit={submit} aria-label={t("use.period")}>
      <TextInput
        type="date"
        label={t("filter.from")}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={wrong ? t("use.wrong_days") : undefined}
      />
      <TextInput
        type="date"
        label={t("filter.until")}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t("use.show")}
      </Button>
      <Group gap="xs">
        {usual.map(([name, period]) => (
          <Button
            key={name}
            size="compact-sm"
            variant="subtle"
            aria-pressed={period.since === since && period.until === until}
            onClick={() => onPick(period)}
          >
            {name}
          </Button>
        ))}
      </Group>
    </form>
  );
}
