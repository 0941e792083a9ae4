import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import {
  type CallFilter,
  callOrders,
  callStatuses,
  callZones,
  dataClasses,
  type InvoiceFilter,
  invoiceOrders,
  type Period,
  queries,
  sessionQuery,
} from "./api/queries";
import { ownedBy } from "./chat/owner";
import { Shell } from "./components/Shell";
import { ErrorPanel } from "./components/States";
import { withWordsOfUse } from "./i18n";
import { NotFound } from "./pages/NotFound";

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
}

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <ErrorPanel error={error} />,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/signin",
  validateSearch: (search): { to?: string } => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import("./pages/SignIn"), "SignIn"),
});

// Everything else needs a session.
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/signin", search: { to: location.href === "/" ? undefined : location.href } });
    ownedBy(session.user.id);
  },
  component: Shell,
});

const paged = (search: Record<string, unknown>): { after?: string } => ({ after: text(search.after) });

const period = (search: Record<string, unknown>): Period => ({ since: text(search.since), until: text(search.until) });

const pages = [
  createRoute({
    getParentRoute: () => inside,
    path: "/",
    component: lazyRouteComponent(() => import("./pages/Home"), "Home"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/new",
    validateSearch: (search): { runs?: string } => ({ runs: text(search.runs) }),
    component: lazyRouteComponent(() => import("./pages/New"), "New"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/runs",
    validateSearch: paged,
    component: lazyRouteComponent(() => import("./pages/Runs"), "Runs"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/runs/$run",
    component: lazyRouteComponent(() => import("./pages/Run"), "RunPage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/gates/$gate",
    component: lazyRouteComponent(() => import("./pages/Gate"), "GatePage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/invoices",
    validateSearch: (search): InvoiceFilter => ({
      buyer: text(search.buyer),
      from: text(search.from),
      until: text(search.until),
      sort: invoiceOrders.find((one) => one === search.sort),
      after: text(search.after),
    }),
    component: lazyRouteComponent(() => import("./pages/Invoices"), "Invoices"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/calls",
    validateSearch: (search): CallFilter => ({
      action: text(search.action),
      principal: text(search.principal),
      decision: search.decision === "permit" || search.decision === "forbid" ? search.decision : undefined,
      status: callStatuses.find((one) => one === search.status),
      run: text(search.run),
      purpose: text(search.purpose),
      registered: search.registered === "false" || search.registered === false ? "false" : undefined,
      model: text(search.model),
      zone: callZones.find((one) => one === search.zone),
      data_class: dataClasses.find((one) => one === search.data_class),
      finding: text(search.finding),
      from: text(search.from),
      until: text(search.until),
      sort: callOrders.find((one) => one === search.sort),
      after: text(search.after),
    }),
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Calls")), "Calls"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/calls/$call",
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Call")), "CallPage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/chat",
    component: lazyRouteComponent(() => import("./pages/Chat"), "ChatPage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/models",
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Models")), "Models"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/ai-use",
    validateSearch: period,
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/AiUse")), "AiUsePage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/budgets",
    validateSearch: period,
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Budgets")), "Budgets"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/findings",
    validateSearch: period,
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Findings")), "FindingsPage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/routes",
    component: lazyRouteComponent(() => withWordsOfUse().then(() => import("./pages/Routes")), "RoutesPage"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/company",
    component: lazyRouteComponent(() => import("./pages/Company"), "Company"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/customers",
    component: lazyRouteComponent(() => import("./pages/Customers"), "Customers"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/people",
    component: lazyRouteComponent(() => import("./pages/People"), "People"),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: "/policy",
    component: lazyRouteComponent(() => import("./pages/Policy"), "Policy"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren(pages)]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
