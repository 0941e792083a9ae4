import { useTranslation } from "react-i18next";
import type { Period } from "../api/queries";
import type { AiModel, AiOwner, AiPurpose, AiUse } from "../api/types";
import { Breakable } from "../components/Breakable";
import { usePurposeName } from "../components/purpose";
import { count, micros, shortId } from "../format";
import { ZoneBadge } from "../models/parts";
import { Bar, Calls } from "./Figures";
import { callsOf, matrix, placed } from "./links";

type Days = Required<Period>;

function Owner({ owner }: { owner: AiOwner | null }) {
  const { t } = useTranslation();
  if (!owner) return <span className="muted">{t("ai.nobody")}</span>;
  const who = owner.email ?? shortId(owner.id);
  return (
    <span>
      <Breakable text={who} />
      {!owner.active && <span className="lacking"> · {t("ai.gone")}</span>}
    </span>
  );
}

function Missing({ gaps }: { gaps: AiModel["gaps"] }) {
  const { t } = useTranslation();
  if (gaps.length === 0) return <span className="muted">–</span>;
  return <span className="lacking">{gaps.map((gap) => t(`ai_gap_short.${gap}`)).join(", ")}</span>;
}

function Amounts({ one }: { one: AiModel | AiPurpose }) {
  const { t } = useTranslation();
  return (
    <>
      <td className="number" data-label={t("ai.people")}>
        {count(one.people)}
      </td>
      <td className="number" data-label={t("ai.tokens")}>
        {count(one.input_tokens)} / {count(one.output_tokens)}
      </td>
      <td className="number" data-label={t("call.cost")}>
        {one.cost_micros === 0 ? "–" : micros(one.cost_micros)}
      </td>
      <td data-label={t("ai.missing")} className="wrap">
        <Missing gaps={one.gaps} />
      </td>
    </>
  );
}

function AmountHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col" className="number">
        {t("ai.calls")}
      </th>
      <th scope="col" className="number">
        {t("ai.people")}
      </th>
      <th scope="col" className="number">
        {t("ai.tokens")}
      </th>
      <th scope="col" className="number">
        {t("call.cost")}
      </th>
      <th scope="col">{t("ai.missing")}</th>
    </>
  );
}

