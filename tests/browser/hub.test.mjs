// Models and chat in a real browser, against a real daemon and the provider of tests/upstream.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { axe, fits, signIn, startBrowser } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";
import { startUpstream } from "./upstream.mjs";

let daemon;
let browser;
let upstream;
let open = [];

before(async () => {
  [daemon, browser, upstream] = await Promise.all([startDaemon(), startBrowser(), startUpstream()]);
}, { timeout: 60_000 });

after(async () => {
  await browser?.close();
  await daemon?.stop();
  await upstream?.stop();
});

async function person(who, options) {
  const one = await browser.person(options);
  open.push(one);
  await signIn(one.page, daemon.url, who);
  return one.page;
}

afterEach(async () => {
  const errors = open.flatMap((one) => one.errors);
  for (const one of open) await one.context.close();
  open = [];
  assert.deepEqual(errors, [], "no page complained");
});

async function addModel(page, name, fields = {}) {
  await page.goto(`${daemon.url}/models`);
  await page.getByRole("button", { name: "Add model" }).click();
  const dialog = page.getByRole("dialog", { name: "Add model" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("textbox", { name: "Address" }).fill(`${upstream.url}/v1`);
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole("button", { name: "Add model" }).click();
  await dialog.waitFor({ state: "hidden" });
}

const models = (page) => page.getByRole("table", { name: "Models" });

test("without a model both sides learn what to do about it", { timeout: 60_000 }, async () => {
  const admin = await person(daemon.admin);
  await admin.goto(`${daemon.url}/models`);
  await admin.getByText("socle model add NAME --openai").first().waitFor();
  await admin.getByRole("button", { name: "Add model" }).waitFor();
  await axe(admin, "models, empty");
  const employee = await person(daemon.employee);
  await employee.goto(`${daemon.url}/models`);
  await employee.getByText("Ask an owner or admin to add one.").waitFor();
  assert.equal(await employee.getByRole("button", { name: "Add model" }).count(), 0);
});

test("a model is added, its key never comes back, and it is removed by name", { timeout: 90_000 }, async () => {
  const page = await person(daemon.admin);
  const answers = [];
  page.on("response", (response) => response.url().includes("/api/") && answers.push(response));
  await page.goto(`${daemon.url}/models`);
  await page.getByRole("button", { name: "Add model" }).click();
  const dialog = page.getByRole("dialog", { name: "Add model" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("no blanks please");
  await dialog.getByRole("button", { name: "Add model" }).click();
  await dialog.getByText("beginning with a letter or digit").waitFor();
  await dialog.getByText("An address, please").waitFor();
  await axe(page, "models, add");
  await page.keyboard.press("Escape");
  await addModel(page, "house-model", { "Key of the endpoint": "sk-invented-for-this-test", "Price in": "0.15", "Price out": "0,60", Licence: "Apache-2.0" });
  const row = models(page).getByRole("row", { name: /house-model/ });
  await row.getByText("this machine").waitFor();
  await row.getByText("0.15 / 0.60").waitFor();
  await row.getByText("Apache-2.0").waitFor();
  await axe(page, "models");
  await row.getByRole("button", { name: "house-model" }).click();
  const details = page.getByRole("dialog", { name: "house-model" });
  await details.getByText("kept sealed").waitFor();
  await axe(page, "models, one");
  assert.ok(!(await page.content()).includes("sk-invented"), "the key is not in the page");
  for (const answer of answers) assert.ok(!(await answer.text().catch(() => "")).includes("sk-invented"), answer.url());

  await page.keyboard.press("Escape");
  await addModel(page, "short-lived");
  await models(page).getByRole("button", { name: "short-lived" }).click();
  const leaving = page.getByRole("dialog", { name: "short-lived" });
  await leaving.getByRole("button", { name: "Remove", exact: true }).click();
  await leaving.getByText("short-lived and its key will be removed").waitFor();
  await leaving.getByRole("button", { name: "Remove this model" }).click();
  await leaving.waitFor({ state: "hidden" });
  await models(page).getByText("short-lived").waitFor({ state: "detached" });
});

test("a name that is taken is refused where it was typed", { timeout: 60_000 }, async () => {
  const page = await person(daemon.admin);
  await page.goto(`${daemon.url}/models`);
  await page.getByRole("button", { name: "Add model" }).click();
  const dialog = page.getByRole("dialog", { name: "Add model" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("house-model");
  await dialog.getByRole("textbox", { name: "Address" }).fill(`${upstream.url}/v1`);
  await dialog.getByRole("button", { name: "Add model" }).click();
  await dialog.getByRole("alert").getByText("house-model").waitFor();
});

test("an employee sees the models and cannot change them", { timeout: 60_000 }, async () => {
  const page = await person(daemon.employee, { viewport: { width: 390, height: 844 } });
  await page.goto(`${daemon.url}/models`);
  await models(page).getByText("house-model").waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await models(page).getByRole("button").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Add model" }).count(), 0);
  await fits(page, "models");
  await axe(page, "models, read only");
});

async function ask(page, text) {
  await page.getByRole("textbox", { name: "Your message" }).fill(text);
  await page.keyboard.press("Enter");
}
const long = Array.from({ length: 300 }, (_, at) => `sentence ${at}.`).join(" ");
const answers = (page) => page.getByRole("article", { name: /^Answer of/ });

test("a question is answered as it comes, and its receipt is verified", { timeout: 120_000 }, async () => {
  const page = await person(daemon.owner);
  await page.getByRole("link", { name: "Chat" }).click();
  await page.getByText("What would you like to know?").waitFor();
  await axe(page, "chat, begin");
  const box = page.getByRole("textbox", { name: "Your message" });
  await box.fill("a list:");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("- of **two** [links](https://outside.example/x) ![pixel](https://outside.example/p.png)");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("- and <b>mark-up</b>, for anna@falkenried.example");
  await upstream.plan({ piece_s: 0.3 });
  await page.keyboard.press("Enter");
  const answer = answers(page).last();
  await answer.and(page.locator('[aria-busy="true"]')).getByText("Echo: a").waitFor(); // before its end
  await answer.and(page.locator('[aria-busy="false"]')).waitFor({ timeout: 30_000 });
  assert.equal(await answer.locator("li").count(), 2);
  await answer.locator("strong", { hasText: "two" }).waitFor();
  assert.equal(await answer.locator("img, b").count(), 0, "neither pictures nor HTML");
  assert.equal(await answer.locator('a[href*="outside"]').count(), 0, "no way out");
  await answer.getByText("https://outside.example/x").waitFor();
  await answer.getByText("Nothing left the machine that runs Socle.").waitFor();
  await answer.getByText("The guard found email × 1").waitFor();
  await answer.getByText(/\d+ tokens in, \d+ out/).waitFor();
  await axe(page, "chat");

  // The next question takes the conversation along.
  await ask(page, "and now?");
  await answers(page).nth(1).and(page.locator('[aria-busy="false"]')).waitFor({ timeout: 30_000 });
  const sent = JSON.parse((await upstream.seen()).at(-1).body);
  assert.deepEqual(sent.messages.map((one) => one.role), ["user", "assistant", "user"]);

  await answers(page).last().getByRole("link", { name: "Open the receipt" }).click();
  await page.getByRole("heading", { name: "model.send" }).waitFor();
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("The receipt holds.").waitFor();
  await page.goBack();
  assert.equal(await answers(page).count(), 2, "the way to a receipt and back keeps the conversation");
  await page.getByRole("button", { name: "New chat" }).click();
  await page.getByText("What would you like to know?").waitFor();
});

test("Escape stops an answer, here and at the provider", { timeout: 90_000 }, async () => {
  const page = await person(daemon.employee);
  await page.goto(`${daemon.url}/chat`);
  await upstream.plan({ piece_s: 0.1 });
  await ask(page, `Say this: ${long}`);
  await answers(page).last().getByText("sentence 3").waitFor();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.keyboard.press("Escape");
  await answers(page).last().getByText("Stopped. What had come stays.").waitFor();
  const deadline = Date.now() + 10_000;
  while ((await upstream.seen()).at(-1).ended === null && Date.now() < deadline) await page.waitForTimeout(50);
  assert.equal((await upstream.seen()).at(-1).ended, "left", "the provider was left, too");
  // An employee may not read calls: the page says so and gives the receipt's id.
  await answers(page).last().getByText("So says the list of models.").waitFor();
  await answers(page).last().getByText(/^Receipt call_/).waitFor();
  await axe(page, "chat, stopped");
});

test("what goes wrong is said, with the call, and can be tried again", { timeout: 90_000 }, async () => {
  const page = await person(daemon.owner, { viewport: { width: 390, height: 844 } });
  await page.goto(`${daemon.url}/chat`);
  await upstream.plan({ do: "close", after: 60 });
  await ask(page, long);
  const broken = answers(page).last();
  await broken.getByText("The answer broke off").waitFor();
  await broken.getByText("backends.upstream_unreachable").waitFor();
  assert.match(await broken.getByRole("link", { name: "Open the call" }).getAttribute("href"), /\/calls\/call_/);
  await axe(page, "chat, broken off");
  await fits(page, "chat");
  await broken.getByRole("button", { name: "Try again" }).click();
  await answers(page).last().getByText("sentence 299.").waitFor();
  assert.equal(await answers(page).count(), 1, "the new answer stands in the place of the broken one");

  // A key goes to no model: refused before anything is sent.
  const before = (await upstream.seen()).length;
  await ask(page, "my key is AKIAZ3MHQ7RTLW5XK2VD and more words");
  await answers(page).last().getByText("This was refused").waitFor();
  await answers(page).last().getByText("nothing left").waitFor();
  assert.equal((await upstream.seen()).length, before);
});

test("an auditor is not offered the chat", { timeout: 60_000 }, async () => {
  const page = await person(daemon.admin);
  await page.getByRole("link", { name: "Chat" }).waitFor();
  const added = await fetch(`${daemon.url}/api/v1/users`, {
    method: "POST",
    headers: { Authorization: `Bearer ${daemon.owner.key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Edda Falter", email: "auditor@falkenried.example", role: "auditor", kind: "user" }),
  });
  assert.equal(added.status, 201, await added.clone().text());
  const auditor = await person({ email: "auditor@falkenried.example", password: (await added.json()).password });
  await auditor.getByRole("link", { name: "Models" }).waitFor();
  await auditor.waitForLoadState("networkidle");
  assert.equal(await auditor.getByRole("link", { name: "Chat" }).count(), 0);
});
