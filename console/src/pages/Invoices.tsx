import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { invoicesQuery } from "../api/queries";
import { ExportLinks, Filters, SortHead } from "../components/Lists";
import { Pager } from "../components/Pager";
import { Empty, Loaded, Page } from "../components/States";
import { date, money } from "../format";

const route = getRouteApi("/inside/invoices");

export function Invoices() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/invoices" });
  const filter = route.useSearch();
  const invoices = useQuery(invoicesQuery(filter));
  const [buyer, setBuyer] = useState(filter.buyer ?? "");
  const [from, setFrom] = useState(filter.from ?? "");
  const [until, setUntil] = useState(filter.until ?? "");
  useEffect(() => {
    setBuyer(filter.buyer ?? "");
    setFrom(filter.from ?? "");
    setUntil(filter.until ?? "");
  }, [filter.buyer, filter.from, filter.until]);
  const filtered = Boolean(filter.buyer || filter.from || filter.until);

  function search() {
    void navigate({
      search: (before) => ({
        ...before,
        buyer: buyer.trim() || undefined,
        from: from || undefined,
        until: until || undefined,
        after: undefined,
      }),
    });
  }

  return (
    <Page title={t("nav.invoices")} about={t("invoices.about")}>
      <Filters
        from={from}
        until={until}
        onFrom={setFrom}
        onUntil={setUntil}
        onFilter={search}
        clear={
          filtered && (
            <Link to="/invoices" search={{}}>
              {t("calls.clear")}
            </Link>
          )
        }
      >
        <TextInput label={t("run.buyer")} value={buyer} onChange={(event) => setBuyer(event.currentTarget.value)} />
      </Filters>
      <Loaded query={invoices}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty
              title={t(filtered ? "invoices.none" : "invoices.empty")}
              action={filtered ? undefined : <Link to="/new">{t("nav.new")}</Link>}
            >
              {t(filtered ? "calls.none_about" : "invoices.empty_about")}
            </Empty>
          ) : (
            <>
              <table className="cards" aria-label={t("nav.invoices")}>
                <thead>
                  <tr>
                    <SortHead column="number" sort={filter.sort} usual="-number" largeFirst>
                      {t("run.number")}
                    </SortHead>
                    <SortHead column="buyer" sort={filter.sort} usual="-number">
                      {t("run.buyer")}
                    </SortHead>
                    <th scope="col" className="number">
                      {t("run.total")}
                    </th>
                    <SortHead column="issue_date" sort={filter.sort} usual="-number" largeFirst>
                      {t("invoices.issued")}
                    </SortHead>
                    <th scope="col">{t("run.state")}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((invoice) => (
                    <tr key={invoice.run}>
                      <td data-main>
                        <Link to="/runs/$run" params={{ run: invoice.run }} className="row-link">
                          {invoice.number}
                        </Link>
                      </td>
                      <td data-label={t("run.buyer")} className="wrap">
                        {invoice.buyer || "–"}
                      </td>
                      <td className="number" data-label={t("run.total")}>
                        {money(invoice.gross, invoice.currency)}
                      </td>
                      <td data-label={t("invoices.issued")}>{date(invoice.issue_date)}</td>
                      <td data-label={t("run.state")}>
                        {t(`invoice_state.${invoice.state}`, { defaultValue: invoice.state })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <ExportLinks path="invoices" filter={filter} />
              <Pager to="/invoices" after={filter.after} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