export function ModelRows({ models, period }: { models: AiModel[]; period: Days }) {
  const { t } = useTranslation();
  if (models.length === 0) return <p className="muted">{t("models.empty")}</p>;
  return (
    <table className="cards" aria-label={t("ai.what")}>
      <thead>
        <tr>
          <th scope="col">{t("ai.model")}</th>
          <th scope="col">{t("models.zone")}</th>
          <th scope="col">{t("models.field_licence")}</th>
          <th scope="col">{t("ai.owner")}</th>
          <AmountHeads />
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.name} data-unused={model.calls === 0 || undefined}>
            <td data-main>
              <strong>{model.name}</strong>
              <div className="muted report-small">
                {[
                  model.kind ? t(`model_kind.${model.kind}`) : t("ai.not_in_registry"),
                  model.version !== model.name && model.version,
                  model.provider,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
              {model.digest && <div className="muted report-small hash">sha256 {model.digest.slice(0, 16)}…</div>}
            </td>
            <td data-label={t("models.zone")}>{model.zone ? <ZoneBadge zone={model.zone} /> : "–"}</td>
            <td data-label={t("models.field_licence")} className="wrap">
              {model.licence ?? "–"}
            </td>
            <td data-label={t("ai.owner")} className="wrap">
              <Owner owner={model.owner} />
            </td>
            <td className="number" data-label={t("ai.calls")}>
              <Calls calls={model.calls} filter={callsOf(period, { model: model.name })} of={model.name} />
            </td>
            <Amounts one={model} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PurposeRows({ purposes, period }: { purposes: AiPurpose[]; period: Days }) {
  const { t } = useTranslation();
  const nameOf = usePurposeName();
  if (purposes.length === 0) return <p className="muted">{t("ai.no_purpose")}</p>;
  return (
    <table className="cards" aria-label={t("ai.for_what")}>
      <thead>
        <tr>
          <th scope="col">{t("ai.purpose")}</th>
          <th scope="col">{t("ai.with_models")}</th>
          <th scope="col">{t("ai.data_classes")}</th>
          <th scope="col">{t("ai.owner")}</th>
          <AmountHeads />
        </tr>
      </thead>
      <tbody>
        {purposes.map((one) => (
          <tr key={one.name} data-unused={one.calls === 0 || undefined}>
            <td data-main>
              <strong>{nameOf(one.name)}</strong>
              <div className="muted report-small">
                {one.zones.map((zone) => t(`zone.${zone}`, { defaultValue: zone })).join(", ")}
              </div>
            </td>
            <td data-label={t("ai.with_models")} className="wrap">
              {one.models.join(", ") || "–"}
            </td>
            <td data-label={t("ai.data_classes")} className="wrap">
              {one.data_classes.map((name) => t(`data_class.${name}`, { defaultValue: name })).join(", ") || "–"}
            </td>
            <td data-label={t("ai.owner")} className="wrap">
              <Owner owner={one.owner} />
            </td>
            <td className="number" data-label={t("ai.calls")}>
              <Calls
                calls={one.calls}
                filter={one.name === "" ? undefined : callsOf(period, { purpose: one.name })}
                of={nameOf(one.name)}
              />
            </td>
            <Amounts one={one} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// Where it ran, against the class of what was sent.
export function Places({ report, period }: { report: AiUse; period: Days }) {
  const { t } = useTranslation();
  const { zones, classes, at } = matrix(report.zones);
  const className = (one: string | null) => t(`data_class.${one ?? "none"}`);
  return (
    <table className="matrix" aria-label={t("ai.where")}>
      <thead>
        <tr>
          <th scope="col">{t("models.zone")}</th>
          {classes.map((one) => (
            <th key={one} scope="col" className="number">
              {className(one)}
            </th>
          ))}
          <th scope="col" className="number">
            {t("ai.together")}
          </th>
          <th scope="col" className="drawn">
            <span className="visually-hidden">{t("use.share")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {zones.map((zone) => {
          const all = classes.reduce((sum, one) => sum + at(zone, one), 0);
          const zoneName = zone ? t(`zone.${zone}`) : t("ai.nowhere");
          return (
            <tr key={zone}>
              <th scope="row">{zone ? <ZoneBadge zone={zone} /> : zoneName}</th>
              {classes.map((one) => (
                <td key={one} className="number">
                  <Calls
                    calls={at(zone, one)}
                    filter={callsOf(period, placed(zone, one))}
                    of={`${zoneName}, ${className(one)}`}
                  />
                </td>
              ))}
              <td className="number">
                <Calls calls={all} filter={callsOf(period, { zone: zone ?? "none" })} of={zoneName} />
              </td>
              <td className="drawn">
                <Bar part={all} whole={report.all.calls} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function FindingRows({ report, period }: { report: AiUse; period: Days }) {
  const { t } = useTranslation();
  if (report.findings.length === 0) return <p className="muted">{t("ai.nothing_found")}</p>;
  return (
    <table className="matrix" aria-label={t("ai.data")}>
      <thead>
        <tr>
          <th scope="col">{t("ai.finding")}</th>
          <th scope="col" className="number">
            {t("ai.in_calls")}
          </th>
          <th scope="col" className="number">
            {t("ai.times")}
          </th>
          <th scope="col" className="drawn">
            <span className="visually-hidden">{t("use.share")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {report.findings.map(({ type, calls, findings }) => (
          <tr key={type}>
            <th scope="row">
              <code>{type}</code>
            </th>
            <td className="number">
              <Calls calls={calls} filter={callsOf(period, { finding: type })} of={type} />
            </td>
            <td className="number">{count(findings)}</td>
            <td className="drawn">
              <Bar part={calls} whole={report.all.calls} tone={type.startsWith("secret") ? "bad" : "warn"} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
