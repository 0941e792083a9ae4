import { Alert, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { budgetsQuery } from "../api/queries";
import { ErrorPanel } from "../components/States";
import { amountText, changeOf, type Limited } from "./limits";

// Limits that were just taken away, and the way back: as they were.
export function Removed({ gone, named, onEnd }: { gone: Limited; named: string; onEnd: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { budget, unit, hard, soft } = gone;
  const undo = useMutation({
    mutationFn: () =>
      take(
        api.PUT("/api/v1/budgets/{scope}", {
          params: { path: { scope: budget.scope } },
          body: changeOf(unit, amountText(hard, unit), amountText(soft, unit), budget.window),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: budgetsQuery.queryKey });
      onEnd();
    },
  });
  return (
    <Alert
      my="sm"
      role="status"
      withCloseButton
      closeButtonLabel={t("action.close")}
      onClose={onEnd}
      title={t("budgets.removed", { name: named, unit: t(`budget_unit.${unit}`) })}
    >
      {undo.error && <ErrorPanel error={undo.error} />}
      <Group justify="space-between">
        <Text size="sm">{t("budgets.removed_about")}</Text>
        <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t("action.undo")}
        </Button>
      </Group>
    </Alert>
  );
}
