// A real daemon with the sample company, for one test run; everything in it is invented.
import { execFile, spawn } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const root = new URL("../../", import.meta.url).pathname;
const program = process.env.SOCLE_PROGRAM ?? join(root, "build/release/socle");
const run = promisify(execFile);

export const contract = (name) => join(root, "examples/contracts", name);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ready(url, child) {
  for (let tries = 0; tries < 300; ++tries) {
    if (child.exitCode !== null) throw new Error(`the daemon ended with ${child.exitCode} before it was ready`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("the daemon is not ready after 30 s");
}

// → {url, owner, approver, employee, admin, stop()}; people as {email, password}. `passkeys`: under the name localhost, as its public
// address, since passkeys belong to a name.
export async function startDaemon({ passkeys = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "socle-browser-"));
  const data = join(folder, "data");
  const made = JSON.parse((await run(program, ["init", "--data", data, "--json"])).stdout);
  const port = await freePort();
  const url = `http://${passkeys ? "localhost" : "127.0.0.1"}:${port}`;
  if (passkeys) await appendFile(join(data, "socle.yaml"), `public_url: "${url}"\n`);
  const child = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => (log = (log + text).slice(-8_000)));
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, child);
    const env = { ...process.env, SOCLE_URL: url, SOCLE_KEY: made.owner.key };
    await run(program, ["company", "set", join(root, "examples/company.json")], { env });
    const person = async (name, role) => {
      const email = `${role}@falkenried.example`;
      const { stdout } = await run(program, ["user", "add", name, "--email", email, "--role", role, "--json"], { env });
      return { email, name, password: JSON.parse(stdout).password };
    };
    const approver = await person("Clara Sperber", "approver");
    const employee = await person("Dora Weihe", "employee");
    const admin = await person("Bernd Kranich", "admin");
    for (const customer of JSON.parse(await readFile(join(root, "examples/customers.json"), "utf8"))) {
      const answer = await fetch(`${url}/api/v1/customers`, {
        method: "POST",
        headers: { Authorization: `Bearer ${made.owner.key}`, "Content-Type": "application/json" },
        body: JSON.stringify(customer),
      });
      if (!answer.ok) throw new Error(`customer ${customer.name}: ${answer.status} ${await answer.text()}`);
    }
    return { url, owner: made.owner, approver, employee, admin, stop };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
}
