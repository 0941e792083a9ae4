import "../styles/ai-use.css";
import "../styles/models.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { aliasesQuery, modelsQuery } from "../api/queries";
import type { ModelSummary } from "../api/types";
import { Empty, Loaded, Page } from "../components/States";
import { decimal, micros } from "../format";
import { NoModel, ZoneBadge } from "../models/parts";
import { StateOf, useModelStates } from "../models/State";
import { Bar, Section } from "../use/Figures";

function Aliases() {
  const { t } = useTranslation();
  const query = useQuery(aliasesQuery);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t("routes.empty")}>
            {t("routes.empty_about")} <code>socle model alias chat small:9,large:1</code>
          </Empty>
        ) : (
          <table className="matrix" aria-label={t("routes.aliases")}>
            <thead>
              <tr>
                <th scope="col">{t("routes.name")}</th>
                <th scope="col">{t("ai.model")}</th>
                <th scope="col" className="number">
                  {t("routes.weight")}
                </th>
                <th scope="col" className="drawn">
                  <span className="visually-hidden">{t("use.share")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.flatMap(({ name, targets }) => {
                const all = targets.reduce((sum, one) => sum + one.weight, 0);
                return targets.map((target, at) => (
                  <tr key={`${name} ${target.model}`}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={targets.length}>
                        <strong>{name}</strong>
                      </th>
                    )}
                    <td>{target.model}</td>
                    <td className="number">
                      {target.weight === 0
                        ? t("routes.standby")
                        : `${decimal(((100 * target.weight) / all).toFixed(0))} %`}
                    </td>
                    <td className="drawn">
                      <Bar part={target.weight} whole={all} />
                    </td>
                  </tr>
                ));
              })}
            </tbody>
          </table>
        )
      }
    </Loaded>
  );
}

function Targets({ models }: { models: ModelSummary[] }) {
  const { t } = useTranslation();
  const states = useModelStates();
  return (
    <table className="cards" aria-label={t("routes.models")}>
      <thead>
        <tr>
          <th scope="col">{t("ai.model")}</th>
          <th scope="col">{t("models.zone")}</th>
          <th scope="col" className="number">
            {t("models.price")}
          </th>
          <th scope="col">{t("routes.needs")}</th>
          <th scope="col">{t("routes.state")}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.name}>
            <td data-main>
              <Link to="/calls" search={{ action: "model.send", model: model.name }} className="row-link">
                {model.name}
              </Link>
            </td>
            <td data-label={t("models.zone")}>
              <ZoneBadge zone={model.zone} />
            </td>
            <td className="number" data-label={t("models.price")}>
              {model.price_in_micros === 0 && model.price_out_micros === 0
                ? "–"
                : `${micros(model.price_in_micros)} / ${micros(model.price_out_micros)}`}
            </td>
            <td data-label={t("routes.needs")} className="wrap">
              {[...(model.zone === "machine" || model.zone === "company" ? ["local"] : []), ...model.tags].join(", ") ||
                "–"}
            </td>
            <td data-label={t("routes.state")} className="wrap">
              <StateOf state={states.get(model.name)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RoutesPage() {
  const { t } = useTranslation();
  const models = useQuery(modelsQuery);
  return (
    <Page title={t("nav.routes")} about={t("routes.about")}>
      <Loaded query={models}>
        {({ items }) =>
          items.length === 0 ? (
            <NoModel />
          ) : (
            <div className="report">
              <Section title={t("routes.aliases")} about={t("routes.aliases_about")}>
                <Aliases />
              </Section>
              <Section title={t("routes.models")} about={t("routes.models_about")}>
                <Targets models={items} />
              </Section>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
