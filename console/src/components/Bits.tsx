import { Anchor, Badge, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Check, Finding, RunState } from "../api/types";
import { dateTime, relative } from "../format";

// "3 minutes ago"; the exact time on hover and for machines.
export function When({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={dateTime(at)}>
      {relative(at, now)}
    </time>
  );
}

const stateColours: Record<RunState, string> = {
  running: "blue",
  waiting: "yellow",
  done: "teal",
  refused: "gray",
  failed: "red",
};

export function StateBadge({ state }: { state: RunState }) {
  const { t } = useTranslation();
  return (
    <Badge className="badge" data-tone={stateColours[state]} variant="default" radius="sm">
      {t(`run_state.${state}`)}
    </Badge>
  );
}

export function DecisionBadge({ decision }: { decision: string | null | undefined }) {
  const { t } = useTranslation();
  if (decision !== "permit" && decision !== "forbid") return <span className="muted">–</span>;
  return (
    <Badge className="badge" data-tone={decision === "permit" ? "teal" : "red"} variant="default" radius="sm">
      {t(`decision.${decision}`)}
    </Badge>
  );
}

export function FindingsCount({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <span className={count > 0 ? "findings-count" : "muted"}>
      {count > 0 && <IconAlertTriangle size={15} aria-hidden />}
      {t("finding.count", { count })}
    </span>
  );
}

const severityIcons = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX };

// What was found, what to do about it, and where: a click leads to the field.
export function FindingList({
  findings,
  onField,
}: {
  findings: (Finding | Check)[];
  onField?: (path: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {findings.map((finding, at) => {
        const Icon = severityIcons[finding.severity];
        const rule = "rule" in finding ? [finding.term, finding.rule].filter(Boolean).join(" · ") : "";
        const path = finding.path;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <li key={`${finding.code}-${at}`} data-severity={finding.severity}>
            <Icon size={18} aria-label={t(`severity.${finding.severity}`)} />
            <div>
              <Text size="sm" fw={550}>
                {finding.message}
              </Text>
              {finding.remedy && <Text size="sm">{finding.remedy}</Text>}
              <Text size="xs" className="muted" component="div">
                <code>{finding.code}</code>
                {rule && ` · ${rule}`}
                {path && onField && (
                  <>
                    {" · "}
                    <Anchor component="button" type="button" size="xs" onClick={() => onField(path)}>
                      {t("finding.show")}
                    </Anchor>
                  </>
                )}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

export function CallLink({ call }: { call: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/calls/$call" params={{ call }} className="call-link" aria-label={t("call.open_named", { call })}>
      {t("call.word")}
    </Link>
  );
}
