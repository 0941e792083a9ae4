import "../styles/runs.css";
import { Button, Card, Group, Loader, Text, Title } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, freshKey, take } from "../api/client";
import { useLiveRun } from "../api/live";
import { StateBadge } from "../components/Bits";
import { Dropzone } from "../components/Dropzone";
import { ErrorPanel, Loaded, Page } from "../components/States";
import { Steps } from "../components/Steps";
import { pendingFiles } from "./pending";

const route = getRouteApi("/inside/new");

interface Upload {
  key: string; // also the Idempotency-Key: trying again never starts a second run
  file: File;
  error?: unknown;
}

function Watched({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useLiveRun(id);
  return (
    <Loaded query={query} rows={3}>
      {(run) => (
        <Card withBorder radius="md" padding="lg" component="article" aria-label={run.file ?? run.run}>
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h4" className="file-name">
              <Link to="/runs/$run" params={{ run: id }}>
                {run.file ?? run.run}
              </Link>
            </Title>
            <StateBadge state={run.state} />
          </Group>
          <Steps run={run} />
          {run.error && (
            <Text size="sm" className="wrong" mt="sm">
              {run.error}
            </Text>
          )}
          <Group mt="md">
            {run.state === "waiting" && run.gate && (
              <Button renderRoot={(props) => <Link to="/gates/$gate" params={{ gate: run.gate ?? "" }} {...props} />}>
                {t("new.to_gate")}
              </Button>
            )}
            {run.state !== "running" && run.state !== "waiting" && (
              <Button
                variant="default"
                renderRoot={(props) => <Link to="/runs/$run" params={{ run: id }} {...props} />}
              >
                {t("new.to_run")}
              </Button>
            )}
          </Group>
        </Card>
      )}
    </Loaded>
  );
}

export function New() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/new" });
  const { runs } = route.useSearch();
  const ids = runs?.split(",").filter(Boolean) ?? [];
  const [uploads, setUploads] = useState<Upload[]>([]);

  const send = useCallback(
    async (upload: Upload) => {
      try {
        const started = await take(
          api.POST("/api/v1/runs", {
            params: { query: { name: upload.file.name }, header: { "Idempotency-Key": upload.key } },
            headers: { "Content-Type": "application/octet-stream" },
            body: upload.file as unknown as string,
            bodySerializer: (body: unknown) => body as File,
          }),
        );
        setUploads((all) => all.filter((one) => one.key !== upload.key));
        // In the address, so that watching survives a reload.
        await navigate({
          search: (search) => ({ runs: [started.run, ...(search.runs?.split(",").filter(Boolean) ?? [])].join(",") }),
          replace: true,
        });
      } catch (error) {
        setUploads((all) => all.map((one) => (one.key === upload.key ? { ...one, error } : one)));
      }
    },
    [navigate],
  );

  const begin = useCallback(
    (files: File[]) => {
      const fresh = files.map((file) => ({ key: freshKey(), file }));
      setUploads((all) => [...all, ...fresh]);
      void (async () => {
        for (const upload of fresh) await send(upload); // one after the other: each lands in the address
      })();
    },
    [send],
  );

  useEffect(() => {
    if (pendingFiles.length > 0) begin(pendingFiles.splice(0));
  }, [begin]);

  function again(upload: Upload) {
    setUploads((all) => all.map((one) => (one.key === upload.key ? { ...one, error: undefined } : one)));
    void send(upload);
  }

  return (
    <Page title={t("new.title")} about={t("new.about")}>
      <Dropzone onFiles={begin} />
      {uploads.map((upload) => (
        <Card key={upload.key} withBorder radius="md" padding="lg">
          <Group gap="sm">
            {!upload.error && <Loader size="sm" aria-hidden />}
            <Text fw={600}>{upload.file.name}</Text>
            {!upload.error && <Text className="muted">{t("new.uploading")}</Text>}
          </Group>
          {upload.error !== undefined && <ErrorPanel error={upload.error} retry={() => again(upload)} />}
        </Card>
      ))}
      {ids.map((id) => (
        <Watched key={id} id={id} />
      ))}
    </Page>
  );
}
