import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Gate } from "../api/types";
import { ErrorPanel } from "../components/States";
import { money } from "../format";

export type Deciding = "approve" | "refuse" | undefined;

// Names the thing and what follows, then asks once.
export function DecideDialog({
  gate,
  deciding,
  corrections,
  busy,
  error,
  onClose,
  onApprove,
  onRefuse,
}: {
  gate: Gate;
  deciding: Deciding;
  corrections: number;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onApprove: () => void;
  onRefuse: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const amount = money(gate.amount, gate.currency);
  const buyer = gate.buyer ?? "–";
  const close = { "aria-label": t("action.close") };
  return (
    <>
      <Modal
        opened={deciding === "approve"}
        onClose={onClose}
        title={corrections > 0 ? t("decide.correct_title") : t("decide.approve_title")}
        closeButtonProps={close}
        lockScroll={false}
        centered
      >
        <Stack>
          <Text>{t("decide.approve_what", { amount, buyer })}</Text>
          {corrections > 0 && <Text>{t("decide.corrections", { count: corrections })}</Text>}
          <Text size="sm">{t("decide.approve_consequence")}</Text>
          <Text size="xs" className="muted hash">
            {t("gate.hash")}: {gate.proposal_hash}
          </Text>
          {error !== null && error !== undefined && <ErrorPanel error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button onClick={onApprove} loading={busy} data-autofocus>
              {corrections > 0 ? t("decide.correct_do", { amount }) : t("decide.approve_do", { amount })}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <Modal
        opened={deciding === "refuse"}
        onClose={onClose}
        title={t("decide.refuse_title")}
        closeButtonProps={close}
        lockScroll={false}
        centered
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onRefuse(reason.trim());
          }}
        >
          <Stack>
            <Text>{t("decide.refuse_what", { amount, buyer })}</Text>
            <Text size="sm">{t("decide.refuse_consequence")}</Text>
            <Textarea
              label={t("decide.reason")}
              description={t("decide.reason_about")}
              required
              autosize
              minRows={2}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {error !== null && error !== undefined && <ErrorPanel error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t("action.cancel")}
              </Button>
              <Button type="submit" color="red" loading={busy} disabled={reason.trim() === ""}>
                {t("decide.refuse_do")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
