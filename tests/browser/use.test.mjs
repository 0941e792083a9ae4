// What AI is in use, what it may spend, and what the detectors found: each figure against the calls that it counts. In a real browser,
// against a real daemon and the provider of tests/upstream; everything said is invented.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await daemon?.stop();
  await upstream?.stop();
});

afterEach(async () => {
  const errors = open.flatMap((one) => one.errors);
  for (const one of open) await one.context.close();
  open = [];
  assert.deepEqual(errors, [], "no page complained");
});

async function person(who, options) {
  const one = await browser.person(options);
  open.push(one);
  await signIn(one.page, daemon.url, who);
  return one.page;
}

async function send(method, path, body, headers = {}) {
  return fetch(`${daemon.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${daemon.owner.key}`, "Content-Type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
}
async function ask(model, text, purpose) {
  const answer = await send("POST", "/v1/chat/completions", { model, messages: [{ role: "user", content: text }] }, purpose ? { "socle-purpose": purpose } : {});
  await answer.text();
  return answer.status;
}

test("before the first call the page says what it is for, and who may not see it is told so", { timeout: 120_000 }, async () => {
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/ai-use`);
  await page.getByText("No call to a model in these days").waitFor();
  await page.getByText("What this page cannot know").waitFor();
  await axe(page, "AI in use, empty");
  await page.goto(`${daemon.url}/budgets`);
  await page.getByText("No limit is set").waitFor();
  await axe(page, "budgets, empty");
  await page.goto(`${daemon.url}/findings`);
  await page.getByText("Nothing was found in these days").waitFor();
  await axe(page, "findings, empty");
  const employee = await person(daemon.employee);
  await employee.waitForLoadState("networkidle");
  for (const name of ["AI in use", "Budgets & value", "Guard findings", "Routes"])
    assert.equal(await employee.getByRole("link", { name }).count(), 0, name);
  await employee.goto(`${daemon.url}/ai-use`);
  await employee.getByText("You may not see this").waitFor();
});

test("each figure of AI in use opens exactly the calls that it counts", { timeout: 240_000 }, async () => {
  const url = `${upstream.url}/v1`;
  for (const model of [
    { name: "house-model", kind: "openai", url, licence: "Apache-2.0", price_in_micros: 1_000_000, price_out_micros: 1_000_000 },
    { name: "other-model", kind: "openai", url, zone: "company" },
  ])
    assert.equal((await send("POST", "/api/v1/models", model)).status, 201);
  assert.equal((await send("PUT", "/api/v1/purposes/answer%20support%20mail", { owner: daemon.owner.email, seconds_saved: 360, hour_cost_micros: 48_000_000 })).status, 200);
  for (let i = 0; i < 3; ++i) assert.equal(await ask("house-model", `a question ${i}`, "answer support mail"), 200);
  for (let i = 0; i < 2; ++i) assert.equal(await ask("other-model", "write to anna@falkenried.example, IBAN DE89370400440532013000", "letters nobody registered"), 200);
  assert.equal(await ask("house-model", "no purpose here"), 200);
  assert.equal(await ask("house-model", "my key is AKIAZ3MHQ7RTLW5XK2VD and more words"), 403);

  const page = await person(daemon.owner);
  await page.getByRole("link", { name: "AI in use" }).click();
  const report = page.getByRole("article", { name: "AI in use" });
  await report.getByText("Not yet registered").waitFor();
  await report.getByText("stated by clients; nobody has registered it or answers for it.").waitFor();
  await report.getByText("its licence is not stated.").waitFor();
  const purposes = page.getByRole("table", { name: "For what" });
  assert.equal(await purposes.getByRole("row", { name: /answer support mail/ }).locator("[data-calls]").innerText(), "3");
  assert.equal(await page.getByRole("table", { name: "What AI we use" }).getByRole("row", { name: /house-model/ }).locator("[data-calls]").innerText(), "4");
  await axe(page, "AI in use");

  const figures = await report.locator("a[data-calls]").evaluateAll((links) => links.map((link) => ({ calls: Number(link.dataset.calls), href: link.getAttribute("href"), label: link.getAttribute("aria-label") })));
  assert.ok(figures.length >= 15, `${figures.length} figures`);
  for (const { calls, href, label } of figures) {
    await page.goto(daemon.url + href);
    const counted = await page.getByRole("status").filter({ hasText: /match/ }).locator("strong").innerText();
    assert.equal(Number.parseInt(counted, 10), calls, `${label}: ${href}`);
    const rows = await page.getByRole("table", { name: "Calls" }).locator("tbody tr").count();
    assert.equal(rows, Math.min(calls, 50), `${label}: rows`);
  }
  await axe(page, "calls, filtered");
});

test("AI in use prints on one to three pages of A4 and is a table for spreadsheets", { timeout: 120_000 }, async () => {
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/ai-use`);
  await page.getByText("Not yet registered").waitFor();
  const folder = await mkdtemp(join(tmpdir(), "socle-print-"));
  try {
    const path = join(folder, "ai-use.pdf");
    await page.pdf({ path, preferCSSPageSize: true });
    const run = (program, ...args) => new Promise((resolve, reject) => execFile(program, args, (error, stdout) => (error ? reject(error) : resolve(stdout))));
    const facts = await run("pdfinfo", path);
    const pages = Number(/Pages:\s+(\d+)/.exec(facts)[1]);
    assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
    assert.match(facts, /\(A4\)/);
    const words = await run("pdftotext", "-layout", path, "-");
    assert.match(words, /house-model/);
    assert.match(words, /What this page cannot know/);
    assert.doesNotMatch(words, /Sign out|Ctrl K|Show/, "nothing of the frame");
  } finally {
    await rm(folder, { recursive: true });
  }
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  assert.match(file, /^\uFEFFquestion,name,detail,calls/);
  assert.match(file, /purpose,answer support mail,,3,1/);
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "AI in use");
});

