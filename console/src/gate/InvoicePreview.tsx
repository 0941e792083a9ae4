import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Party, Preview } from "../api/types";
import { date, decimal, money } from "../format";

function Address({ title, party }: { title: string; party: Party }) {
  return (
    <div>
      <div className="muted preview-label">{title}</div>
      <strong>{party.name ?? "–"}</strong>
      <div>{party.street}</div>
      <div>{[party.country, party.postcode, party.city].filter(Boolean).join(" ")}</div>
      <div>{party.vat_id}</div>
      <div>{party.electronic_address}</div>
    </div>
  );
}

// The invoice as it will be issued; every figure is the server's.
export function InvoicePreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const facts: [string, string][] = [
    [t("preview.number"), preview.number ?? t("preview.number_later")],
    [t("preview.issue_date"), date(preview.issue_date)],
    [t("preview.due_date"), date(preview.due_date)],
    [
      t("preview.period"),
      preview.period.from || preview.period.to ? `${date(preview.period.from)} – ${date(preview.period.to)}` : "–",
    ],
    [t("preview.contract"), preview.contract_number ?? "–"],
    [t("preview.reference"), preview.buyer_reference ?? "–"],
    [t("preview.terms"), preview.payment_terms ?? "–"],
  ];
  return (
    <div className="preview">
      <div className="preview-parties">
        <Address title={t("group.seller")} party={preview.seller} />
        <Address title={t("group.buyer")} party={preview.buyer} />
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Title order={3} size="h6" className="group-title">
        {t("group.lines")}
      </Title>
      <table className="cards preview-lines">
        <thead>
          <tr>
            <th scope="col">{t("field.description")}</th>
            <th scope="col" className="number">
              {t("field.quantity")}
            </th>
            <th scope="col" className="number">
              {t("field.unit_price_net")}
            </th>
            <th scope="col" className="number">
              {t("field.vat_rate")}
            </th>
            <th scope="col" className="number">
              {t("field.line_net")}
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
            <tr key={at}>
              <td data-main>{line.description ?? "–"}</td>
              <td className="number" data-label={t("field.quantity")}>
                {decimal(line.quantity)} {line.unit}
              </td>
              <td className="number" data-label={t("field.unit_price_net")}>
                {decimal(line.unit_price_net, 2)}
              </td>
              <td className="number" data-label={t("field.vat_rate")}>
                {line.vat_rate === null ? "–" : `${decimal(line.vat_rate)} %`} {line.vat_category}
              </td>
              <td className="number" data-label={t("field.line_net")}>
                {decimal(line.line_net, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="sums">
        <div>
          <dt>{t("field.total_net")}</dt>
          <dd>{money(preview.totals.net, preview.currency)}</dd>
        </div>
        {preview.vat.map((row) => (
          <div key={`${row.category}${row.rate}`}>
            <dt>
              {t("preview.vat")} {row.rate === null ? "" : `${decimal(row.rate)} %`} {row.category}
              {row.reason && <span className="muted"> · {row.reason}</span>}
            </dt>
            <dd>{money(row.amount, preview.currency)}</dd>
          </div>
        ))}
        <div className="sum-final">
          <dt>{t("preview.due")}</dt>
          <dd>{money(preview.totals.due ?? preview.totals.gross, preview.currency)}</dd>
        </div>
      </dl>
      {preview.notes.map((note) => (
        <p key={note} className="preview-note">
          {note}
        </p>
      ))}
    </div>
  );
}
