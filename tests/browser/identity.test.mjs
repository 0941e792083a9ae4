// Sign-in by the company's directory and the second factor in a real browser, against a real daemon and a certified OpenID provider.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before, test } from "node:test";
import { promisify } from "node:util";
import { axe, startBrowser } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

const run = promisify(execFile);
const program = process.env.SOCLE_PROGRAM ?? new URL("../../build/release/socle", import.meta.url).pathname;
let daemon;
let browser;
let provider;
let folder;
let open = [];

async function startProvider(redirect) {
  const child = spawn(process.execPath, [new URL("../clients/identity/node/provider.mjs", import.meta.url).pathname, redirect], { stdio: ["pipe", "pipe", "ignore"] });
  for await (const line of createInterface(child.stdout)) return { ...JSON.parse(line), stop: () => child.stdin.end() };
}

const socle = (...words) => run(program, words, { env: { ...process.env, SOCLE_URL: daemon.url, SOCLE_KEY: daemon.owner.key } });

before(async () => {
  [daemon, browser, folder] = await Promise.all([startDaemon(), startBrowser(), mkdtemp(join(tmpdir(), "socle-directory-"))]);
  provider = await startProvider(`${daemon.url}/signin`);
  await writeFile(join(folder, "secret"), "invented-client-secret+/=\n");
  await socle("oidc", "set", "--issuer", provider.issuer, "--client-id", "socle-ES256", "--client-secret-file", join(folder, "secret"), "--redirect-uri", `${daemon.url}/signin`, "--role", "staff=employee", "--provision");
}, { timeout: 60_000 });

after(async () => {
  await browser?.close();
  provider?.stop();
  await daemon?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function stranger() {
  const one = await browser.person();
  open.push(one);
  return one.page;
}

afterEach(async () => {
  for (const one of open) await one.context.close();
  open = [];
});

async function throughDirectory(page, who) {
  await page.getByRole("button", { name: "Sign in with the company's account" }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.locator('input[name="login"]').fill(who);
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
  await page.getByText("Authorize").first().waitFor();
  await page.locator('button[type="submit"]').click();
}

async function signIn(page, { email, password }) {
  await page.goto(`${daemon.url}/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

function codeOf(secret, ahead = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("the company's account opens the page that was asked for", { timeout: 60_000 }, async () => {
  const page = await stranger();
  await page.goto(`${daemon.url}/runs`);
  await page.waitForURL("**/signin**");
  await axe(page, "sign-in with a directory");
  await throughDirectory(page, "mara");
  await page.waitForURL(`${daemon.url}/runs`);
  await page.getByRole("button", { name: /Mara Beispiel/ }).waitFor();
});

test("whom the directory's settings keep out learns why", { timeout: 60_000 }, async () => {
  const page = await stranger();
  await page.goto(`${daemon.url}/signin`);
  await throughDirectory(page, "ohne");
  await page.getByText("none of your groups has a role here").waitFor();
});

test("a second factor is set up, asked for at sign-in, and asked for by a rule", { timeout: 90_000 }, async () => {
  const page = await stranger();
  await signIn(page, daemon.admin);
  const menu = () => page.getByRole("button", { name: new RegExp(daemon.admin.name) }).click();
  await menu();
  await page.getByRole("menuitem", { name: "Second factor" }).click();
  const dialog = page.getByRole("dialog", { name: "Second factor" });
  await dialog.getByRole("button", { name: "Set up" }).click();
  const [secret, paper] = await dialog.locator(".secret").allTextContents();
  await axe(page, "second factor");
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret, -1));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.waitFor({ state: "hidden" });

  const other = await stranger();
  await signIn(other, daemon.admin);
  await other.getByRole("textbox", { name: "Code" }).fill(codeOf(secret));
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.getByRole("button", { name: new RegExp(daemon.admin.name) }).waitFor();

  const url = `${daemon.url}/api/v1/policy/bundle`;
  const headers = { Authorization: `Bearer ${daemon.owner.key}`, "Content-Type": "application/json" };
  const all = (await (await fetch(url, { headers })).json()).files;
  const files = Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith("tests/"))); // whose cases know no factor
  files["factor.cedar"] = '@id("t.factor") @reason("Just now.") forbid (principal, action == Action::"user.add", resource) unless { context has factor_age_s && context.factor_age_s < 3 };';
  assert.equal((await fetch(url, { method: "POST", headers, body: JSON.stringify({ files }) })).status, 200);
  await other.goto(`${daemon.url}/people`);
  await other.waitForTimeout(3_500);
  await other.getByRole("button", { name: "Add person" }).click();
  const add = other.getByRole("dialog", { name: "Add person" });
  await add.getByLabel("Name").fill("Neu (erfunden)");
  await add.getByLabel("E-mail").fill("neu@falkenried.example");
  await add.getByRole("button", { name: "Add" }).click();
  const prompt = other.getByRole("dialog", { name: "Second factor" });
  await prompt.getByRole("textbox", { name: "Code" }).fill(paper.split("\n")[0]);
  await prompt.getByRole("button", { name: "Confirm" }).click();
  await prompt.waitFor({ state: "hidden" });
});
