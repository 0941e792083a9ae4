// The conversation of this page: held in memory only, so a reload forgets it. It lives beside the pages, so that a look at a receipt
// and back does not lose it.
import { requestHeaders } from "../api/client";
import { type Answer, messagesFor, requestFor, type Turn, troubleOf, withEvent } from "./conversation";
import { EventReader } from "./events";
import { forgetWith } from "./owner";

export interface Target {
  model: string;
  zone?: string;
}

export class Chat {
  #turns: readonly Turn[] = [];
  #listeners = new Set<() => void>();
  #asking: AbortController | undefined;
  #nextId = 1;

  turns = (): readonly Turn[] => this.#turns;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  // Stops what is under way and forgets everything.
  clear(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#set([]);
  }

  stop(): void {
    this.#asking?.abort();
  }

  async ask(question: string, target: Target): Promise<void> {
    if (this.#asking) return;
    const messages = messagesFor(this.#turns, question);
    const id = this.#nextId++;
    const answer: Answer = { id, ...target, text: "", state: "waiting" };
    this.#set([...this.#turns, { id, question, answer }]);
    const asking = new AbortController();
    this.#asking = asking;
    const update = (change: (answer: Answer) => Answer) => this.#update(id, change);
    try {
      const response = await fetch("/v1/chat/completions", {
        method: "POST",
        headers: { ...requestHeaders(), "Content-Type": "application/json", "socle-purpose": "chat" },
        body: JSON.stringify(requestFor(target.model, messages)),
        signal: asking.signal,
      });
      const call = response.headers.get("socle-receipt") ?? undefined;
      update((now) => ({ ...now, call }));
      if (!response.ok || !response.body) {
        const body: unknown = await response.json().catch(() => undefined);
        update((now) => ({ ...now, state: "failed", trouble: troubleOf(body, response.status, call) }));
        return;
      }
      await this.#read(response.body.getReader(), update);
    } catch (cause) {
      if (asking.signal.aborted) update((now) => ({ ...now, state: "stopped" }));
      else update((now) => ({ ...now, state: "failed", trouble: unreachable(cause, now.call) }));
    } finally {
      if (this.#asking === asking) this.#asking = undefined;
    }
  }

  // The last question once more; what was answered gives way.
  again(target: Target): void {
    const last = this.#turns.at(-1);
    if (!last || this.#asking) return;
    this.#set(this.#turns.slice(0, -1));
    void this.ask(last.question, target);
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>, update: (change: (now: Answer) => Answer) => void) {
    const events = new EventReader();
    let open = true;
    while (open) {
      const { done, value } = await reader.read();
      if (value) {
        const arrived = events.feed(value);
        if (arrived.length > 0) update((now) => arrived.reduce(withEvent, now));
      }
      open = !done;
    }
    // An end without the protocol's own end is no end.
    update((now) =>
      now.state === "done" || now.state === "failed"
        ? now
        : {
            ...now,
            state: "failed",
            trouble: { status: 200, code: "console.stream_cut", message: "", call: now.call },
          },
    );
  }

  #update(id: number, change: (answer: Answer) => Answer): void {
    this.#set(this.#turns.map((turn) => (turn.id === id ? { ...turn, answer: change(turn.answer) } : turn)));
  }

  #set(turns: readonly Turn[]): void {
    this.#turns = turns;
    for (const listener of this.#listeners) listener();
  }
}

function unreachable(cause: unknown, call: string | undefined) {
  return { status: 0, code: "console.unreachable", message: cause instanceof Error ? cause.message : "", call };
}

export const chat = new Chat();
forgetWith(() => chat.clear());
