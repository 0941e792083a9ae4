import { expect, test } from "vitest";
import { type Answer, messagesFor, requestFor, type Turn, troubleOf, withEvent } from "./conversation";

const begun: Answer = { id: 1, model: "m", text: "", state: "waiting", call: "call_1" };
const turn = (question: string, answer: Partial<Answer>): Turn => ({
  id: 1,
  question,
  answer: { ...begun, ...answer },
});
const piece = (content: string) => JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });

test("what was said before goes along; a question without an answer does not", () => {
  const turns = [
    turn("one", { text: "first", state: "done" }),
    turn("two", { state: "failed" }),
    turn("three", { text: "half", state: "stopped" }),
  ];
  expect(messagesFor(turns, "four")).toEqual([
    { role: "user", content: "one" },
    { role: "assistant", content: "first" },
    { role: "user", content: "three" },
    { role: "assistant", content: "half" },
    { role: "user", content: "four" },
  ]);
  expect(requestFor("m", messagesFor([], "hi"))).toEqual({
    model: "m",
    messages: [{ role: "user", content: "hi" }],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test("an answer grows from its pieces and ends with the protocol's end", () => {
  let answer = withEvent(begun, '{"choices":[{"delta":{"role":"assistant","content":""}}]}');
  expect(answer.state).toBe("waiting");
  for (const content of ["Good", " day"]) answer = withEvent(answer, piece(content));
  expect(answer).toMatchObject({ text: "Good day", state: "coming" });
  answer = withEvent(answer, '{"choices":[{"delta":{},"finish_reason":"length"}]}');
  answer = withEvent(answer, '{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}');
  answer = withEvent(answer, "[DONE]");
  expect(answer).toMatchObject({ state: "done", cut: true, usage: { input: 3, output: 2 }, text: "Good day" });
});

test("an error within the stream keeps the text and names the call", () => {
  const failed = withEvent(
    withEvent(begun, piece("Half")),
    '{"error":{"message":"It broke. Try again.","code":"backends.upstream_unreachable","socle":{"call":"call_9"}}}',
  );
  expect(failed).toMatchObject({ state: "failed", text: "Half" });
  expect(failed.trouble).toEqual({
    status: 200,
    code: "backends.upstream_unreachable",
    message: "It broke. Try again.",
    call: "call_9",
  });
  expect(withEvent(failed, "[DONE]").state).toBe("failed");
});

test("strange events change nothing, strange errors are told by their status", () => {
  for (const data of ["", "{", "null", "[]", "7", '{"choices":[]}', '{"choices":[{"delta":{"content":7}}]}'])
    expect(withEvent(begun, data).text, data).toBe("");
  expect(troubleOf("<html>", 502, "call_2")).toEqual({ status: 502, code: "http.502", message: "", call: "call_2" });
  expect(troubleOf({ error: { message: "No.", code: null, type: "server_error" } }, 503).code).toBe("server_error");
});
