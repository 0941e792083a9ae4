import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { CallFilter } from "./queries";
import type { CallSummary } from "./types";

export type LiveState = "off" | "joining" | "on" | "lost";

// What came since, laid over the page that was loaded: changed rows in their place, new ones on top. Ids rise with time.
export function laidOver(page: CallSummary[], came: CallSummary[], most: number): CallSummary[] {
  const by = new Map(page.map((call) => [call.id, call]));
  for (const call of came) by.set(call.id, call);
  return [...by.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, most);
}

// The calls that the log publishes while somebody watches, under the same filter as the list.
export function useLiveCalls(filter: CallFilter, wanted: boolean): { state: LiveState; came: CallSummary[] } {
  const client = useQueryClient();
  const [came, setCame] = useState<CallSummary[]>([]);
  const [state, setState] = useState<LiveState>("off");
  const query = new URLSearchParams();
  for (const name of [
    "action",
    "principal",
    "decision",
    "status",
    "run",
    "purpose",
    "registered",
    "model",
    "zone",
    "data_class",
    "finding",
  ] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  const address = `/api/v1/call-events?${query}`;
  useEffect(() => {
    setCame([]);
    setState(wanted ? "joining" : "off");
    if (!wanted) return;
    const events = new EventSource(address);
    events.addEventListener("ready", () => {
      setState("on");
      void client.invalidateQueries({ queryKey: ["calls"] }); // what happened between loading and joining
    });
    events.addEventListener("call", (event) => {
      const call = JSON.parse((event as MessageEvent<string>).data) as CallSummary;
      setCame((before) => [call, ...before.filter((one) => one.id !== call.id)].slice(0, 200));
    });
    events.addEventListener("error", () => setState(events.readyState === EventSource.CLOSED ? "lost" : "joining"));
    return () => events.close();
  }, [address, wanted, client]);
  return { state, came };
}