test("findings are counted by kind and open to their calls, and show nothing of what was found", { timeout: 120_000 }, async () => {
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/findings`);
  const types = page.getByRole("table", { name: "By kind" });
  await types.getByRole("row", { name: /iban/ }).waitFor();
  await axe(page, "findings");
  assert.ok(!(await page.content()).includes("anna@falkenried"), "no content");
  const figures = await page.locator("a[data-calls]").evaluateAll((links) => links.map((link) => ({ calls: Number(link.dataset.calls), href: link.getAttribute("href") })));
  for (const { calls, href } of figures) {
    await page.goto(daemon.url + href);
    const counted = await page.getByRole("status").filter({ hasText: /match/ }).locator("strong").innerText();
    assert.equal(Number.parseInt(counted, 10), calls, href);
  }
  await page.goto(`${daemon.url}/findings`);
  await types.waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "findings");
});

test("calls show themselves as they happen", { timeout: 120_000 }, async () => {
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/calls?action=model.send`);
  const rows = page.getByRole("table", { name: "Calls" }).locator("tbody tr");
  const before = await rows.count();
  const joined = page.waitForResponse((answer) => answer.url().includes("/api/v1/call-events"));
  await page.getByRole("switch", { name: "Live" }).click();
  assert.match((await joined).url(), /action=model\.send/);
  assert.equal(await ask("house-model", "a call that is watched", "answer support mail"), 200);
  await rows.nth(before).waitFor();
  await rows.first().getByText("answer support mail").waitFor();
  await rows.first().getByText("done").waitFor();
  await axe(page, "calls, live");
});

test("a limit is set, met, changed and taken away, and a purpose gets its owner", { timeout: 180_000 }, async () => {
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/budgets`);
  await page.getByRole("button", { name: "Set a limit" }).click();
  const dialog = page.getByRole("dialog", { name: "Set a limit" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Give a hard or a soft limit.").waitFor();
  await dialog.getByLabel("Whose").selectOption("model");
  await dialog.getByLabel("Model's name").fill("other-model");
  await dialog.getByLabel("Unit").selectOption("tokens");
  await dialog.getByLabel("hard").fill("2");
  await axe(page, "budgets, new");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const limits = page.getByRole("table", { name: "Budgets" });
  await limits.getByText(/^[\d,]+ of 2$/).waitFor();
  await axe(page, "budgets");
  assert.equal(await ask("other-model", "one too many"), 402);
  await limits.getByRole("button", { name: "other-model" }).click();
  const edit = page.getByRole("dialog", { name: /other-model/ });
  await edit.getByLabel("hard").fill("900000000");
  await edit.getByRole("button", { name: "Save" }).click();
  await limits.getByText("of 900,000,000").waitFor();
  assert.equal(await ask("other-model", "now it fits"), 200);
  await limits.getByRole("button", { name: "other-model" }).click();
  await edit.getByRole("button", { name: "Remove", exact: true }).click();
  await edit.getByText("The limits of other-model in tokens will be removed.").waitFor();
  await edit.getByRole("button", { name: "Remove these limits" }).click();
  await page.getByText("No limit is set").waitFor();
  await page.getByText("The limits of other-model in tokens are removed.").waitFor();
  await axe(page, "limits that were removed");
  await page.getByRole("button", { name: "Undo" }).click();
  await limits.getByText("of 900,000,000").waitFor();
  await page.getByText("The limits of other-model in tokens are removed.").waitFor({ state: "hidden" });

  const ledger = page.getByRole("table", { name: "Value ledger" });
  await ledger.getByRole("button", { name: "letters nobody registered" }).click();
  const purpose = page.getByRole("dialog", { name: "letters nobody registered" });
  await purpose.getByLabel("Owner's e-mail address").fill(daemon.admin.email);
  await purpose.getByLabel("Minutes saved by a call").fill("30");
  await purpose.getByLabel("Cost of an hour").fill("60");
  await purpose.getByRole("button", { name: "Save" }).click();
  await purpose.waitFor({ state: "hidden" });
  await ledger.getByRole("row", { name: /letters nobody registered/ }).getByText(daemon.admin.email).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "budgets");
  await page.setViewportSize({ width: 1280, height: 800 });
  // And AI in use knows at once that somebody answers for it.
  await page.goto(`${daemon.url}/ai-use`);
  await page.getByRole("table", { name: "For what" }).getByRole("row", { name: /letters nobody registered/ }).getByText(daemon.admin.email).waitFor();
  assert.equal(await page.getByText("stated by clients; nobody has registered it or answers for it.").count(), 0);
});

test("routes show weights, distance and whether a model answers", { timeout: 120_000 }, async () => {
  assert.equal((await send("PUT", "/api/v1/model-aliases/usual", { targets: [{ model: "house-model", weight: 9 }, { model: "other-model", weight: 1 }] })).status, 200);
  const page = await person(daemon.owner);
  await page.goto(`${daemon.url}/routes`);
  const names = page.getByRole("table", { name: "Other names" });
  await names.getByText("90 %").waitFor();
  const models = page.getByRole("table", { name: "Models" });
  await models.getByRole("row", { name: /house-model/ }).getByText("answers").waitFor();
  await axe(page, "routes");
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "routes");
});
