// Checks a receipt (c2sp.org/tlog-proof@v1) against a call's entry: first that the entry stands in the log, then that the log's
// key signed the log's state. Needs no server; SHA-256 and Ed25519 come from the browser where it has them.
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";

export interface VerifierKey {
  name: string;
  id: Uint8Array;
  publicKey: Uint8Array;
}

export interface Receipt {
  index: bigint;
  hashes: Uint8Array[];
  origin: string;
  size: bigint;
  root: Uint8Array;
  body: string; // the signed text, with its last newline
  signatures: { name: string; id: Uint8Array; signature: Uint8Array }[];
}

export interface Verified {
  leaf: string; // hex
  origin: string;
  index: string;
  size: string;
  root: string; // base64
  browser: boolean; // whether the browser's own Ed25519 was used
}

export type Flaw =
  | "receipt_malformed"
  | "key_malformed"
  | "other_log"
  | "not_in_log"
  | "root_differs"
  | "key_did_not_sign"
  | "signature_wrong";

export class VerificationError extends Error {
  constructor(readonly flaw: Flaw) {
    super(flaw);
  }
}

function fromBase64(text: string, flaw: Flaw): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new VerificationError(flaw);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  // Without TLS a browser hides its own.
  return globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(bytes);
}

const utf8 = new TextEncoder();
const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

// "origin+hash+base64(type ‖ key)"; the hash must be the key's own.
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  const parts = /^(.+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  if (!parts) throw new VerificationError("key_malformed");
  const [, name = "", id = "", encoded = ""] = parts;
  const key = fromBase64(encoded, "key_malformed");
  if (key.length !== 33 || key[0] !== 1) throw new VerificationError("key_malformed");
  const expected = (await hash(join(utf8.encode(`${name}\n`), key))).slice(0, 4);
  if (toHex(expected) !== id) throw new VerificationError("key_malformed");
  return { name, id: expected, publicKey: key.slice(1) };
}

export function parseReceipt(text: string): Receipt {
  const fail = (): never => {
    throw new VerificationError("receipt_malformed");
  };
  const gap = text.indexOf("\n\n");
  if (gap < 0 || !text.endsWith("\n")) fail();
  const head = text.slice(0, gap).split("\n");
  if (head.shift() !== "c2sp.org/tlog-proof@v1") fail();
  if (head[0]?.startsWith("extra ")) head.shift(); // not authenticated: of no use here
  const index = /^index (0|[1-9]\d*)$/.exec(head.shift() ?? "")?.[1] ?? fail();
  const hashes = head.map((line) => fromBase64(line, "receipt_malformed"));
  if (hashes.some((one) => one.length !== 32) || hashes.length > 64) fail();

  const note = text.slice(gap + 2);
  const split = note.indexOf("\n\n");
  if (split < 0) fail();
  const body = note.slice(0, split + 1);
  const [origin = "", size = "", root = ""] = body.split("\n");
  if (!origin || !/^(0|[1-9]\d*)$/.test(size)) fail();
  const rootHash = fromBase64(root, "receipt_malformed");
  if (rootHash.length !== 32) fail();
  const signatures = note
    .slice(split + 2, -1)
    .split("\n")
    .map((line) => {
      const parts = /^— (\S+) (\S+)$/.exec(line) ?? fail();
      const bytes = fromBase64(parts[2] ?? "", "receipt_malformed");
      if (bytes.length < 5) fail();
      return { name: parts[1] ?? "", id: bytes.slice(0, 4), signature: bytes.slice(4) };
    });
  return { index: BigInt(index), hashes, origin, size: BigInt(size), root: rootHash, body, signatures };
}

// RFC 9162, section 2.1.3.2.
export async function rootOf(leaf: Uint8Array, index: bigint, size: bigint, proof: Uint8Array[]): Promise<Uint8Array> {
  if (index >= size) throw new VerificationError("not_in_log");
  let node = index;
  let last = size - 1n;
  let root = leaf;
  for (const sibling of proof) {
    if (last === 0n) throw new VerificationError("not_in_log");
    if ((node & 1n) === 1n || node === last) {
      root = await hash(join(nodePrefix, sibling, root));
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      root = await hash(join(nodePrefix, root, sibling));
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw new VerificationError("not_in_log");
  return root;
}

async function signatureHolds(
  key: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<[boolean, boolean]> {
  try {
    const imported = await crypto.subtle.importKey("raw", join(key), "Ed25519", false, ["verify"]);
    return [await crypto.subtle.verify("Ed25519", imported, join(signature), join(message)), true];
  } catch {
    // The browser has no Ed25519, or hides its cryptography without TLS.
    try {
      return [ed25519.verify(signature, message, key), false];
    } catch {
      return [false, false];
    }
  }
}

export async function verifyReceipt(receiptText: string, entry: Uint8Array, keyText: string): Promise<Verified> {
  const key = await parseVerifierKey(keyText);
  const receipt = parseReceipt(receiptText);
  if (receipt.origin !== key.name) throw new VerificationError("other_log");
  const leaf = await hash(join(leafPrefix, entry));
  const root = await rootOf(leaf, receipt.index, receipt.size, receipt.hashes);
  if (!equal(root, receipt.root)) throw new VerificationError("root_differs");
  const own = receipt.signatures.filter((one) => one.name === key.name && equal(one.id, key.id));
  if (own.length === 0) throw new VerificationError("key_did_not_sign");
  let browser = true;
  for (const one of own) {
    const [holds, native] = await signatureHolds(key.publicKey, one.signature, utf8.encode(receipt.body));
    if (!holds) throw new VerificationError("signature_wrong");
    browser = native;
  }
  return {
    leaf: toHex(leaf),
    origin: receipt.origin,
    index: receipt.index.toString(),
    size: receipt.size.toString(),
    root: toBase64(receipt.root),
    browser,
  };
}
