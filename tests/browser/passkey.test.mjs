// Passkeys in a real browser with its own authenticator, as its developer tools make one, against a real daemon.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { axe, startBrowser } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

let daemon;
let browser;
let open = [];

before(async () => {
  [daemon, browser] = await Promise.all([startDaemon({ passkeys: true }), startBrowser()]);
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await daemon?.stop();
});

afterEach(async () => {
  for (const one of open) await one.context.close();
  open = [];
});

// A window with an authenticator in its machine: it checks its holder, keeps passkeys, and touches itself.
async function person(options = {}) {
  const one = await browser.person(options);
  open.push(one);
  const tools = await one.context.newCDPSession(one.page);
  await tools.send("WebAuthn.enable");
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const device = {
    verifies: (isUserVerified) => tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    passkeys: async () => (await tools.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    take: (credential) => tools.send("WebAuthn.addCredential", { authenticatorId, credential }),
  };
  return { page: one.page, device };
}

async function withPassword(page, { email, password }, url = daemon.url) {
  await page.goto(`${url}/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const menu = (page, who) => page.getByRole("button", { name: new RegExp(who.name) });

async function settings(page, who) {
  await menu(page, who).click();
  await page.getByRole("menuitem", { name: "Second factor and passkeys" }).click();
  const dialog = page.getByRole("dialog", { name: "Second factor and passkeys" });
  await dialog.getByRole("button", { name: "Register a passkey" }).waitFor();
  return dialog;
}

async function registered(page, who, name) {
  await withPassword(page, who);
  const dialog = await settings(page, who);
  await dialog.getByLabel("Name of the new passkey").fill(name);
  await dialog.getByRole("button", { name: "Register a passkey" }).click();
  await dialog.getByText(name, { exact: true }).waitFor();
  return dialog;
}

async function signOut(page, who) {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await menu(page, who).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/signin");
}

test("a passkey is registered with the keyboard, signs in alone, and is removed", { timeout: 120_000 }, async () => {
  const { page, device } = await person();
  const who = daemon.employee;
  await withPassword(page, who);
  await menu(page, who).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Second factor and passkeys" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Second factor and passkeys" });
  await dialog.getByText("There is none yet.").waitFor();
  await axe(page, "no passkey");
  await dialog.getByLabel("Name of the new passkey").focus();
  await page.keyboard.type("Laptop (invented)");
  await page.keyboard.press("Enter");
  await dialog.getByText("Laptop (invented)", { exact: true }).waitFor();
  await dialog.getByText("not used yet").waitFor();
  await axe(page, "a passkey");
  assert.equal((await device.passkeys()).length, 1);
  await dialog.getByLabel("Name of the new passkey").fill("A second one");
  await dialog.getByRole("button", { name: "Register a passkey" }).click();
  await dialog.getByText("This device has a passkey for you already.").waitFor();

  await signOut(page, who);
  await axe(page, "sign-in with passkeys");
  await page.getByRole("button", { name: "Sign in with a passkey" }).focus();
  await page.keyboard.press("Enter");
  await menu(page, who).waitFor();

  const again = await settings(page, who);
  await again.getByText("last used").waitFor();
  await again.getByRole("button", { name: "Remove Laptop (invented)" }).click();
  await again.getByRole("button", { name: "Remove for good" }).click();
  await again.getByText("There is none yet.").waitFor();
  await signOut(page, who);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("The passkey is not accepted").waitFor();
});

test("beside the password it is asked for, and only the person's own will do", { timeout: 120_000 }, async () => {
  const { page, device } = await person();
  await registered(page, daemon.approver, "Desk (invented)");
  await signOut(page, daemon.approver);
  await withPassword(page, daemon.approver);
  await page.getByText("Your second factor is needed.").waitFor();
  await axe(page, "second factor by passkey");
  await page.getByRole("button", { name: "Use a passkey", exact: true }).click();
  await menu(page, daemon.approver).waitFor();

  const other = await person(); // another machine, without the passkey; then with it
  await withPassword(other.page, daemon.approver);
  // The link to the refused call asks ahead who is signed in. That answer comes late, and does not undo the sign-in.
  let late;
  const held = new Promise((resolve) => {
    late = resolve;
  });
  await other.page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    if (route.request().method() === "GET") await held;
    await route.fulfill({ response: answer });
  });
  const asked = other.page.waitForRequest((request) => request.method() === "GET" && request.url().endsWith("/session"));
  await other.page.getByRole("link").hover();
  await asked;
  await other.page.getByRole("button", { name: "Use a passkey", exact: true }).click();
  await other.page.getByText("The browser was not given a passkey").waitFor();
  await other.device.take((await device.passkeys())[0]);
  await other.page.getByRole("button", { name: "Use a passkey", exact: true }).click();
  await menu(other.page, daemon.approver).waitFor();
  const answered = other.page.waitForResponse((answer) => answer.request().method() === "GET" && answer.url().endsWith("/session"));
  late();
  await (await answered).finished();
  await other.page.waitForTimeout(300); // what the page makes of it
  assert.ok(await menu(other.page, daemon.approver).isVisible());
});

test("a rule asks for it, and what was refused goes on", { timeout: 120_000 }, async () => {
  const { page, device } = await person();
  const dialog = await registered(page, daemon.admin, "Key ring (invented)");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const url = `${daemon.url}/api/v1/policy/bundle`;
  const headers = { Authorization: `Bearer ${daemon.owner.key}`, "Content-Type": "application/json" };
  const all = (await (await fetch(url, { headers })).json()).files;
  const files = Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith("tests/"))); // whose cases know no factor
  files["factor.cedar"] = '@id("t.factor") @reason("Just now.") forbid (principal, action == Action::"user.add", resource) unless { context has factor_age_s && context.factor_age_s < 3 };';
  assert.equal((await fetch(url, { method: "POST", headers, body: JSON.stringify({ files }) })).status, 200);
  await page.goto(`${daemon.url}/people`);
  await page.waitForTimeout(3_500);
  await page.getByRole("button", { name: "Add person" }).click();
  const add = page.getByRole("dialog", { name: "Add person" });
  await add.getByLabel("Name").fill("Neu (erfunden)");
  await add.getByLabel("E-mail").fill("neu@falkenried.example");
  await add.getByRole("button", { name: "Add" }).click();
  const prompt = page.getByRole("dialog", { name: "Second factor", exact: true });
  await device.verifies(false);
  await prompt.getByRole("button", { name: "Use a passkey" }).click();
  await prompt.getByText("The browser was not given a passkey").waitFor();
  await axe(page, "a factor that was not given");
  await device.verifies(true);
  await prompt.getByRole("button", { name: "Use a passkey" }).click();
  await prompt.waitFor({ state: "hidden" });
  await page.getByText("neu@falkenried.example").first().waitFor();
});

test("a page under another address, and a browser without passkeys, say so", { timeout: 120_000 }, async () => {
  const { page } = await person();
  const elsewhere = daemon.url.replace("localhost", "127.0.0.1");
  const fresh = { ...daemon.employee };
  await withPassword(page, fresh, elsewhere);
  const dialog = await settings(page, fresh);
  await dialog.getByLabel("Name of the new passkey").fill("Elsewhere");
  await dialog.getByRole("button", { name: "Register a passkey" }).click();
  await dialog.getByText("opened under another address").waitFor();

  const old = await person();
  await old.page.addInitScript(() => delete window.PublicKeyCredential);
  await withPassword(old.page, fresh);
  await menu(old.page, fresh).click();
  await old.page.getByRole("menuitem", { name: "Second factor and passkeys" }).click();
  await old.page.getByText("This browser knows no passkeys.").waitFor();
});
