// usage: use_screenshots.mjs FOLDER — pictures of AI in use, budgets, findings, routes and live calls, from a real daemon and the
// provider of tests/upstream. What is said in them is invented.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { signIn, startBrowser } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";
import { startUpstream } from "./upstream.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const [daemon, browser, upstream] = await Promise.all([startDaemon(), startBrowser(), startUpstream()]);
const send = async (method, path, body, headers = {}) =>
  (await fetch(daemon.url + path, { method, headers: { Authorization: `Bearer ${daemon.owner.key}`, "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) })).text();
const ask = (model, content, purpose) => send("POST", "/v1/chat/completions", { model, messages: [{ role: "user", content }] }, purpose ? { "socle-purpose": purpose } : {});
try {
  const url = `${upstream.url}/v1`;
  await send("POST", "/api/v1/models", { name: "house-model", kind: "openai", url, licence: "Apache-2.0", price_in_micros: 150_000, price_out_micros: 600_000, tags: ["cheap", "german"] });
  await send("POST", "/api/v1/models", { name: "department/large", kind: "openai", url, zone: "company", price_in_micros: 3_000_000, price_out_micros: 15_000_000 });
  await send("PUT", "/api/v1/model-aliases/usual", { targets: [{ model: "house-model", weight: 9 }, { model: "department/large", weight: 1 }] });
  await send("PUT", "/api/v1/purposes/answer%20support%20mail", { owner: daemon.admin.email, seconds_saved: 360, hour_cost_micros: 48_000_000 });
  for (let i = 0; i < 6; ++i) await ask("house-model", `Please answer letter ${i} of anna.weihe@falkenried.example`, "answer support mail");
  for (let i = 0; i < 3; ++i) await ask("department/large", "The account is DE89370400440532013000", "drafts of letters");
  await ask("usual", "What is a plinth?");
  await ask("house-model", "my key is AKIAZ3MHQ7RTLW5XK2VD and more words");
  await send("PUT", "/api/v1/budgets/tenant", { limit_micros: 25_000_000, soft_limit_micros: 20_000_000 });
  await send("PUT", "/api/v1/budgets/model:department%2Flarge", { limit_calls: 3, window: "day" });
  const { page } = await browser.person({ viewport: { width: 1440, height: 900 } });
  await signIn(page, daemon.url, daemon.owner);
  for (const [name, path] of Object.entries({ "ai-use": "ai-use", budgets: "budgets", findings: "findings", routes: "routes", "calls-models": "calls?action=model.send" })) {
    await page.goto(`${daemon.url}/${path}`);
    await page.waitForLoadState("networkidle");
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: colorScheme === "light" });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  }
} finally {
  await browser.close();
  await daemon.stop();
  await upstream.stop();
}
