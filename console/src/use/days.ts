import type { Period } from "../api/queries";

// Days are those of UTC, as the server counts them.
const iso = (at: Date) => at.toISOString().slice(0, 10);
const day = (year: number, month: number, date: number) => iso(new Date(Date.UTC(year, month, date)));

export function lastDays(days: number, now: Date): Required<Period> {
  return {
    since: day(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days + 1),
    until: iso(now),
  };
}

export function thisMonth(now: Date): Required<Period> {
  return { since: day(now.getUTCFullYear(), now.getUTCMonth(), 1), until: iso(now) };
}

export function lastMonth(now: Date): Required<Period> {
  return {
    since: day(now.getUTCFullYear(), now.getUTCMonth() - 1, 1),
    until: day(now.getUTCFullYear(), now.getUTCMonth(), 0),
  };
}

// Every day from the first to the last, both included.
export function daysBetween(since: string, until: string): string[] {
  const out: string[] = [];
  for (let at = Date.parse(since); at <= Date.parse(until) && out.length < 400; at += 86_400_000)
    out.push(iso(new Date(at)));
  return out;
}
