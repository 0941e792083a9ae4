import { afterEach, describe, expect, test, vi } from "vitest";
import vectors from "./vectors.json";
import { parseReceipt, parseVerifierKey, toHex, VerificationError, verifyReceipt } from "./verify";

// Roots of the first leaves of the tree that implementations of RFC 6962 commonly test with.
const roots: Record<number, string> = {
  1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

async function flaw(receipt: string, entry: string, key = vectors.key): Promise<string> {
  try {
    await verifyReceipt(receipt, bytes(entry), key);
  } catch (error) {
    if (error instanceof VerificationError) return error.flaw;
    throw error;
  }
  return "none";
}

const last = vectors.cases[5]!;

afterEach(() => vi.unstubAllGlobals());

describe("a receipt", () => {
  test.each(vectors.cases)("of entry $index in a log of $size holds", async ({ index, size, root, entry, receipt }) => {
    expect(root).toBe(roots[size]);
    const verified = await verifyReceipt(receipt, bytes(entry), vectors.key);
    expect(verified).toMatchObject({ index: String(index), size: String(size), origin: "invented.example/log" });
    expect(toHex(parseReceipt(receipt).root)).toBe(root);
  });

  test("holds without the browser's cryptography, too, and says so", async () => {
    vi.stubGlobal("crypto", undefined);
    expect((await verifyReceipt(last.receipt, bytes(last.entry), vectors.key)).browser).toBe(false);
    const other = vectors.cases[3]!.receipt.trimEnd().split("\n").at(-1)!;
    expect(await flaw(last.receipt.replace(/— .*\n$/, `${other}\n`), last.entry)).toBe("signature_wrong");
  });

  test("says whose Ed25519 it used", async () => {
    expect((await verifyReceipt(last.receipt, bytes(last.entry), vectors.key)).browser).toBe(true);
  });

  test("fails when one bit of the entry differs", async () => {
    expect(await flaw(last.receipt, last.entry.replace("5051", "5050"))).toBe("root_differs");
  });

  test("fails when its index differs", async () => {
    expect(await flaw(last.receipt.replace("index 6", "index 7"), last.entry)).toBe("root_differs");
    expect(await flaw(last.receipt.replace("index 6", "index 8"), last.entry)).toBe("not_in_log");
  });

  test("fails when a hash is missing or one too many", async () => {
    const lines = last.receipt.split("\n");
    expect(await flaw([...lines.slice(0, 4), ...lines.slice(5)].join("\n"), last.entry)).toBe("not_in_log");
    expect(await flaw([...lines.slice(0, 4), lines[3], ...lines.slice(4)].join("\n"), last.entry)).toBe("not_in_log");
  });

  test("fails when the signature is another text's", async () => {
    const signature = (one: string) => one.trimEnd().split("\n").at(-1)!;
    const other = vectors.cases[4]!;
    const before = vectors.cases[3]!;
    expect(signature(other.receipt)).toBe(signature(last.receipt)); // the same log of eight
    expect(await flaw(last.receipt.replace(signature(last.receipt), signature(before.receipt)), last.entry)).toBe(
      "signature_wrong",
    );
  });

  test("fails when the log's key did not sign, whoever else did", async () => {
    const stranger = last.receipt.replace("— invented.example/log ", "— somebody.example/log ");
    expect(await flaw(stranger, last.entry)).toBe("key_did_not_sign");
    expect(await flaw(last.receipt.replace("\ninvented.example/log\n", "\nother.example/log\n"), last.entry)).toBe(
      "other_log",
    );
  });

  test.each([
    "",
    "c2sp.org/tlog-proof@v1\n",
    "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n",
    last.receipt.trimEnd(),
    last.receipt.replace("index 6", "index 06"),
  ])("that is malformed is refused", async (text) => expect(await flaw(text, last.entry)).toBe("receipt_malformed"));

  test("ignores an extra line, which nobody signed", async () => {
    expect(await flaw(last.receipt.replace("index", "extra AAAA\nindex"), last.entry)).toBe("none");
  });
});

describe("a verifier key", () => {
  test("whose hash is not its own is refused", async () => {
    const [name, hash, key] = vectors.key.split("+");
    const wrong = hash!.startsWith("0") ? `1${hash!.slice(1)}` : `0${hash!.slice(1)}`;
    await expect(parseVerifierKey(`${name}+${wrong}+${key}`)).rejects.toThrow("key_malformed");
    await expect(parseVerifierKey("no key")).rejects.toThrow("key_malformed");
  });
});
