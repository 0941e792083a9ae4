import createClient, { type Middleware } from "openapi-fetch";
import { currentLanguage } from "../i18n";
import type { paths } from "./schema";

let csrf = "";
export function setCsrf(token: string): void {
  csrf = token;
}

// Unlike crypto.randomUUID this works without TLS, too.
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What goes with a request that the generated client cannot make, such as one whose answer comes in pieces.
export function requestHeaders(): Record<string, string> {
  return { "Accept-Language": currentLanguage(), ...(csrf ? { "X-CSRF-Token": csrf } : {}) };
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage());
    if (request.method === "GET") return;
    if (csrf) request.headers.set("X-CSRF-Token", csrf);
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", freshKey());
    }
  },
};

// Asks the person for a code of their second factor, and answers whether this session is confirmed now. Set by the page's frame.
let askFactor: ((why: string) => Promise<boolean>) | undefined;
export function onFactorNeeded(ask: typeof askFactor): void {
  askFactor = ask;
}

// What is refused only for want of a second factor is repeated once it was given. A request's body can be read once, so a copy is kept.
const copies = new WeakMap<Request, Request>();
const confirming: Middleware = {
  onRequest({ request }) {
    copies.set(request, request.clone());
  },
  async onResponse({ request, response }) {
    const copy = copies.get(request);
    if (response.status !== 403 || !copy || !askFactor) return;
    const body = (await response
      .clone()
      .json()
      .catch(() => undefined)) as ErrorBody | undefined;
    if (body?.error?.code !== "kernel.factor_needed" || !(await askFactor(body.error.message ?? ""))) return;
    return fetch(copy);
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(headers);
api.use(confirming);

// What every error of the API says, as an exception that pages can show.
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
    readonly stage?: string,
    readonly call?: string,
    readonly params: Record<string, string> = {},
  ) {
    super(message);
  }
}

interface ErrorBody {
  error?: {
    code?: string;
    message?: string;
    remedy?: string;
    stage?: string;
    call?: string;
    params?: Record<string, string>;
  };
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

// The data of an answer; throws ApiError where there is none. Status 0: the server did not answer.
export async function take<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (cause) {
    throw new ApiError(0, "console.unreachable", cause instanceof Error ? cause.message : String(cause), "");
  }
  if (answer.response.ok) return answer.data as T;
  const body = (answer.error as ErrorBody | undefined)?.error;
  throw new ApiError(
    answer.response.status,
    body?.code ?? `http.${answer.response.status}`,
    body?.message ?? answer.response.statusText,
    body?.remedy ?? "",
    body?.stage,
    body?.call,
    body?.params,
  );
}
