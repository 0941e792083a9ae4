import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallFilter } from "../api/queries";
import { count } from "../format";

// A number of calls that opens the list of exactly these.
export function Calls({ calls, filter, of }: { calls: number; filter?: CallFilter; of: string }) {
  const { t } = useTranslation();
  const number = count(calls);
  if (calls === 0 || !filter) return <span className="figure">{number}</span>;
  return (
    <Link
      to="/calls"
      search={filter}
      className="figure"
      aria-label={t("use.open_calls", { count: calls, number, of })}
      data-calls={calls}
    >
      {number}
    </Link>
  );
}

// A share, drawn; the number beside it says the same.
export function Bar({ part, whole, tone }: { part: number; whole: number; tone?: "warn" | "bad" }) {
  const percent = whole > 0 ? Math.min(100, Math.max(part > 0 ? 1 : 0, (100 * part) / whole)) : 0;
  return (
    <svg className="share" data-tone={tone} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="share-ground" width="100" height="6" rx="1" />
      <rect className="share-part" width={percent} height="6" rx="1" />
    </svg>
  );
}

export function Section({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className="report-part">
      <h2>{title}</h2>
      {about && <p className="muted">{about}</p>}
      {children}
    </section>
  );
}
