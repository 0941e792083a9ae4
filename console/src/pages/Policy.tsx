import { Accordion, Button, Card, Group, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { useMay } from "../api/may";
import { bundleQuery, sessionQuery } from "../api/queries";
import { DecisionBadge } from "../components/Bits";
import { ErrorPanel, Loaded, Page } from "../components/States";
import { Replay } from "../policy/Replay";

function MayI() {
  const { t } = useTranslation();
  const me = useQuery(sessionQuery).data?.user.email ?? "";
  const [principal, setPrincipal] = useState(me);
  const [action, setAction] = useState("gate.approve");
  const [resource, setResource] = useState("Gate");
  const [context, setContext] = useState("");
  const [badContext, setBadContext] = useState(false);
  const ask = useMutation({
    mutationFn: (given: Record<string, boolean | number | string | string[]>) =>
      take(api.POST("/api/v1/policy/check", { body: { principal, action, resource, context: given } })),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const given: unknown = context.trim() ? JSON.parse(context) : {};
      if (typeof given !== "object" || given === null || Array.isArray(given)) throw new SyntaxError();
      setBadContext(false);
      ask.mutate(given as Record<string, string>);
    } catch {
      setBadContext(true);
    }
  }
  const answer = ask.data;
  return (
    <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="may">
      <Title order={2} size="h4" id="may" className="section-title">
        {t("policy.may_i")}
      </Title>
      <Text size="sm" className="muted" mb="sm">
        {t("policy.may_i_about")}
      </Text>
      <form onSubmit={submit} className="form-grid">
        <TextInput
          label={t("call.principal")}
          required
          value={principal}
          onChange={(event) => setPrincipal(event.currentTarget.value)}
        />
        <TextInput
          label={t("call.action")}
          required
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <TextInput
          label={t("call.resource")}
          required
          value={resource}
          onChange={(event) => setResource(event.currentTarget.value)}
        />
        <TextInput
          label={t("policy.context")}
          placeholder='{"amount_cents": 600000}'
          value={context}
          onChange={(event) => setContext(event.currentTarget.value)}
          error={badContext ? t("policy.bad_context") : undefined}
        />
        <Group>
          <Button type="submit" loading={ask.isPending}>
            {t("policy.ask")}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {ask.error && <ErrorPanel error={ask.error} />}
        {answer && (
          <div className="verdict" data-tone={answer.decision === "permit" ? "good" : "bad"}>
            <DecisionBadge decision={answer.decision} /> <strong>{answer.reason}</strong>
            {answer.policies.length > 0 && (
              <p className="muted">
                {t("call.policies")}: <code>{answer.policies.join(", ")}</code>
              </p>
            )}
            {answer.obligations.ask_human && <p>{t("policy.ask_human")}</p>}
            {answer.obligations.keep_local && <p>{t("policy.keep_local")}</p>}
            {answer.obligations.redact && <p>{t("policy.redact")}</p>}
            {answer.obligations.pseudonymize && !answer.obligations.redact && <p>{t("policy.pseudonymize")}</p>}
            {answer.obligations.block.length > 0 && (
              <p>
                {t("policy.block")} <code>{answer.obligations.block.join(", ")}</code>
              </p>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

export function Policy() {
  const { t } = useTranslation();
  const bundle = useQuery(bundleQuery);
  const mayReplay = useMay("policy.replay", "PolicyBundle");
  return (
    <Page title={t("nav.policy")} about={t("policy.about")}>
      <MayI />
      {mayReplay && bundle.data && <Replay key={bundle.data.digest} files={bundle.data.files} />}
      <Loaded query={bundle}>
        {({ files, version, digest }) => (
          <section aria-labelledby="files">
            <Title order={2} size="h4" id="files" className="section-title">
              {t("policy.files")}
            </Title>
            <Text size="sm" className="muted hash" mb="sm">
              {t("gate.version", { version })} · {digest}
            </Text>
            <Accordion variant="separated" radius="md" order={3}>
              {Object.entries(files).map(([name, text]) => (
                <Accordion.Item key={name} value={name}>
                  <Accordion.Control>{name}</Accordion.Control>
                  <Accordion.Panel>
                    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                    <pre className="entry" tabIndex={0}>
                      {text}
                    </pre>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </section>
        )}
      </Loaded>
    </Page>
  );
}
