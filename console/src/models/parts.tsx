import { Badge, Button, Code } from "@mantine/core";
import { IconBuilding, IconServer, IconWorld } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/may";
import { Copy, Empty } from "../components/States";

const zoneIcons = { machine: IconServer, company: IconBuilding, eu: IconWorld, world: IconWorld };
const zoneTones = { machine: "teal", company: "teal", eu: "blue", world: "yellow" };
type Zone = keyof typeof zoneIcons;
export function isZone(text: unknown): text is Zone {
  return typeof text === "string" && text in zoneIcons;
}

export function ZoneBadge({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const Icon = isZone(zone) ? zoneIcons[zone] : IconWorld;
  return (
    <Badge
      className="badge"
      data-tone={isZone(zone) ? zoneTones[zone] : "yellow"}
      variant="default"
      radius="sm"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(`zone.${zone}`, { defaultValue: zone })}
    </Badge>
  );
}

const commands = [
  "socle model add NAME --openai http://127.0.0.1:8000/v1",
  "socle model add NAME --openai https://HOST/v1 --key-file KEY",
];

// There is no model yet: what to do about it, for those who can and for those who cannot.
export function NoModel({ action }: { action?: ReactNode }) {
  const { t } = useTranslation();
  const mayAdd = useMay("model.add");
  return (
    <Empty
      title={t("models.empty")}
      action={
        <>
          <ul className="commands">
            {commands.map((command, at) => (
              <li key={command}>
                <span className="muted">{t(at === 0 ? "models.empty_near" : "models.empty_far")}</span>
                <span className="command">
                  <Code>{command}</Code>
                  <Copy value={command} label={t("action.copy")} />
                </span>
              </li>
            ))}
          </ul>
          {mayAdd && action}
        </>
      }
    >
      {t(mayAdd === false ? "models.empty_ask" : "models.empty_about")}
    </Empty>
  );
}

export function ToModels() {
  const { t } = useTranslation();
  return <Button renderRoot={(props) => <Link to="/models" {...props} />}>{t("models.open")}</Button>;
}
