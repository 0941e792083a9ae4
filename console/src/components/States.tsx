import { Alert, Button, Code, CopyButton, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client";

// What went wrong, why, and what to do; the call's id leads to its record.
export function ErrorPanel({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  const forbidden = known?.status === 403;
  const offline = known?.status === 0;
  const Icon = forbidden ? IconLock : offline ? IconCloudOff : IconAlertTriangle;
  const title = forbidden ? t("state.no_permission") : offline ? t("state.unreachable") : t("state.failed");
  const message = offline ? t("state.unreachable_why") : error instanceof Error ? error.message : String(error);
  const remedy = offline ? t("state.unreachable_remedy") : (known?.remedy ?? t("state.failed_remedy"));
  return (
    <Alert color={forbidden ? "yellow" : "red"} icon={<Icon aria-hidden />} title={title} role="alert" my="sm">
      <Stack gap="xs">
        <Text size="sm">{message}</Text>
        {remedy && <Text size="sm">{remedy}</Text>}
        {forbidden && <Text size="sm">{t("state.no_permission_remedy")}</Text>}
        <Group gap="sm">
          {known?.code && <Code>{known.call ? `${known.code} · ${known.call}` : known.code}</Code>}
          {known?.call && <Copy value={known.call} />}
          {retry && (
            <Button size="compact-sm" variant="default" onClick={retry}>
              {t("action.retry")}
            </Button>
          )}
          {known?.call && (
            <Link to="/calls/$call" params={{ call: known.call }}>
              {t("call.open")}
            </Link>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

export function Copy({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy} aria-live="polite">
          {copied ? t("action.copied") : (label ?? t("action.copy_id"))}
        </Button>
      )}
    </CopyButton>
  );
}

export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <Text fw={600}>{title}</Text>
      <Text size="sm" className="muted" maw={520}>
        {children}
      </Text>
      {action}
    </div>
  );
}

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <Skeleton key={at} height={at === 0 ? 28 : 52} radius="md" />
      ))}
    </Stack>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

// The three states of something asked for; the fourth, its content, is the caller's.
export function Loaded<T>({
  query,
  rows,
  children,
}: {
  query: Asked<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorPanel error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}

export function Page({
  title,
  about,
  actions,
  className,
  children,
}: {
  title: ReactNode;
  className?: string;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={`page ${className ?? ""}`}>
      <header className="page-head">
        <div>
          <Title order={1} size="h2" className="page-title">
            {title}
          </Title>
          {about && <div className="muted page-about">{about}</div>}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </header>
      {children}
    </div>
  );
}
