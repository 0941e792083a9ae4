import { Button, Card, Group, Select, Text, Textarea, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { When } from "../components/Bits";
import { Person } from "../components/Person";
import { ErrorPanel } from "../components/States";

const spans = { day: 24, week: 24 * 7, month: 24 * 30 } as const;
type Span = keyof typeof spans;

function Policies({ then, now }: { then: string[]; now: string[] }) {
  const { t } = useTranslation();
  return (
    <>
      {t("policy.replay_then")} <code>{then.join(", ") || "–"}</code>
      <br />
      {t("policy.replay_now")} <code>{now.join(", ") || "–"}</code>
    </>
  );
}

// What a changed file would have changed: asks for past requests to be decided again, and changes nothing.
export function Replay({ files }: { files: Record<string, string> }) {
  const { t } = useTranslation();
  const names = Object.keys(files).filter((name) => name.endsWith(".cedar"));
  const [name, setName] = useState(names[0] ?? "");
  const [text, setText] = useState(files[name] ?? "");
  const [span, setSpan] = useState<Span>("week");
  const replay = useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/policy/replay", {
          body: { files: { ...files, [name]: text }, since_hours: spans[span], examples: 20 },
        }),
      ),
  });
  function choose(chosen: string | null) {
    if (!chosen) return;
    setName(chosen);
    setText(files[chosen] ?? "");
    replay.reset();
  }
  const found = replay.data;
  const skipped = found ? found.skipped.erased + found.skipped.unreadable + found.skipped.without_person : 0;
  return (
    <Card withBorder radius="md" padding="lg" component="section" aria-labelledby="replay">
      <Title order={2} size="h4" id="replay" className="section-title">
        {t("policy.replay")}
      </Title>
      <Text size="sm" className="muted" mb="sm">
        {t("policy.replay_about")}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          replay.mutate();
        }}
      >
        <Group align="end" mb="sm">
          <Select label={t("policy.replay_file")} data={names} value={name} onChange={choose} allowDeselect={false} />
          <Select
            label={t("policy.replay_since")}
            data={[
              { value: "day", label: t("policy.replay_day") },
              { value: "week", label: t("policy.replay_week") },
              { value: "month", label: t("policy.replay_month") },
            ]}
            value={span}
            onChange={(chosen) => chosen && setSpan(chosen as Span)}
            allowDeselect={false}
          />
        </Group>
        <Textarea
          label={t("policy.replay_text")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={6}
          maxRows={16}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          mb="sm"
        />
        <Button type="submit" loading={replay.isPending}>
          {t("policy.replay_run")}
        </Button>
      </form>
      <div aria-live="polite">
        {replay.error && <ErrorPanel error={replay.error} />}
        {found && (
          <div className="verdict" data-tone={found.changed === 0 ? "good" : "bad"}>
            <strong>{t("policy.replay_summary", { decisions: found.decisions, changed: found.changed })}</strong>
            {skipped > 0 && (
              <p className="muted">
                {t("policy.replay_skipped", {
                  erased: found.skipped.erased,
                  unreadable: found.skipped.unreadable,
                  unknown: found.skipped.without_person,
                })}
              </p>
            )}
            {found.cut && <p className="muted">{t("policy.replay_cut")}</p>}
          </div>
        )}
      </div>
      {found && found.changes.length > 0 && (
        <>
          <table className="cards" aria-label={t("policy.replay_changes")}>
            <thead>
              <tr>
                <th scope="col">{t("call.action")}</th>
                <th scope="col">{t("policy.replay_role")}</th>
                <th scope="col">{t("policy.replay_then")}</th>
                <th scope="col">{t("policy.replay_now")}</th>
                <th scope="col">{t("call.policies")}</th>
                <th scope="col" className="number">
                  {t("policy.replay_count")}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.changes.map((change) => (
                <tr key={JSON.stringify(change)}>
                  <td data-main>{change.action}</td>
                  <td data-label={t("policy.replay_role")}>{change.role}</td>
                  <td data-label={t("policy.replay_then")}>{change.from}</td>
                  <td data-label={t("policy.replay_now")}>{change.to}</td>
                  <td data-label={t("call.policies")} className="wrap">
                    <Policies then={change.from_policies} now={change.to_policies} />
                  </td>
                  <td data-label={t("policy.replay_count")} className="number">
                    {change.decisions}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="cards" aria-label={t("policy.replay_examples")}>
            <thead>
              <tr>
                <th scope="col">{t("call.action")}</th>
                <th scope="col">{t("call.principal")}</th>
                <th scope="col">{t("call.resource")}</th>
                <th scope="col">{t("policy.replay_why")}</th>
                <th scope="col">{t("call.at")}</th>
              </tr>
            </thead>
            <tbody>
              {found.examples.map((example) => (
                <tr key={JSON.stringify(example)}>
                  <td data-main>{example.action}</td>
                  <td data-label={t("call.principal")}>
                    <Person id={example.principal} />
                  </td>
                  <td data-label={t("call.resource")} className="wrap">
                    {example.resource.type} {example.resource.id}
                  </td>
                  <td data-label={t("policy.replay_why")} className="wrap">
                    {example.reason}
                  </td>
                  <td data-label={t("call.at")}>
                    <When at={example.at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}
