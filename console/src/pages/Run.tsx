import "../styles/runs.css";
import { Anchor, Button, Card, Group, Text, Title } from "@mantine/core";
import { IconDownload, IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLiveRun } from "../api/live";
import { runFilesQuery } from "../api/queries";
import { FindingList, StateBadge, When } from "../components/Bits";
import { useNameOf } from "../components/Person";
import { Copy, Empty, Loaded, Page } from "../components/States";
import { Steps } from "../components/Steps";
import { bytes, money } from "../format";

const route = getRouteApi("/inside/runs/$run");

function Files({ run }: { run: string }) {
  const { t } = useTranslation();
  const files = useQuery(runFilesQuery(run));
  const address = (name: string) => `/api/v1/runs/${encodeURIComponent(run)}/files/${encodeURIComponent(name)}`;
  return (
    <Loaded query={files} rows={3}>
      {({ items }) => {
        const mail = items.find((file) => file.media_type.startsWith("message/rfc822") || file.name.endsWith(".eml"));
        return items.length === 0 ? (
          <Empty title={t("files.none")}>{t("files.none_about")}</Empty>
        ) : (
          <>
            {mail && (
              <Group className="mail-draft" justify="space-between">
                <div>
                  <Text fw={600}>{t("files.mail")}</Text>
                  <Text size="sm" className="muted">
                    {t("files.mail_about")}
                  </Text>
                </div>
                <Button component="a" href={address(mail.name)} leftSection={<IconMail size={18} aria-hidden />}>
                  {t("files.open_mail")}
                </Button>
              </Group>
            )}
            <ul className="files">
              {items.map((file) => (
                <li key={file.name}>
                  <Anchor href={address(file.name)} download={file.name}>
                    <IconDownload size={16} aria-hidden /> {file.name}
                  </Anchor>
                  <span className="muted">
                    {file.media_type} · {bytes(file.bytes)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

export function RunPage() {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { run: id } = route.useParams();
  const query = useLiveRun(id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Page
          title={run.file ?? run.run}
          about={
            <>
              <StateBadge state={run.state} /> {run.number && <strong>{run.number} · </strong>}
              {[run.buyer, run.total?.gross ? money(run.total.gross, run.total.currency) : "", nameOf(run.started_by)]
                .filter(Boolean)
                .join(" · ")}{" "}
              · <When at={run.started_at} />
            </>
          }
          actions={
            <>
              {run.state === "waiting" && run.gate && (
                <Button renderRoot={(props) => <Link to="/gates/$gate" params={{ gate: run.gate ?? "" }} {...props} />}>
                  {t("new.to_gate")}
                </Button>
              )}
              <Copy value={run.run} />
            </>
          }
        >
          {run.error && (
            <div className="banner" data-tone="red" role="alert">
              {run.error}
            </div>
          )}
          {run.state === "done" && (
            <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="files">
              <Title order={2} size="h4" id="files" className="section-title">
                {t("files.title")}
              </Title>
              <Files run={id} />
            </Card>
          )}
          <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="steps">
            <Title order={2} size="h4" id="steps" className="section-title">
              {t("run.steps")}
            </Title>
            <Steps run={run} />
            <Group mt="md" gap="lg">
              <Anchor href={`/api/v1/runs/${encodeURIComponent(id)}/document`} download={run.file ?? id}>
                {t("run.document")}
              </Anchor>
              {run.gate && run.state !== "waiting" && (
                <Link to="/gates/$gate" params={{ gate: run.gate }}>
                  {t("run.gate")}
                </Link>
              )}
              <Link to="/calls" search={{ run: id }}>
                {t("run.calls")}
              </Link>
            </Group>
          </Card>
          <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="findings">
            <Title order={2} size="h4" id="findings" className="section-title">
              {t("finding.title")}
            </Title>
            {run.findings.length === 0 ? (
              <Text className="muted" size="sm">
                {t("finding.none")}
              </Text>
            ) : (
              <FindingList findings={run.findings} />
            )}
          </Card>
        </Page>
      )}
    </Loaded>
  );
}
