import { Button, Group, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconDownload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallFilter, InvoiceFilter } from "../api/queries";

type Sort = NonNullable<CallFilter["sort"] | InvoiceFilter["sort"]>;

// The head of a column that the server sorts by; a click turns the order round. The order stands in the address.
export function SortHead({
  column,
  sort,
  usual,
  largeFirst,
  number,
  children,
}: {
  column: string;
  sort: string | undefined;
  usual: string;
  largeFirst?: boolean;
  number?: boolean;
  children: ReactNode;
}) {
  const now = sort ?? usual;
  const active = now === column || now === `-${column}`;
  const descending = now === `-${column}`;
  const wanted = (active ? (descending ? column : `-${column}`) : largeFirst ? `-${column}` : column) as Sort;
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={number ? "number" : undefined}
      aria-sort={active ? (descending ? "descending" : "ascending") : undefined}
    >
      <Link to="." search={(search: object) => ({ ...search, sort: wanted, after: undefined })} className="sort">
        {children}
        {active && <Arrow size={13} aria-hidden />}
      </Link>
    </th>
  );
}

// The whole filtered list as a file, made by the server.
export function ExportLinks({ path, filter }: { path: string; filter: object }) {
  const { t } = useTranslation();
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (typeof value === "string" && name !== "after") query.set(name, value);
  }
  return (
    <p className="export">
      <IconDownload size={16} aria-hidden />
      <span className="muted">{t("export.all")}</span>
      {(["csv", "json"] as const).map((format) => {
        const whole = new URLSearchParams(query);
        whole.set("format", format);
        return (
          <a key={format} href={`/api/v1/${path}?${whole}`} download>
            {format.toUpperCase()}
          </a>
        );
      })}
    </p>
  );
}

// What narrows a list down: its own fields, then a span of days. `onFilter` puts them into the address.
export function Filters({
  from,
  until,
  onFrom,
  onUntil,
  onFilter,
  clear,
  children,
}: {
  from: string;
  until: string;
  onFrom: (day: string) => void;
  onUntil: (day: string) => void;
  onFilter: () => void;
  clear: ReactNode; // the link to the whole list, where there is anything to clear
  children: ReactNode;
}) {
  const { t } = useTranslation();
  function filter(event: FormEvent) {
    event.preventDefault();
    onFilter();
  }
  return (
    <form className="filters" onSubmit={filter} aria-label={t("calls.filters")}>
      {children}
      <TextInput
        type="date"
        label={t("filter.from")}
        value={from}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("filter.until")}
        value={until}
        onChange={(event) => onUntil(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" variant="default">
          {t("calls.filter")}
        </Button>
        {clear}
      </Group>
    </form>
  );
}
