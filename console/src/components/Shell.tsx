import { ActionIcon, Burger, Button, Drawer, Kbd, Menu, UnstyledButton } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import {
  IconBuilding,
  IconCoins,
  IconCpu,
  IconFileInvoice,
  IconFilePlus,
  IconFiles,
  IconHome,
  IconListCheck,
  IconMessageCircle,
  IconReportAnalytics,
  IconRoute,
  IconScale,
  IconSearch,
  IconShieldSearch,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onFactorNeeded } from "../api/client";
import { useMay } from "../api/may";
import { gatesQuery, sessionQuery } from "../api/queries";

const FactorPrompt = lazy(() => import("./Factor").then((module) => ({ default: module.FactorPrompt })));
const FactorSettings = lazy(() => import("./Factor").then((module) => ({ default: module.FactorSettings })));
const UserMenu = lazy(() => import("./UserMenu").then((module) => ({ default: module.UserMenu })));
const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));

const places = [
  { to: "/", key: "home", icon: IconHome },
  { to: "/chat", key: "chat", icon: IconMessageCircle },
  { to: "/new", key: "new", icon: IconFilePlus },
  { to: "/runs", key: "runs", icon: IconFiles },
  { to: "/invoices", key: "invoices", icon: IconFileInvoice },
  { to: "/calls", key: "calls", icon: IconListCheck },
  { to: "/models", key: "models", icon: IconCpu },
  { to: "/routes", key: "routes", icon: IconRoute },
  { to: "/ai-use", key: "ai_use", icon: IconReportAnalytics },
  { to: "/budgets", key: "budgets", icon: IconCoins },
  { to: "/findings", key: "findings", icon: IconShieldSearch },
  { to: "/company", key: "company", icon: IconBuilding },
  { to: "/customers", key: "customers", icon: IconUsersGroup },
  { to: "/people", key: "people", icon: IconUsers },
  { to: "/policy", key: "policy", icon: IconScale },
] as const;

// Those that are of use to the reader.
export function usePlaces() {
  const wanted: Record<string, boolean | undefined> = {
    chat: useMay("model.send"),
    ai_use: useMay("ai_use.read", "AuditLog"),
    routes: useMay("model.show"),
    budgets: useMay("budget.get", "Budget"),
    findings: useMay("call.list", "Call"),
  };
  return places.filter((place) => !(place.key in wanted) || wanted[place.key]);
}

function Places({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const waiting = useQuery(gatesQuery).data?.items.length ?? 0;
  const own = usePlaces();
  return (
    <nav aria-label={t("nav.label")} className="places">
      {own.map(({ to, key, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className="place"
          activeOptions={{ exact: to === "/" }}
          activeProps={{ "data-active": true }}
          onClick={onGo}
        >
          <Icon size={18} stroke={1.7} aria-hidden />
          <span>{t(`nav.${key}`)}</span>
          {to === "/" && waiting > 0 && (
            <span className="place-count" title={t("home.waiting_count", { count: waiting })}>
              {waiting}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

export function Shell() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [settings, setSettings] = useState(false); // of the second factor
  const [asked, setAsked] = useState<{ why: string; answer: (given: boolean) => void } | null>(null);
  useEffect(() => {
    onFactorNeeded((why) => new Promise((answer) => setAsked({ why, answer })));
    return () => onFactorNeeded(undefined);
  }, []);
  const [palette, setPalette] = useState(false); // fetched when first asked for; from then on it has the keys itself
  useHotkeys([["mod+K", () => setPalette(true)]], []);
  const { data: session } = useQuery(sessionQuery);
  const path = useRouterState({ select: (state) => state.location.pathname });

  // A new page: the reader's place is its heading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it runs for
  useEffect(() => {
    const title = document.querySelector("main h1")?.textContent;
    document.title = title ? `${title} · Socle` : "Socle";
  }, [path]);

  return (
    <div className="shell">
      <a href="#content" className="skip">
        {t("nav.skip")}
      </a>
      <aside className="side">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width={26} height={26} />
          <span>Socle</span>
        </Link>
        <Places />
      </aside>
      <header className="bar">
        <Burger className="bar-burger" size="sm" opened={opened} onClick={open} aria-label={t("nav.open")} />
        <Link to="/" className="brand bar-brand">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <span>Socle</span>
        </Link>
        <UnstyledButton className="finder" onClick={() => (palette ? spotlight.open() : setPalette(true))}>
          <IconSearch size={16} aria-hidden />
          <span className="finder-text">{t("palette.open")}</span>
          <Kbd size="xs" className="finder-keys" aria-hidden>
            Ctrl K
          </Kbd>
        </UnstyledButton>
        <Button
          component={Link}
          to="/new"
          className="bar-new"
          leftSection={<IconFilePlus size={16} aria-hidden />}
          size="sm"
        >
          {t("nav.new")}
        </Button>
        {session && (
          <Menu position="bottom-end" width={270} withinPortal>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                size="lg"
                radius="xl"
                aria-label={t("user.menu", { name: session.user.name })}
              >
                <IconUserCircle size={26} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Suspense>
                <UserMenu session={session} onFactor={() => setSettings(true)} />
              </Suspense>
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        title="Socle"
        lockScroll={false}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        <Places onGo={close} />
      </Drawer>
      {settings && session && (
        <Suspense>
          <FactorSettings factors={session.factors} onClose={() => setSettings(false)} />
        </Suspense>
      )}
      {asked && session && (
        <Suspense>
          <FactorPrompt
            why={asked.why}
            factors={session.factors}
            onEnd={(given) => {
              asked.answer(given);
              setAsked(null);
            }}
          />
        </Suspense>
      )}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      {palette && (
        <Suspense>
          <Palette />
        </Suspense>
      )}
    </div>
  );
}
