import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

// Pages by key: the address names the page; the browser's Back leads to the one before.
export function Pager({
  to,
  after,
  next,
}: {
  to: "/runs" | "/calls" | "/invoices";
  after?: string;
  next: string | null;
}) {
  const { t } = useTranslation();
  if (!after && !next) return null;
  return (
    <Group justify="flex-end" mt="md" component="nav" aria-label={t("pager.label")}>
      {after && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to={to} search={(search: object) => ({ ...search, after: undefined })} {...props} />
          )}
        >
          {t("pager.first")}
        </Button>
      )}
      {next && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to={to} search={(search: object) => ({ ...search, after: next })} {...props} />}
        >
          {t("pager.next")}
        </Button>
      )}
    </Group>
  );
}
