import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, api, setCsrf, take } from "./client";
import type { AiUse, CallSummary, Invoice, Session } from "./types";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused stays refused; only an unreachable or broken server is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});

// Asks again and again, but not for what was refused.
function whilePermitted(interval_ms: number) {
  return ({ state }: { state: { error: unknown } }) => (isForbidden(state.error) ? false : interval_ms);
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403;
}

export const waysQuery = queryOptions({
  queryKey: ["ways"],
  queryFn: () => take(api.GET("/api/v1/session/ways")),
});

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: () => take(api.GET("/api/v1/session/passkeys")),
});

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await take(api.GET("/api/v1/session"));
      setCsrf(session.csrf);
      return session;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export const statusQuery = queryOptions({ queryKey: ["status"], queryFn: () => take(api.GET("/api/v1/status")) });

export const gatesQuery = queryOptions({
  queryKey: ["gates"],
  queryFn: () => take(api.GET("/api/v1/gates", { params: { query: { limit: 100 } } })),
  refetchInterval: whilePermitted(15_000),
});

export const runsQuery = (limit: number, after?: string) =>
  queryOptions({
    queryKey: ["runs", limit, after ?? null],
    queryFn: () => take(api.GET("/api/v1/runs", { params: { query: { limit, after } } })),
    refetchInterval: whilePermitted(10_000),
  });

export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ["run", run],
    queryFn: () => take(api.GET("/api/v1/runs/{run}", { params: { path: { run } } })),
  });

export const runFilesQuery = (run: string) =>
  queryOptions({
    queryKey: ["run", run, "files"],
    queryFn: () => take(api.GET("/api/v1/runs/{run}/files", { params: { path: { run } } })),
  });

export const gateQuery = (id: string) =>
  queryOptions({
    queryKey: ["gate", id],
    queryFn: () => take(api.GET("/api/v1/gates/{id}", { params: { path: { id } } })),
  });

// A list that the server can also give as a file: here it is always a page.
interface Paged<T> {
  items: T[];
  next: string | null;
}

export const callOrders = [
  "at",
  "-at",
  "action",
  "-action",
  "principal",
  "-principal",
  "status",
  "-status",
  "cost",
  "-cost",
] as const;
export const callStatuses = ["done", "refused", "failed", "cancelled", "unknown", "open"] as const;
export const callZones = ["machine", "company", "eu", "world", "none"] as const;
export const dataClasses = ["public", "internal", "confidential", "personal", "secret", "none"] as const;
export interface CallFilter {
  action?: string;
  principal?: string;
  decision?: "permit" | "forbid";
  status?: (typeof callStatuses)[number];
  run?: string;
  purpose?: string;
  registered?: "false";
  model?: string;
  zone?: (typeof callZones)[number];
  data_class?: (typeof dataClasses)[number];
  finding?: string;
  from?: string;
  until?: string;
  sort?: (typeof callOrders)[number];
  after?: string;
}

export const invoiceOrders = ["number", "-number", "issue_date", "-issue_date", "buyer", "-buyer"] as const;
export interface InvoiceFilter {
  buyer?: string;
  from?: string;
  until?: string;
  sort?: (typeof invoiceOrders)[number];
  after?: string;
}

export const invoicesQuery = (filter: InvoiceFilter) =>
  queryOptions({
    queryKey: ["invoices", filter],
    queryFn: () =>
      take(api.GET("/api/v1/invoices", { params: { query: { limit: 50, ...filter } } })) as Promise<Paged<Invoice>>,
    placeholderData: keepPreviousData,
  });

export const callsQuery = (filter: CallFilter) =>
  queryOptions({
    queryKey: ["calls", filter],
    queryFn: () =>
      take(api.GET("/api/v1/calls", { params: { query: { limit: 50, ...filter } } })) as Promise<Paged<CallSummary>>,
    placeholderData: keepPreviousData,
  });

// How many calls the filter lets through, on all pages; apart from the page, which need not wait for it.
export const callsCountQuery = (filter: CallFilter) => {
  const { after: _, sort: __, ...narrow } = filter;
  return queryOptions({
    queryKey: ["calls", "count", narrow],
    queryFn: async () => {
      const answer = (await take(
        api.GET("/api/v1/calls", { params: { query: { limit: 1, count: "true", ...narrow } } }),
      )) as Paged<CallSummary> & { total?: number };
      return answer.total ?? 0;
    },
    placeholderData: keepPreviousData,
  });
};

// The days of a report, both included.
export interface Period {
  since?: string;
  until?: string;
}

export const aiUseQuery = (period: Period) =>
  queryOptions({
    queryKey: ["ai-use", period],
    queryFn: () => take(api.GET("/api/v1/ai-use", { params: { query: period } })) as Promise<AiUse>,
    placeholderData: keepPreviousData,
  });

export const findingsQuery = (period: Period) =>
  queryOptions({
    queryKey: ["findings", period],
    queryFn: () => take(api.GET("/api/v1/findings", { params: { query: period } })),
    placeholderData: keepPreviousData,
  });

export const budgetsQuery = queryOptions({
  queryKey: ["budgets"],
  queryFn: () => take(api.GET("/api/v1/budgets")),
  refetchInterval: whilePermitted(15_000),
});

export const purposesQuery = (period: Period) =>
  queryOptions({
    queryKey: ["purposes", period],
    queryFn: () =>
      take(api.GET("/api/v1/purposes", { params: { query: { from: period.since, until: period.until } } })),
    placeholderData: keepPreviousData,
  });

export const aliasesQuery = queryOptions({
  queryKey: ["aliases"],
  queryFn: () => take(api.GET("/api/v1/model-aliases")),
});

export const modelStatesQuery = queryOptions({
  queryKey: ["model-states"],
  queryFn: () => take(api.GET("/api/v1/model-states")),
  refetchInterval: whilePermitted(3_000),
});

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ["call", id],
    queryFn: () => take(api.GET("/api/v1/calls/{id}", { params: { path: { id } } })),
  });

export const companyQuery = queryOptions({
  queryKey: ["company"],
  queryFn: () => take(api.GET("/api/v1/company")),
});

export const customersQuery = queryOptions({
  queryKey: ["customers"],
  queryFn: () => take(api.GET("/api/v1/customers", { params: { query: { limit: 200 } } })),
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => take(api.GET("/api/v1/users", { params: { query: { limit: 200 } } })),
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: () => take(api.GET("/api/v1/keys", { params: { query: { limit: 200 } } })),
});

export const bundleQuery = queryOptions({
  queryKey: ["policy", "bundle"],
  queryFn: () => take(api.GET("/api/v1/policy/bundle")),
});

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: () => take(api.GET("/api/v1/models")),
});

export const modelQuery = (name: string) =>
  queryOptions({
    queryKey: ["models", name],
    queryFn: () => take(api.GET("/api/v1/models/{name}", { params: { path: { name } } })),
  });

// May I? Asked of the policies in force, so that a page offers what will be permitted; the call itself is decided anew.
export const mayQuery = (me: string, action: string, resource: string) =>
  queryOptions({
    queryKey: ["may", me, action, resource],
    staleTime: 60_000,
    queryFn: async () =>
      (await take(api.POST("/api/v1/policy/check", { body: { principal: me, action, resource } }))).decision ===
      "permit",
  });
