import i18next from "i18next";
import type { components } from "./schema";

// The browser's side of passkeys: the server's options in, what the authenticator answered out, both in WebAuthn's JSON form. Written
// out, since not every browser in use converts them itself.

interface Named {
  id: string;
  type: string;
  transports?: string[];
}

export type Answer = components["schemas"]["PasskeyAnswer"];

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function textOf(bytes: ArrayBuffer | null): string {
  const plain = Array.from(new Uint8Array(bytes ?? new ArrayBuffer()), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const named = (list: unknown) =>
  ((list ?? []) as Named[]).map((one) => ({ ...one, id: bytesOf(one.id) })) as PublicKeyCredentialDescriptor[];

export function browserHasPasskeys(): boolean {
  return typeof window.PublicKeyCredential === "function";
}

// What the browser refuses has names that say little to people.
async function said<T>(asking: Promise<T | null>): Promise<T> {
  try {
    const answer = await asking;
    if (answer) return answer;
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : "";
    if (name === "InvalidStateError") throw new Error(i18next.t("passkey.registered"));
    if (name === "SecurityError") throw new Error(i18next.t("passkey.elsewhere"));
    if (name !== "NotAllowedError" && name !== "AbortError") throw cause;
  }
  throw new Error(i18next.t("passkey.stopped"));
}

export async function makePasskey(options: Record<string, unknown>): Promise<Answer> {
  const user = options.user as { id: string; name: string; displayName: string };
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge as string),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: named(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await said(navigator.credentials.create({ publicKey }))) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

// `among`: only these, where the person is known already.
export async function showPasskey(options: Record<string, unknown>, among: string[] = []): Promise<Answer> {
  const wanted = among.length > 0 ? among.map((id) => ({ id, type: "public-key" })) : options.allowCredentials;
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge as string),
    allowCredentials: named(wanted),
  } as unknown as PublicKeyCredentialRequestOptions;
  const shown = (await said(navigator.credentials.get({ publicKey }))) as PublicKeyCredential;
  const response = shown.response as AuthenticatorAssertionResponse;
  return {
    id: shown.id,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
    },
  };
}
