import "../styles/models.css";
import "../styles/chat.css";
import { Alert, Button, Code, Group, NativeSelect, Text, Textarea } from "@mantine/core";
import { IconAlertTriangle, IconPlayerStop, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, memo, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/may";
import { modelsQuery } from "../api/queries";
import type { ModelSummary } from "../api/types";
import { AnswerFacts } from "../chat/AnswerFacts";
import { chat, type Target } from "../chat/chat";
import type { Answer, Trouble, Turn } from "../chat/conversation";
import { leavesCompany } from "../chat/left";
import { Markdown } from "../chat/Markdown";
import { Copy, Loaded, Page } from "../components/States";
import { zones } from "../models/form";
import { NoModel, ToModels, ZoneBadge } from "../models/parts";

function TroublePanel({ trouble, begun }: { trouble: Trouble; begun: boolean }) {
  const { t } = useTranslation();
  const mayRead = useMay("call.read", "Call");
  const offline = trouble.status === 0;
  const title = offline
    ? t("state.unreachable")
    : trouble.status === 403
      ? t("chat.refused")
      : t(begun ? "chat.broke_off" : "chat.failed");
  const message = offline
    ? `${t("state.unreachable_why")} ${t("state.unreachable_remedy")}`
    : trouble.message || (trouble.code === "console.stream_cut" ? t("chat.stream_cut") : t("state.failed_remedy"));
  return (
    <Alert
      color={trouble.status === 403 ? "yellow" : "red"}
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
      role="alert"
    >
      <Text size="sm">{message}</Text>
      <Group gap="sm" mt={6}>
        <Code>{trouble.code}</Code>
        {trouble.call && mayRead && (
          <Link to="/calls/$call" params={{ call: trouble.call }}>
            {t("call.open")}
          </Link>
        )}
      </Group>
    </Alert>
  );
}

function AnswerView({ answer, last, onAgain }: { answer: Answer; last: boolean; onAgain: () => void }) {
  const { t } = useTranslation();
  const ended = answer.state !== "waiting" && answer.state !== "coming";
  return (
    <article className="answer" aria-label={t("chat.answer_of", { model: answer.model })} aria-busy={!ended}>
      {answer.text !== "" && <Markdown text={answer.text} />}
      {answer.state === "waiting" && <p className="muted answer-waits">{t("chat.waiting", { model: answer.model })}</p>}
      {answer.state === "done" && answer.text === "" && <p className="muted">{t("chat.nothing")}</p>}
      {answer.state === "stopped" && <p className="muted">{t("chat.stopped")}</p>}
      {answer.cut && <p className="muted">{t("chat.cut")}</p>}
      {answer.trouble && <TroublePanel trouble={answer.trouble} begun={answer.text !== ""} />}
      {ended && (
        <>
          <Group gap="xs">
            {answer.text !== "" && <Copy value={answer.text} label={t("action.copy")} />}
            {last && (
              <Button size="compact-sm" variant="default" onClick={onAgain}>
                {t("action.retry")}
              </Button>
            )}
          </Group>
          {(answer.call || answer.text !== "") && <AnswerFacts answer={answer} />}
        </>
      )}
    </article>
  );
}

const TurnView = memo(function TurnView({ turn, last, onAgain }: { turn: Turn; last: boolean; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <article className="question" aria-label={t("chat.you")}>
        {turn.question}
      </article>
      <AnswerView answer={turn.answer} last={last} onAgain={onAgain} />
    </>
  );
});

// The nearest first: what need not travel should not.
function usable(models: ModelSummary[]): ModelSummary[] {
  return models
    .filter((model) => model.capabilities.length === 0 || model.capabilities.includes("chat"))
    .sort((a, b) => zones.indexOf(a.zone) - zones.indexOf(b.zone) || a.name.localeCompare(b.name));
}

let chosenModel = ""; // outlives the page's way to a receipt and back

function Conversation({ models }: { models: ModelSummary[] }) {
  const { t } = useTranslation();
  const turns = useSyncExternalStore(chat.subscribe, chat.turns);
  const [chosen, setChosen] = useState(chosenModel);
  const [text, setText] = useState("");
  const input = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const model = models.find((one) => one.name === chosen) ?? models[0]!;
  const target = useRef<Target>({ model: model.name, zone: model.zone });
  target.current = { model: model.name, zone: model.zone };
  const latest = turns.at(-1)?.answer;
  const asking = latest?.state === "waiting" || latest?.state === "coming";
  const again = useRef(() => chat.again(target.current)).current;

  function send() {
    const question = text.trim();
    if (question === "" || asking) return;
    setText("");
    atEnd.current = true;
    void chat.ask(question, target.current);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    send();
    input.current?.focus();
  }
  function keyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }
  useEffect(() => {
    if (!asking) return;
    const stop = (event: globalThis.KeyboardEvent) => event.key === "Escape" && chat.stop();
    window.addEventListener("keydown", stop);
    return () => window.removeEventListener("keydown", stop);
  }, [asking]);
  // Whoever reads further up stays there.
  useEffect(() => {
    const look = () => {
      const page = document.documentElement;
      atEnd.current = page.scrollHeight - page.scrollTop - page.clientHeight < 120;
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of an answer is what it runs for
  useEffect(() => {
    if (atEnd.current) end.current?.scrollIntoView({ block: "end" });
  }, [turns]);

  return (
    <>
      <div className="talk">
        {turns.length === 0 ? (
          <div className="talk-empty">
            <Text fw={600} size="lg">
              {t("chat.start")}
            </Text>
            <Text size="sm" className="muted">
              {t("chat.start_about")}
            </Text>
          </div>
        ) : (
          turns.map((turn, at) => <TurnView key={turn.id} turn={turn} last={at === turns.length - 1} onAgain={again} />)
        )}
      </div>
      <p className="unseen" role="status">
        {asking ? t("chat.waiting", { model: model.name }) : latest?.state === "done" ? t("chat.arrived") : ""}
      </p>
      <form className="composer" onSubmit={submit}>
        <Textarea
          ref={input}
          aria-label={t("chat.message")}
          placeholder={t("chat.placeholder")}
          autosize
          minRows={2}
          maxRows={9}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={keyDown}
          data-autofocus
        />
        <div className="composer-row">
          <NativeSelect
            aria-label={t("chat.model")}
            size="sm"
            value={model.name}
            onChange={(event) => {
              chosenModel = event.currentTarget.value;
              setChosen(chosenModel);
            }}
            data={models.map((one) => ({ value: one.name, label: `${one.name} · ${t(`zone.${one.zone}`)}` }))}
          />
          {leavesCompany(model.zone) && (
            <span className="composer-zone">
              <ZoneBadge zone={model.zone} />
            </span>
          )}
          <span className="muted composer-keys">{t("chat.keys")}</span>
          {asking ? (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => chat.stop()}
            >
              {t("chat.stop")}
            </Button>
          ) : (
            <Button type="submit" leftSection={<IconSend size={16} aria-hidden />} disabled={text.trim() === ""}>
              {t("chat.send")}
            </Button>
          )}
        </div>
      </form>
      <div ref={end} />
    </>
  );
}

export function ChatPage() {
  const { t } = useTranslation();
  const query = useQuery(modelsQuery);
  const turns = useSyncExternalStore(chat.subscribe, chat.turns);
  return (
    <Page
      title={t("nav.chat")}
      about={t("chat.about")}
      className="chat-page"
      actions={
        turns.length > 0 && (
          <Button variant="default" onClick={() => chat.clear()}>
            {t("chat.new")}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ items }) => {
          const models = usable(items);
          return models.length === 0 ? <NoModel action={<ToModels />} /> : <Conversation models={models} />;
        }}
      </Loaded>
    </Page>
  );
}
