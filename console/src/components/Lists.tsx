import { IconArrowDown, IconArrowUp, IconDownload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
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
