// Starts Debian's Chromium and watches each page for what must never happen: errors and violations of the content security policy.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const program = process.env.SOCLE_CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function startBrowser() {
  const browser = await chromium.launch({ executablePath: program, args: flags }); // with a fresh profile each time
  return {
    // A person's own window. `errors` fills with what the page complained about.
    async person(options = {}) {
      const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", acceptDownloads: true, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        // A refused request is an answer that the page shows, not an error of the page.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
      });
      return { context, page, errors };
    },
    close: () => browser.close(),
  };
}

// WCAG 2.2 A and AA, as far as a program can see.
export async function axe(page, name, except = []) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).disableRules(except).analyze();
  const told = violations.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => `${node.target.join(" ")}  ${node.any[0]?.message ?? ""}`).join("\n    ")}`);
  assert.deepEqual(told, [], `axe on ${name}`);
}

export async function signIn(page, url, { email, password }) {
  await page.goto(`${url}/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("main#content h1").waitFor();
}

// Nothing may be wider than the window: sideways scrolling hides things from people with small screens.
export async function fits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${name} is ${over} pixels wider than its window`);
}
