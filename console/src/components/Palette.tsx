import { Spotlight, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import { IconFile, IconGavel, IconListCheck, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { callsQuery, gatesQuery, runsQuery } from "../api/queries";
import { money, shortId } from "../format";
import { useNameOf } from "./Person";
import { usePlaces } from "./Shell";

// Ctrl-K: pages, what waits, runs and calls.
export function Palette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const places = usePlaces();
  const [opened, setOpened] = useState(false);
  useEffect(() => spotlight.open(), []); // it is fetched because somebody wants it
  const gates = useQuery({ ...gatesQuery, enabled: opened }).data?.items ?? [];
  const runs = useQuery({ ...runsQuery(50), enabled: opened, refetchInterval: false }).data?.items ?? [];
  const calls = useQuery({ ...callsQuery({}), enabled: opened }).data?.items ?? [];
  const groups: SpotlightActionGroupData[] = [
    {
      group: t("palette.pages"),
      actions: places.map(({ to, key, icon: Icon }) => ({
        id: `page-${key}`,
        label: t(`nav.${key}`),
        leftSection: <Icon size={18} aria-hidden />,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: t("palette.gates"),
      actions: gates.map((gate) => ({
        id: gate.id,
        label: gate.buyer ?? gate.title,
        description: `${money(gate.amount, gate.currency)} · ${shortId(gate.id)}`,
        leftSection: <IconGavel size={18} aria-hidden />,
        onClick: () => void navigate({ to: "/gates/$gate", params: { gate: gate.id } }),
      })),
    },
    {
      group: t("palette.runs"),
      actions: runs.map((run) => ({
        id: run.run,
        label: run.file ?? run.run,
        description: [run.number, run.buyer, t(`run_state.${run.state}`)].filter(Boolean).join(" · "),
        leftSection: <IconFile size={18} aria-hidden />,
        onClick: () => void navigate({ to: "/runs/$run", params: { run: run.run } }),
      })),
    },
    {
      group: t("palette.calls"),
      actions: calls.map((call) => ({
        id: call.id,
        label: call.action,
        description: `${nameOf(call.principal)} · ${call.id}`,
        leftSection: <IconListCheck size={18} aria-hidden />,
        onClick: () => void navigate({ to: "/calls/$call", params: { call: call.id } }),
      })),
    },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={["mod + K"]}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={420}
      lockScroll={false}
      nothingFound={t("palette.nothing")}
      onSpotlightOpen={() => setOpened(true)}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t("palette.open"),
        "aria-label": t("palette.open"),
      }}
    />
  );
}
