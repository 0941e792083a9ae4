import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { runQuery } from "./queries";
import type { Run } from "./types";

// A run, kept up to date by the server's events while it is running. Where the events break off, it is asked for again.
export function useLiveRun(id: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 5_000 : false),
  });
  const running = query.data?.state === "running";
  useEffect(() => {
    if (!running) return;
    const events = new EventSource(`/api/v1/runs/${encodeURIComponent(id)}/events`);
    events.addEventListener("run", (event) => {
      const run = JSON.parse((event as MessageEvent<string>).data) as Run;
      client.setQueryData(runQuery(id).queryKey, run);
      if (run.state === "running") return;
      events.close();
      // Once more in the reader's language, and whatever lists it.
      void client.invalidateQueries({ queryKey: ["run", id] });
      void client.invalidateQueries({ queryKey: ["runs"] });
      void client.invalidateQueries({ queryKey: ["gates"] });
    });
    events.addEventListener("error", () => events.close());
    return () => events.close();
  }, [id, running, client]);
  return query;
}
