// A conversation as data: what was said, what goes to the model, and how an answer grows from its pieces.

export interface Trouble {
  status: number; // 0: the server did not answer
  code: string;
  message: string; // with what to do about it, as the server says it
  call?: string;
}

export interface Usage {
  input: number;
  output: number;
}

export interface Answer {
  id: number;
  model: string;
  zone?: string; // as the registry had it when the question was sent
  text: string;
  state: "waiting" | "coming" | "done" | "stopped" | "failed";
  cut?: boolean; // the model stopped at its limit
  call?: string;
  usage?: Usage;
  trouble?: Trouble;
}

export interface Turn {
  id: number;
  question: string;
  answer: Answer;
}

export interface Message {
  role: "user" | "assistant";
  content: string;
}

// What goes to the model with a new question: what was said before, without questions that got no answer.
export function messagesFor(turns: readonly Turn[], question: string): Message[] {
  const said = turns.flatMap((turn): Message[] =>
    turn.answer.text === ""
      ? []
      : [
          { role: "user", content: turn.question },
          { role: "assistant", content: turn.answer.text },
        ],
  );
  return [...said, { role: "user", content: question }];
}

export function requestFor(model: string, messages: Message[]) {
  return { model, messages, stream: true, stream_options: { include_usage: true } };
}

interface Chunk {
  choices?: { delta?: { content?: unknown; refusal?: unknown }; finish_reason?: unknown }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
  error?: ErrorBody["error"];
}
interface ErrorBody {
  error?: { message?: unknown; code?: unknown; type?: unknown; socle?: { call?: unknown } };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

// What an error says, in the shape of OpenAI's API; anything else is told by its status.
export function troubleOf(body: unknown, status: number, call?: string): Trouble {
  const error = typeof body === "object" && body !== null ? (body as ErrorBody).error : undefined;
  return {
    status,
    code: text(error?.code) || text(error?.type) || `http.${status}`,
    message: text(error?.message),
    call: text(error?.socle?.call) || call || undefined,
  };
}

// The answer after one more event of its stream.
export function withEvent(answer: Answer, data: string): Answer {
  if (data === "[DONE]") return answer.state === "failed" ? answer : { ...answer, state: "done" };
  let chunk: Chunk;
  try {
    chunk = JSON.parse(data) as Chunk;
  } catch {
    return answer; // an event that is no JSON says nothing; a stream that breaks off is noticed at its end
  }
  if (typeof chunk !== "object" || chunk === null) return answer;
  if (chunk.error) return { ...answer, state: "failed", trouble: troubleOf(chunk, 200, answer.call) };
  const choice = chunk.choices?.[0];
  const more = text(choice?.delta?.content) + text(choice?.delta?.refusal);
  const next: Answer = more === "" ? { ...answer } : { ...answer, text: answer.text + more, state: "coming" };
  if (choice?.finish_reason === "length") next.cut = true;
  const { prompt_tokens: input, completion_tokens: output } = chunk.usage ?? {};
  if (typeof input === "number" && typeof output === "number") next.usage = { input, output };
  return next;
}
