import { Anchor, Button, Card, Group, Text, Title } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { statusQuery } from "../api/queries";
import type { Call } from "../api/types";
import { ErrorPanel } from "../components/States";
import { VerificationError, type Verified, verifyReceipt } from "./verify";

// The receipt, checked here and not by the server that wrote it; the words say what was checked and what was not.
export function ReceiptCard({ call }: { call: Call }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = { params: { path: { id: call.id } } };
  const verify = useMutation({
    mutationFn: async (): Promise<Verified> => {
      const [receipt, entry, status] = await Promise.all([
        take(api.GET("/api/v1/calls/{id}/receipt", { ...path, parseAs: "text" })),
        take(api.GET("/api/v1/calls/{id}/entry", { ...path, parseAs: "arrayBuffer" })),
        client.fetchQuery(statusQuery),
      ]);
      return verifyReceipt(receipt, new Uint8Array(entry), status.audit.verifier_key);
    },
  });
  const flaw = verify.error instanceof VerificationError ? verify.error.flaw : undefined;
  const done = verify.data;
  return (
    <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="receipt">
      <Title order={2} size="h4" id="receipt" className="section-title">
        {t("receipt.title")}
      </Title>
      <Text size="sm" mb="sm">
        {t("receipt.about")}
      </Text>
      <Group>
        <Button onClick={() => verify.mutate()} loading={verify.isPending}>
          {t("receipt.verify")}
        </Button>
        <Anchor href={`/api/v1/calls/${encodeURIComponent(call.id)}/receipt`} download={`${call.id}.tlog-proof`}>
          {t("receipt.download")}
        </Anchor>
        <Anchor href={`/api/v1/calls/${encodeURIComponent(call.id)}/entry`} download={`${call.id}.json`}>
          {t("receipt.entry")}
        </Anchor>
      </Group>
      <div aria-live="polite">
        {done && (
          <div className="verdict" data-tone="good">
            <Group gap="xs">
              <IconShieldCheck aria-hidden />
              <strong>{t("receipt.holds")}</strong>
            </Group>
            <ul>
              <li>{t("receipt.checked_leaf", { hash: done.leaf })}</li>
              <li>{t("receipt.checked_inclusion", { index: done.index, size: done.size })}</li>
              <li>{t("receipt.checked_root", { root: done.root })}</li>
              <li>
                {t("receipt.checked_signature", { origin: done.origin })}{" "}
                {t(done.browser ? "receipt.by_browser" : "receipt.by_library")}
              </li>
            </ul>
            <Text size="sm">
              <strong>{t("receipt.not_checked")}</strong> {t("receipt.not_checked_what")}
            </Text>
          </div>
        )}
        {flaw && (
          <div className="verdict" data-tone="bad" role="alert">
            <Group gap="xs">
              <IconShieldX aria-hidden />
              <strong>{t("receipt.fails")}</strong>
            </Group>
            <p>{t(`flaw.${flaw}`)}</p>
            <p>{t("receipt.fails_remedy")}</p>
          </div>
        )}
        {verify.error && !flaw && <ErrorPanel error={verify.error} retry={() => verify.mutate()} />}
      </div>
    </Card>
  );
}
