// usage: hub_screenshots.mjs FOLDER — pictures of the pages about models, from a real daemon and the provider of tests/upstream: 1440
// and 390 pixels wide, light and dark. What is said in them is invented.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { signIn, startBrowser } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";
import { startUpstream } from "./upstream.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const [daemon, browser, upstream] = await Promise.all([startDaemon(), startBrowser(), startUpstream()]);
const question =
  "Which notice periods apply to our hosting contract? Please tell anna.weihe@falkenried.example, too.\n\n| Contract | Notice |\n|---|---|\n| Hosting | 3 months |\n| Service | 6 weeks |\n\n1. Look into the **framework agreement**, section 7.\n2. Compare it with `contract-02`.\n\n```sql\nSELECT notice FROM contracts WHERE name = 'Hosting';\n```";
try {
  const { page } = await browser.person({ viewport: { width: 1440, height: 900 } });
  await signIn(page, daemon.url, daemon.owner);
  await page.goto(`${daemon.url}/chat`);
  await page.getByText("No model yet").waitFor();
  await take(page, "chat-empty");
  const { csrf } = await page.evaluate(async () => (await fetch("/api/v1/session")).json());
  const local = `${upstream.url}/v1`;
  for (const model of [
    { name: "house-model", kind: "openai", url: local, capabilities: ["chat", "tools"], licence: "Apache-2.0", context_tokens: 32768, tags: ["cheap", "german"] },
    { name: "department/large", kind: "openai", url: local, zone: "company", price_in_micros: 150000, price_out_micros: 600000, context_tokens: 131072, licence: "MIT" },
    { name: "provider-eu", kind: "anthropic", url: "https://models.example/v1", zone: "eu", price_in_micros: 3000000, price_out_micros: 15000000, capabilities: ["chat", "tools", "vision", "schema"], key: "invented" },
  ]) {
    const status = await page.evaluate(
      async ([body, token]) =>
        (await fetch("/api/v1/models", { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": token }, body: JSON.stringify(body) })).status,
      [model, csrf],
    );
    if (status !== 201) throw new Error(`${model.name}: ${status}`);
  }
  await page.goto(`${daemon.url}/models`);
  await page.getByRole("table", { name: "Models" }).waitFor();
  await take(page, "models");
  await page.getByRole("button", { name: "Add model" }).click();
  await page.getByRole("dialog").waitFor();
  await take(page, "models-add");
  await page.goto(`${daemon.url}/chat`);
  await page.getByLabel("Model", { exact: true }).selectOption("department/large");
  await page.getByRole("textbox", { name: "Your message" }).fill(question);
  await page.keyboard.press("Enter");
  await page.getByText("The guard found").waitFor();
  await take(page, "chat");
  const employee = (await browser.person({ viewport: { width: 1440, height: 900 } })).page;
  await signIn(employee, daemon.url, daemon.employee);
  await employee.goto(`${daemon.url}/chat`);
  await upstream.plan({ do: "close", after: 24 });
  await employee.getByRole("textbox", { name: "Your message" }).fill("Summarise the contract with the town in three sentences: what is delivered, when each part is due, and which dates must not be missed. Say it for somebody who has not read it.");
  await employee.keyboard.press("Enter");
  await employee.getByText("The answer broke off").waitFor();
  await take(employee, "chat-error");
} finally {
  await browser.close();
  await daemon.stop();
  await upstream.stop();
}

async function take(page, name) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => window.scrollTo(0, location.pathname === "/chat" ? document.documentElement.scrollHeight : 0));
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}
