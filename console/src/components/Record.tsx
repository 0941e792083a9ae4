import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "./States";

// One record of a list, opened over it.
export function RecordDialog({
  title,
  opened,
  size = "lg",
  onClose,
  children,
}: {
  title: ReactNode;
  opened: boolean;
  size?: "lg" | "xl";
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {opened && children}
    </Modal>
  );
}

export interface Removal {
  label: string; // of the button that asks
  consequence: string; // names the thing and what goes with it
  confirm: string; // of the button that does it
  pending: boolean;
  remove: () => void;
}

// What stands below a record: what went wrong, its removal with a second question, and the caller's buttons.
export function RecordFoot({
  error,
  removal,
  children,
}: {
  error?: unknown;
  removal?: Removal | false;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {error ? <ErrorPanel error={error} /> : null}
      {removal && asking && (
        <Stack gap="xs" className="banner" data-tone="red" mt="md">
          <Text size="sm">{removal.consequence}</Text>
          <Group>
            <Button color="red" loading={removal.pending} onClick={removal.remove}>
              {removal.confirm}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("action.cancel")}
            </Button>
          </Group>
        </Stack>
      )}
      <Group mt="lg" justify="space-between">
        {removal && !asking ? (
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {removal.label}
          </Button>
        ) : (
          <span />
        )}
        <Group>{children}</Group>
      </Group>
    </>
  );
}
