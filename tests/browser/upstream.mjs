// The model provider of tests/upstream beside the daemon. → {url, plan(...faults), seen(), stop()}
import { spawn } from "node:child_process";
import { once } from "node:events";

const program = new URL("../upstream/upstream.py", import.meta.url).pathname;

export async function startUpstream() {
  const child = spawn("python3", [program], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  const { url } = JSON.parse(String(line));
  const control = async (what, body) => {
    const answer = await fetch(`${url}/_control/${what}`, { method: "POST", body: JSON.stringify(body ?? []) });
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    url,
    plan: (...faults) => control("plan", faults),
    seen: async () => (await control("seen")).seen,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
