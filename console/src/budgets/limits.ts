import type { Budget } from "../api/types";

export const units = ["money", "calls", "tokens", "energy"] as const;
export type Unit = (typeof units)[number];

const decimalsOf: Record<Unit, number> = { money: 6, calls: 0, tokens: 0, energy: 3 };
const names = {
  money: { hard: "limit_micros", soft: "soft_limit_micros", spent: "spent_micros", reserved: "reserved_micros" },
  calls: { hard: "limit_calls", soft: "soft_limit_calls", spent: "calls", reserved: "reserved_calls" },
  tokens: { hard: "limit_tokens", soft: "soft_limit_tokens", spent: "tokens", reserved: "reserved_tokens" },
  energy: {
    hard: "limit_energy_mwh",
    soft: "soft_limit_energy_mwh",
    spent: "energy_mwh",
    reserved: "reserved_energy_mwh",
  },
} as const;

export interface Limited {
  budget: Budget;
  unit: Unit;
  hard: number | null;
  soft: number | null;
  spent: number;
  reserved: number;
}

// Each limit that is set, fullest first.
export function limitsOf(budgets: Budget[]): Limited[] {
  const out = budgets.flatMap((budget) =>
    units.map((unit): Limited => {
      const of = names[unit];
      return {
        budget,
        unit,
        hard: budget[of.hard],
        soft: budget[of.soft],
        spent: budget[of.spent],
        reserved: budget[of.reserved],
      };
    }),
  );
  return out.filter((one) => one.hard !== null || one.soft !== null).sort((a, b) => fullness(b) - fullness(a));
}

// Of the limit that comes first; beyond 1: passed.
export function fullness({ hard, soft, spent, reserved }: Limited): number {
  const limit = hard ?? soft ?? 0;
  return limit > 0 ? (spent + reserved) / limit : spent + reserved > 0 ? 2 : 1;
}

// "25", "25.00" or "25,5" in the unit's smallest part; digit by digit, as money never passes through a float.
export function amountOf(text: string, unit: Unit): number | undefined {
  const decimals = decimalsOf[unit];
  const parts = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (!parts || (parts[2]?.length ?? 0) > decimals) return undefined;
  return Number(`${parts[1]}${(parts[2] ?? "").padEnd(decimals, "0")}`);
}

// The other way: what a field shows of an amount.
export function amountText(amount: number | null, unit: Unit): string {
  if (amount === null) return "";
  const decimals = decimalsOf[unit];
  if (decimals === 0) return String(amount);
  const digits = String(amount).padStart(decimals + 1, "0");
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  return fraction ? `${digits.slice(0, -decimals)}.${fraction}` : digits.slice(0, -decimals);
}

// What is asked of the server: only this unit's limits; an empty field takes one away.
export function changeOf(unit: Unit, hard: string, soft: string, window: Budget["window"]) {
  const amount = (text: string) => (text.trim() === "" ? null : (amountOf(text, unit) ?? null));
  return { window, [names[unit].hard]: amount(hard), [names[unit].soft]: amount(soft) };
}

export const scopes = ["tenant", "team", "person", "purpose", "model", "key"] as const;
export type ScopeKind = (typeof scopes)[number];
export function scopeOf(kind: ScopeKind, name: string): string {
  if (kind === "tenant") return "tenant";
  return kind === "person" || kind === "key" ? name.trim() : `${kind}:${name.trim()}`;
}
