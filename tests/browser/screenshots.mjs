// usage: screenshots.mjs FOLDER — a picture of each page, from a real daemon with the sample company: 1440 and 390 pixels wide, light
// and dark; and of the gate in the other languages.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { signIn, startBrowser } from "./browser.mjs";
import { contract, startDaemon } from "./daemon.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const daemon = await startDaemon();
const browser = await startBrowser();
try {
  const { page } = await browser.person({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${daemon.url}/signin`);
  await take(page, "sign-in");
  await signIn(page, daemon.url, daemon.owner);
  const decided = await toGate(page, "01-de-managed-services.pdf");
  await page.goto(`${daemon.url}/gates/${decided}`);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Approve/ }).click();
  await page.getByRole("link", { name: "Open in mail program" }).waitFor({ timeout: 60_000 });
  const run = new URL(page.url()).pathname.slice(1);
  await toGate(page, "05-de-stadt-leitweg.pdf");
  await take(page, "new");
  const gate = await toGate(page, "01-de-managed-services.pdf");
  await page.goto(`${daemon.url}/calls?action=gate.approve`);
  await page.locator("tbody").getByRole("link").first().click();
  await page.getByRole("heading", { name: "Receipt" }).waitFor();
  const call = new URL(page.url()).pathname.slice(1);
  const pages = { home: "", runs: "runs", run, gate: `gates/${gate}`, invoices: "invoices", calls: "calls", call, company: "company", customers: "customers", people: "people", policy: "policy" };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${daemon.url}/${path}`);
    await page.waitForLoadState("networkidle");
    if (name === "gate") await page.waitForTimeout(3_000); // until the contract is drawn
    if (name === "gate") await page.locator('.field[data-path="buyer.name"] .field-main').click();
    if (name === "call") {
      await page.getByRole("button", { name: "Verify" }).click();
      await page.getByText("The receipt holds.").waitFor();
    }
    await take(page, name);
  }
  for (const [language, word] of [["fr", "Français"], ["de", "Deutsch"]]) {
    await page.goto(daemon.url);
    await page.locator(".bar .mantine-ActionIcon-root").click();
    await page.getByText(word).click();
    await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
    await page.goto(`${daemon.url}/gates/${gate}`);
    await page.waitForLoadState("networkidle");
    await take(page, `gate-${language}`);
  }
} finally {
  await browser.close();
  await daemon.stop();
}

async function toGate(page, name) {
  await page.goto(`${daemon.url}/new`);
  await page.locator('input[type="file"]').setInputFiles(contract(name));
  const link = page.getByRole("link", { name: "Look and decide" });
  await link.waitFor({ timeout: 60_000 });
  return (await link.getAttribute("href")).split("/").at(-1);
}

async function take(page, name) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(700); // what is drawn on a canvas says nothing when it is done
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}
