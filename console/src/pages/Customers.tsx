import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { customersQuery } from "../api/queries";
import type { Customer } from "../api/types";
import { Breakable } from "../components/Breakable";
import { PartyForm } from "../components/PartyForm";
import { RecordDialog, RecordFoot } from "../components/Record";
import { Empty, Loaded, Page } from "../components/States";

type Draft = Omit<Customer, "id"> & { id?: string };

function Editor({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = async () => {
    await client.invalidateQueries({ queryKey: customersQuery.queryKey });
    onClose();
  };
  const save = useMutation({
    mutationFn: (): Promise<unknown> => {
      const { id, ...body } = draft;
      return id
        ? take(api.PUT("/api/v1/customers/{id}", { params: { path: { id } }, body }))
        : take(api.POST("/api/v1/customers", { body }));
    },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => take(api.DELETE("/api/v1/customers/{id}", { params: { path: { id: draft.id ?? "" } } })),
    onSuccess: done,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <PartyForm party={draft} onChange={(party) => onChange({ ...draft, ...party })} contact />
      <div className="form-grid">
        <TextInput
          label={t("field.invoice_email")}
          description={t("customers.invoice_email_about")}
          type="email"
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={draft.invoice_email ?? ""}
          onChange={(event) => onChange({ ...draft, invoice_email: event.currentTarget.value || null })}
        />
        <TextInput
          label={t("field.reference")}
          description={t("customers.reference_about")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={draft.buyer_reference ?? ""}
          onChange={(event) => onChange({ ...draft, buyer_reference: event.currentTarget.value || null })}
        />
      </div>
      <RecordFoot
        error={save.error ?? remove.error}
        removal={
          draft.id !== undefined && {
            label: t("customers.remove"),
            consequence: t("customers.remove_consequence", { name: draft.name ?? "" }),
            confirm: t("customers.remove_do"),
            pending: remove.isPending,
            remove: () => remove.mutate(),
          }
        }
      >
        <Button variant="default" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </RecordFoot>
    </form>
  );
}

export function Customers() {
  const { t } = useTranslation();
  const query = useQuery(customersQuery);
  const [draft, setDraft] = useState<Draft>();
  const add = <Button onClick={() => setDraft({})}>{t("customers.add")}</Button>;
  return (
    <Page title={t("nav.customers")} about={t("customers.about")} actions={add}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("customers.empty")}>{t("customers.empty_about")}</Empty>
          ) : (
            <table className="cards" aria-label={t("nav.customers")}>
              <thead>
                <tr>
                  <th scope="col">{t("field.name")}</th>
                  <th scope="col">{t("field.city")}</th>
                  <th scope="col">{t("field.vat_id")}</th>
                  <th scope="col">{t("field.invoice_email")}</th>
                  <th scope="col">{t("field.reference")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((customer) => (
                  <tr key={customer.id}>
                    <td data-main>
                      <button type="button" className="row-link as-link" onClick={() => setDraft(customer)}>
                        {customer.name ?? customer.id}
                      </button>
                    </td>
                    <td data-label={t("field.city")}>
                      {[customer.country, customer.postcode, customer.city].filter(Boolean).join(" ") || "–"}
                    </td>
                    <td data-label={t("field.vat_id")}>{customer.vat_id ?? "–"}</td>
                    <td data-label={t("field.invoice_email")} className="wrap">
                      <Breakable text={customer.invoice_email ?? "–"} />
                    </td>
                    <td data-label={t("field.reference")} className="wrap">
                      {customer.buyer_reference ?? "–"}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <RecordDialog
        title={draft?.id ? (draft.name ?? draft.id) : t("customers.add")}
        size="xl"
        opened={draft !== undefined}
        onClose={() => setDraft(undefined)}
      >
        {draft && <Editor draft={draft} onChange={setDraft} onClose={() => setDraft(undefined)} />}
      </RecordDialog>
    </Page>
  );
}
