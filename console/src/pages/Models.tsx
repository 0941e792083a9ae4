import "../styles/models.css";
import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { useMay } from "../api/may";
import { modelQuery, modelsQuery } from "../api/queries";
import type { ModelSummary } from "../api/types";
import { When } from "../components/Bits";
import { Breakable } from "../components/Breakable";
import { Person } from "../components/Person";
import { RecordDialog, RecordFoot } from "../components/Record";
import { Loaded, Page } from "../components/States";
import { bytes, count, micros } from "../format";
import { AddModel } from "../models/AddModel";
import { NoModel, ZoneBadge } from "../models/parts";
import { StateOf, useModelStates } from "../models/State";

// A model without a price counts nothing against budgets; that is no price of zero.
function Price({ model }: { model: ModelSummary }) {
  const { t } = useTranslation();
  if (model.price_in_micros === 0 && model.price_out_micros === 0)
    return <span className="muted">{t("models.no_price")}</span>;
  return (
    <span className="nowrap">
      {micros(model.price_in_micros)} / {micros(model.price_out_micros)}
    </span>
  );
}

function Details({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(modelQuery(name));
  const mayRemove = useMay("model.remove");
  const remove = useMutation({
    mutationFn: () => take(api.DELETE("/api/v1/models/{name}", { params: { path: { name } } })),
    onSuccess: async () => {
      onClose();
      client.removeQueries({ queryKey: modelQuery(name).queryKey });
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  return (
    <Loaded query={query}>
      {(model) => {
        const facts: [string, React.ReactNode][] = [
          [t("models.kind"), t(`model_kind.${model.kind}`)],
          [t("models.zone"), <ZoneBadge key="zone" zone={model.zone} />],
          [t("models.field_url"), model.url && <Breakable text={model.url} />],
          [t("models.field_upstream_model"), model.upstream_model],
          [t("models.field_key"), model.kind !== "file" && t(model.has_key ? "models.key_sealed" : "models.key_none")],
          [t("models.field_file"), model.file],
          [t("models.size"), model.file_bytes && bytes(model.file_bytes)],
          [t("models.digest"), model.digest && <span className="hash">{model.digest}</span>],
          [t("models.title"), model.title],
          [t("models.architecture"), model.architecture],
          [t("models.price"), <Price key="price" model={model} />],
          [t("models.field_context_tokens"), model.context_tokens && count(model.context_tokens)],
          [t("models.field_licence"), model.licence],
          [t("models.field_languages"), model.languages.join(", ")],
          [t("models.field_tags"), model.tags.join(", ")],
          [t("models.origin"), model.origin],
          [
            t("models.added"),
            <span key="added">
              <When at={model.added_at} /> · <Person id={model.added_by} />
            </span>,
          ],
        ];
        return (
          <Stack>
            <dl className="facts">
              {facts
                .filter(([, value]) => value)
                .map(([label, value]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
            <RecordFoot
              error={remove.error}
              removal={
                mayRemove && {
                  label: t("models.remove"),
                  consequence: t("models.remove_consequence", { name }),
                  confirm: t("models.remove_do"),
                  pending: remove.isPending,
                  remove: () => remove.mutate(),
                }
              }
            >
              <Button variant="default" onClick={onClose}>
                {t("action.close")}
              </Button>
            </RecordFoot>
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Rows({ models, onOpen }: { models: ModelSummary[]; onOpen?: (name: string) => void }) {
  const { t } = useTranslation();
  const states = useModelStates();
  return (
    <table className="cards" aria-label={t("nav.models")}>
      <thead>
        <tr>
          <th scope="col">{t("field.name")}</th>
          <th scope="col">{t("models.kind")}</th>
          <th scope="col">{t("models.zone")}</th>
          <th scope="col" className="number">
            {t("models.price")}
          </th>
          <th scope="col" className="number">
            {t("models.context")}
          </th>
          <th scope="col">{t("models.field_licence")}</th>
          <th scope="col">{t("models.capabilities")}</th>
          {states.size > 0 && <th scope="col">{t("routes.state")}</th>}
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.name}>
            <td data-main>
              {onOpen ? (
                <button type="button" className="row-link as-link" onClick={() => onOpen(model.name)}>
                  {model.name}
                </button>
              ) : (
                <strong>{model.name}</strong>
              )}
              {model.tags.length > 0 && <div className="muted model-tags">{model.tags.join(" · ")}</div>}
            </td>
            <td data-label={t("models.kind")}>{t(`model_kind.${model.kind}`)}</td>
            <td data-label={t("models.zone")}>
              <ZoneBadge zone={model.zone} />
            </td>
            <td className="number" data-label={t("models.price")}>
              <Price model={model} />
            </td>
            <td className="number" data-label={t("models.context")}>
              {model.context_tokens ? count(model.context_tokens) : "–"}
            </td>
            <td data-label={t("models.field_licence")} className="wrap">
              {model.licence ?? "–"}
            </td>
            <td data-label={t("models.capabilities")} className="wrap">
              {model.capabilities.length === 0 ? (
                <span className="muted">{t("models.not_stated")}</span>
              ) : (
                model.capabilities.map((one) => t(`capability.${one}`)).join(", ")
              )}
            </td>
            {states.size > 0 && (
              <td data-label={t("routes.state")} className="wrap">
                <StateOf state={states.get(model.name)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Models() {
  const { t } = useTranslation();
  const query = useQuery(modelsQuery);
  const mayAdd = useMay("model.add");
  const mayShow = useMay("model.show");
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string>();
  const add = mayAdd && <Button onClick={() => setAdding(true)}>{t("models.add")}</Button>;
  return (
    <Page
      title={t("nav.models")}
      about={t(mayAdd === false ? "models.about_reader" : "models.about")}
      actions={query.data?.items.length ? add : undefined}
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <NoModel action={add} />
          ) : (
            <div>
              <Rows models={items} onOpen={mayShow ? setOpened : undefined} />
              <Text size="sm" className="muted" mt="sm">
                {t("models.price_about")}
              </Text>
            </div>
          )
        }
      </Loaded>
      <RecordDialog title={t("models.add")} size="xl" opened={adding} onClose={() => setAdding(false)}>
        <AddModel onClose={() => setAdding(false)} />
      </RecordDialog>
      <RecordDialog title={opened} opened={opened !== undefined} onClose={() => setOpened(undefined)}>
        {opened !== undefined && <Details name={opened} onClose={() => setOpened(undefined)} />}
      </RecordDialog>
    </Page>
  );
}
