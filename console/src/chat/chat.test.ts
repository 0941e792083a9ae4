import { afterEach, expect, test, vi } from "vitest";
import { Chat } from "./chat";

vi.mock("../api/client", () => ({ requestHeaders: () => ({ "X-CSRF-Token": "token" }) }));
afterEach(() => vi.unstubAllGlobals());

const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

// A server whose stream the test writes.
function server() {
  let stream!: ReadableStreamDefaultController<Uint8Array>;
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller;
        init.signal?.addEventListener("abort", () => controller.error(new DOMException("aborted", "AbortError")));
      },
    });
    return new Response(body, { headers: { "socle-receipt": `call_${asked.length}` } });
  });
  return {
    asked,
    say: async (text: string) => {
      await vi.waitFor(() => expect(stream).toBeDefined());
      stream.enqueue(new TextEncoder().encode(text));
    },
    end: () => stream.close(),
    body: (at: number) => JSON.parse(String(asked[at]?.init.body)) as { model: string; messages: unknown[] },
  };
}

test("an answer comes in pieces, and the next question takes it along", async () => {
  const { asked, say, end, body } = server();
  const chat = new Chat();
  const first = chat.ask("one", { model: "m", zone: "company" });
  await say(piece("Good"));
  await vi.waitFor(() =>
    expect(chat.turns()[0]?.answer).toMatchObject({ text: "Good", state: "coming", call: "call_1" }),
  );
  await say(`${piece(" day")}data: [DONE]\n\n`);
  end();
  await first;
  expect(chat.turns()[0]?.answer).toMatchObject({ text: "Good day", state: "done", zone: "company" });
  expect(asked[0]?.init.headers).toMatchObject({ "X-CSRF-Token": "token" });
  const second = chat.ask("two", { model: "m" });
  await say("data: [DONE]\n\n");
  end();
  await second;
  expect(body(1).messages).toHaveLength(3);
});

test("stopping keeps what has come and says so", async () => {
  const { asked, say } = server();
  const chat = new Chat();
  const under_way = chat.ask("one", { model: "m" });
  await say(piece("Half"));
  await vi.waitFor(() => expect(chat.turns()[0]?.answer.text).toBe("Half"));
  chat.stop();
  await under_way;
  expect(asked[0]?.init.signal?.aborted).toBe(true);
  expect(chat.turns()[0]?.answer).toMatchObject({ text: "Half", state: "stopped", call: "call_1" });
});

test("a stream that ends without its protocol's end has failed", async () => {
  const { say, end } = server();
  const chat = new Chat();
  const under_way = chat.ask("one", { model: "m" });
  await say(piece("Half"));
  end();
  await under_way;
  expect(chat.turns()[0]?.answer).toMatchObject({
    state: "failed",
    trouble: { code: "console.stream_cut", call: "call_1" },
  });
});

test("asking again replaces the last answer; a new chat forgets and stops", async () => {
  const { say, end, body } = server();
  const chat = new Chat();
  const first = chat.ask("one", { model: "m" });
  await say(`${piece("bad")}data: [DONE]\n\n`);
  end();
  await first;
  chat.again({ model: "other" });
  await vi.waitFor(() => expect(body(1).model).toBe("other"));
  expect(body(1).messages).toEqual([{ role: "user", content: "one" }]);
  expect(chat.turns()).toHaveLength(1);
  await say(piece("new"));
  chat.clear();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(chat.turns()).toEqual([]);
});
