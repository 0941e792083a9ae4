import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client";
import { useMay } from "../api/may";
import { callQuery } from "../api/queries";
import { Copy } from "../components/States";
import { count, micros, shortId } from "../format";
import { isZone, ZoneBadge } from "../models/parts";
import type { Answer } from "./conversation";
import { type Left, leavesCompany, leftOf } from "./left";

// The record of an answered call, once all of it is there; for those who may read it.
function useRecord(answer: Answer) {
  const may = useMay("call.read", "Call");
  const ended = answer.state !== "waiting" && answer.state !== "coming";
  const query = useQuery({
    ...callQuery(answer.call ?? ""),
    enabled: may === true && ended && answer.call !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // A call that was stopped ends a moment after its page has turned away.
    refetchInterval: ({ state }) => (state.data?.outcome === null && state.dataUpdateCount < 20 ? 500 : false),
    retry: (failures, error) => failures < 5 && error instanceof ApiError && error.status === 404,
    retryDelay: 500,
  });
  return { may, record: query.data };
}

function useFound(left: Left): string {
  const { t } = useTranslation();
  if (left.findings.length === 0) return t("chat.found_none");
  const what = left.findings.map((one) => `${one.type} × ${one.count}`).join(", ");
  if (left.refused) return t("chat.found", { what });
  if (left.redacted) return t("chat.found_replaced", { what });
  return t("chat.found_sent", { what });
}

function Found({ left }: { left: Left }) {
  return <> {useFound(left)}</>;
}

// Under an answer: who gave it, where, what left the house for it, what it cost, and the receipt.
export function AnswerFacts({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const { may, record } = useRecord(answer);
  const left = record && leftOf(record);
  const zone = left?.zone ?? answer.zone;
  const refused = left?.refused || (answer.trouble?.status === 403 && !left);
  const input = left?.input ?? answer.usage?.input;
  const output = left?.output ?? answer.usage?.output;
  return (
    <footer className="answer-facts">
      <p>
        <strong>{left?.model ?? answer.model}</strong>
        {zone && !refused && <ZoneBadge zone={zone} />}
        {input !== undefined && output !== undefined && (
          <span className="muted">
            {t(left?.estimated ? "chat.tokens_estimated" : "chat.tokens", { in: count(input), out: count(output) })}
          </span>
        )}
        {record && record.cost > 0 && <span className="muted">{t("chat.cost", { amount: micros(record.cost) })}</span>}
        {answer.call &&
          (may ? (
            <Link to="/calls/$call" params={{ call: answer.call }}>
              {t("chat.receipt")}
            </Link>
          ) : (
            <span className="answer-receipt">
              <span className="muted" title={answer.call}>
                {t("chat.receipt_id", { id: shortId(answer.call) })}
              </span>
              <Copy value={answer.call} />
            </span>
          ))}
      </p>
      <p className="muted" data-leaves={!refused && leavesCompany(zone)}>
        {refused ? t("chat.left_refused") : t(`chat.left_${isZone(zone) ? zone : "world"}`)}
        {left && <Found left={left} />}
        {may === false && ` ${t("chat.by_registry")}`}
      </p>
    </footer>
  );
}
