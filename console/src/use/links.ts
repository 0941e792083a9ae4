import type { CallFilter, Period } from "../api/queries";
import type { AiUse } from "../api/types";

// What narrows the list of calls down to the calls that a figure of the report counts.
export function callsOf({ since, until }: Required<Period>, more: CallFilter = {}): CallFilter {
  return { action: "model.send", from: since, until, ...more };
}

type Zone = AiUse["zones"][number]["zone"];
type DataClass = AiUse["zones"][number]["data_class"];
export const placed = (zone: Zone, data_class: DataClass): CallFilter => ({
  zone: zone ?? "none",
  data_class: data_class ?? "none",
});

// The matrix of where and with which data: zones and classes that occur, in the order of the server.
export function matrix(zones: AiUse["zones"]): {
  zones: Zone[];
  classes: DataClass[];
  at: (zone: Zone, data_class: DataClass) => number;
} {
  const order = ["public", "internal", "confidential", "personal", "secret", null] as const;
  const seen = new Set(zones.map((one) => one.data_class));
  return {
    zones: [...new Set(zones.map((one) => one.zone))],
    classes: order.filter((one) => seen.has(one)),
    at: (zone, data_class) => zones.find((one) => one.zone === zone && one.data_class === data_class)?.calls ?? 0,
  };
}

export interface GapRow {
  gap: AiUse["models"][number]["gaps"][number];
  kind: "model" | "purpose";
  name: string;
  calls: number;
}

// Everything that somebody should see to, most calls first.
export function gapsOf(report: AiUse): GapRow[] {
  const rows = [
    ...report.purposes.flatMap((one) =>
      one.gaps.map((gap) => ({ gap, kind: "purpose" as const, name: one.name, calls: one.calls })),
    ),
    ...report.models.flatMap((one) =>
      one.gaps.map((gap) => ({ gap, kind: "model" as const, name: one.name, calls: one.calls })),
    ),
  ];
  return rows.sort((a, b) => b.calls - a.calls);
}
