import { Button, Card, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, take } from "../api/client";
import { companyQuery } from "../api/queries";
import type { Party } from "../api/types";
import { PartyForm } from "../components/PartyForm";
import { ErrorPanel, Loaded, Page } from "../components/States";

function CompanyForm({ stored }: { stored: Party }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [party, setParty] = useState(stored);
  const changed = JSON.stringify(party) !== JSON.stringify(stored);
  const save = useMutation({
    mutationFn: () => take(api.PUT("/api/v1/company", { body: party })),
    onSuccess: async (saved) => {
      setParty(saved);
      client.setQueryData(companyQuery.queryKey, saved);
      notifications.show({ closeButtonProps: { "aria-label": t("action.close") }, message: t("company.saved") });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Card withBorder radius="md" padding="lg" component="section" aria-label={t("nav.company")}>
      <form onSubmit={submit}>
        <PartyForm party={party} onChange={setParty} contact />
        {save.error && <ErrorPanel error={save.error} />}
        <Group mt="lg" justify="flex-end">
          {changed && (
            <Button variant="default" onClick={() => setParty(stored)}>
              {t("action.undo")}
            </Button>
          )}
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t("action.save")}
          </Button>
        </Group>
      </form>
    </Card>
  );
}

export function Company() {
  const { t } = useTranslation();
  const query = useQuery(companyQuery);
  const unset = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Page title={t("nav.company")} about={t("company.about")}>
      {unset ? (
        <CompanyForm stored={{}} />
      ) : (
        <Loaded query={query}>{(stored) => <CompanyForm stored={stored} />}</Loaded>
      )}
    </Page>
  );
}
