import "../styles/gate.css";
import { Badge, Button, Group, Kbd, Loader, Modal, SegmentedControl, Table, Tabs, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, take } from "../api/client";
import { gateQuery } from "../api/queries";
import type { CorrectionSet, Gate } from "../api/types";
import { FindingList, When } from "../components/Bits";
import { useNameOf } from "../components/Person";
import { Copy, ErrorPanel, Loaded, Page } from "../components/States";
import { dateTime, money } from "../format";
import { DecideDialog, type Deciding } from "../gate/Decide";
import { DocumentView, type Mark } from "../gate/DocumentView";
import { FieldList, ordered } from "../gate/FieldList";
import { confidenceLow, type Field, fieldsOf, nearestPath } from "../gate/fields";
import { InvoicePreview } from "../gate/InvoicePreview";
import { useGateKeys } from "../gate/keys";

const changedMeanwhile = new Set(["workflows.proposal_changed", "workflows.gate_closed"]);

const route = getRouteApi("/inside/gates/$gate");

export function GatePage() {
  const { gate: id } = route.useParams();
  const query = useQuery(gateQuery(id));
  return <Loaded query={query}>{(gate) => <GateView key={id} stored={gate} />}</Loaded>;
}

function GateView({ stored }: { stored: Gate }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [edits, setEdits] = useState<CorrectionSet>({});
  const [active, setActive] = useState<string>();
  const [editing, setEditing] = useState<string>();
  const [lowFirst, setLowFirst] = useState(false);
  const [withUnknown, setWithUnknown] = useState(false);
  const [deciding, setDeciding] = useState<Deciding>();
  const [help, setHelp] = useState(false);
  const [side, setSide] = useState<"fields" | "document">("fields");
  const corrections = Object.keys(edits).length;
  const path = { params: { path: { id: stored.id } } };

  // The server computes and checks the corrected version; nothing of it is kept until somebody decides.
  const check = useQuery({
    queryKey: ["gate", stored.id, "check", stored.proposal_hash, edits],
    queryFn: () => take(api.POST("/api/v1/gates/{id}/check", { ...path, body: { set: edits } })),
    enabled: corrections > 0,
    placeholderData: (before) => before,
  });
  const gate = (corrections > 0 && check.data) || stored;
  const fields = useMemo(() => fieldsOf(gate.fields, gate.evidence), [gate]);
  const shown = ordered(fields, lowFirst, withUnknown);
  const wrong = useMemo(() => {
    const paths = [...gate.findings, ...gate.checks].map((one) => one.path && nearestPath(one.path, fields));
    return new Set(paths.filter((one): one is string => Boolean(one)));
  }, [gate, fields]);
  const marks = useMemo<Mark[]>(
    () =>
      fields.flatMap(({ path: place, evidence }) =>
        evidence?.box && evidence.page > 0
          ? [{ path: place, page: evidence.page, box: evidence.box, low: evidence.confidence < confidenceLow }]
          : [],
      ),
    [fields],
  );
  const isOpen = stored.state === "open";
  const may = isOpen && gate.may_decide.decision === "permit";

  const decide = useMutation({
    mutationFn: (reason: string | undefined) =>
      reason === undefined
        ? take(
            api.POST("/api/v1/gates/{id}/approve", {
              ...path,
              body: { proposal_hash: stored.proposal_hash, ...(corrections > 0 ? { set: edits } : {}) },
            }),
          )
        : take(
            api.POST("/api/v1/gates/{id}/refuse", { ...path, body: { proposal_hash: stored.proposal_hash, reason } }),
          ),
    onSuccess: async (decision) => {
      setDeciding(undefined);
      notifications.show({
        closeButtonProps: { "aria-label": t("action.close") },
        message: t(`decide.done_${decision.state === "approved" ? "approved" : "refused"}`),
      });
      await Promise.all(
        [["gates"], ["runs"], ["run", decision.run], ["gate", stored.id]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      await navigate({ to: "/runs/$run", params: { run: decision.run } });
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || !changedMeanwhile.has(error.code)) return;
      // Somebody was quicker: what is decided must be what was seen.
      setDeciding(undefined);
      notifications.show({
        closeButtonProps: { "aria-label": t("action.close") },
        color: "yellow",
        autoClose: false,
        title: t("decide.changed"),
        message: t("decide.changed_remedy"),
      });
      await client.invalidateQueries({ queryKey: ["gate", stored.id] });
    },
  });

  const pick = useCallback((place: string) => setActive(place), []);
  function ask(what: Deciding) {
    decide.reset();
    setDeciding(what);
  }
  function toField(place: string) {
    const near = nearestPath(place, fields);
    if (!near) return;
    if (!shown.some((field) => field.path === near)) setWithUnknown(true);
    setSide("fields");
    setActive(near);
  }
  function correct(field: Field, value: string | number | null) {
    setEditing(undefined);
    setActive(field.path);
    const before = fieldsOf(stored.fields, stored.evidence).find((one) => one.path === field.path)?.value ?? null;
    setEdits(({ [field.path]: _, ...rest }) =>
      (value === null ? null : String(value)) === before ? rest : { ...rest, [field.path]: value },
    );
  }
  useGateKeys({
    quiet: deciding !== undefined || help || editing !== undefined,
    move: (by) => {
      const at = shown.findIndex((field) => field.path === active);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
      setActive(shown[next]?.path);
    },
    edit: () => isOpen && active && setEditing(active),
    approve: () => may && ask("approve"),
    refuse: () => isOpen && ask("refuse"),
    help: () => setHelp(true),
  });
  useEffect(() => {
    document.title = `${stored.title} · Socle`;
  }, [stored.title]);

  const problems = gate.findings.length + gate.checks.length;
  return (
    <Page
      className="page-gate"
      title={gate.buyer ?? gate.title}
      about={
        <>
          <strong className="gate-amount">{money(gate.amount, gate.currency)}</strong>
          {!(gate.buyer && gate.title.startsWith(gate.buyer)) && ` · ${gate.title}`}
          {gate.started_by && ` · ${t("gate.started_by", { who: nameOf(gate.started_by) })}`} ·{" "}
          <Link to="/runs/$run" params={{ run: gate.run }}>
            {t("gate.run")}
          </Link>
        </>
      }
      actions={
        <Button variant="subtle" size="compact-md" onClick={() => setHelp(true)} className="keys-button">
          {t("keys.title")} <Kbd ml={6}>?</Kbd>
        </Button>
      }
    >
      <GateStateLine gate={gate} />
      <SegmentedControl
        className="gate-sides"
        fullWidth
        value={side}
        onChange={(value) => setSide(value as "fields" | "document")}
        aria-label={t("gate.sides")}
        data={[
          { value: "fields", label: t("gate.fields") },
          { value: "document", label: t("gate.document") },
        ]}
      />
      <div className="gate" data-side={side}>
        <div className="gate-document">
          <DocumentView run={gate.run} pages={gate.document.pages} marks={marks} active={active} onPick={pick} />
        </div>
        <div className="gate-fields">
          {check.error && corrections > 0 && <ErrorPanel error={check.error} retry={() => void check.refetch()} />}
          {problems > 0 && (
            <section aria-label={t("finding.title")} className="gate-findings">
              <FindingList findings={[...gate.findings, ...gate.checks]} onField={toField} />
            </section>
          )}
          <Tabs defaultValue="fields" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="fields">{t("gate.fields")}</Tabs.Tab>
              <Tabs.Tab value="preview">{t("gate.preview")}</Tabs.Tab>
              <Tabs.Tab value="history">{t("gate.history")}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="fields" pt="sm">
              <FieldList
                {...{ fields, active, editing, edits, wrong, lowFirst, withUnknown }}
                editable={isOpen}
                onPick={pick}
                onEdit={setEditing}
                onCorrect={correct}
                onUndo={(place) => setEdits(({ [place]: _, ...rest }) => rest)}
                onLowFirst={setLowFirst}
                onWithUnknown={setWithUnknown}
              />
            </Tabs.Panel>
            <Tabs.Panel value="preview" pt="sm">
              {gate.preview ? <InvoicePreview preview={gate.preview} /> : <Text>{t("gate.no_preview")}</Text>}
            </Tabs.Panel>
            <Tabs.Panel value="history" pt="sm">
              <History gate={gate} />
            </Tabs.Panel>
          </Tabs>
        </div>
      </div>
      {isOpen && (
        <section className="decide-bar" aria-label={t("decide.label")}>
          <div className="decide-why" data-may={may || undefined}>
            {check.isFetching && corrections > 0 ? (
              <Group gap="xs">
                <Loader size="xs" aria-hidden /> {t("gate.checking")}
              </Group>
            ) : (
              <>
                <strong>{may ? t("gate.may") : t("gate.may_not")}</strong> {gate.may_decide.reason}
                {gate.may_decide.policies.length > 0 && (
                  <code className="muted"> {gate.may_decide.policies.join(", ")}</code>
                )}
              </>
            )}
          </div>
          <Group gap="sm" wrap="nowrap">
            <Button color="red" variant="outline" onClick={() => ask("refuse")}>
              {t("decide.refuse")}
            </Button>
            <Button
              disabled={!may || (corrections > 0 && (check.isFetching || check.isError))}
              onClick={() => ask("approve")}
            >
              {corrections > 0 ? t("decide.correct") : t("decide.approve")}
            </Button>
          </Group>
        </section>
      )}
      <DecideDialog
        gate={gate}
        deciding={deciding}
        corrections={corrections}
        busy={decide.isPending}
        error={decide.error}
        onClose={() => setDeciding(undefined)}
        onApprove={() => decide.mutate(undefined)}
        onRefuse={(reason) => decide.mutate(reason)}
      />
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
    </Page>
  );
}

function GateStateLine({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <div className="gate-line">
      <Badge variant="default" radius="sm" className="badge" data-tone={gate.state === "open" ? "yellow" : "gray"}>
        {t(`gate_state.${gate.state}`)}
      </Badge>
      {gate.state === "open" ? (
        <span title={dateTime(gate.deadline)}>
          {t("gate.until")} <When at={gate.deadline} />
        </span>
      ) : (
        <span>
          {gate.decided_by && t("gate.decided_by", { who: nameOf(gate.decided_by) })}{" "}
          {gate.decided_at && <When at={gate.decided_at} />}
          {gate.reason && ` · ${gate.reason}`}
        </span>
      )}
      {gate.document.scanned && (
        <span className="muted">
          {t("gate.scan")}
          {gate.document.words_confidence != null && ` · ${Math.round(gate.document.words_confidence * 100)} %`}
        </span>
      )}
      <span className="muted hash" title={gate.proposal_hash}>
        {t("gate.version", { version: gate.version })} · {t("gate.hash")} {gate.proposal_hash.slice(0, 12)}…
      </span>
      <Copy value={gate.proposal_hash} label={t("gate.copy_hash")} />
    </div>
  );
}

function History({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <ol className="history">
      {gate.history.map((version) => (
        <li key={version.version}>
          <div>
            <strong>{t("gate.version", { version: version.version })}</strong> · <When at={version.at} />
            {version.by && ` · ${nameOf(version.by)}`}
          </div>
          <div className="muted hash">{version.hash}</div>
          {Object.keys(version.changes).length > 0 && (
            <Table>
              <Table.Tbody>
                {Object.entries(version.changes).map(([place, change]) => (
                  <Table.Tr key={place}>
                    <Table.Td>
                      <code>{place}</code>
                    </Table.Td>
                    <Table.Td>{String(change.from ?? "–")}</Table.Td>
                    <Table.Td>→ {String(change.to ?? "–")}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </li>
      ))}
    </ol>
  );
}

const keyNames = ["n", "p", "Enter", "a", "r", "Esc", "?"] as const;

function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("action.close") }}
      lockScroll={false}
      centered
    >
      <dl className="keys">
        {keyNames.map((key) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`keys.${key === "?" ? "help" : key}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
