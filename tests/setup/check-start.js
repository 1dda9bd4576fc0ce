// Starts the program as the README says, twice, and asks it for a page; then a second process on
// the same data must be refused. Exits non-zero at the first thing that is not as promised.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-start-"));
const env = { ...process.env, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" };

/** Starts `npm start`; resolves with the address once it is printed. */
function start() {
  const child = spawn("npm", ["start"], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const began = Date.now();
  let output = "";
  const ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  const listening = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
        const address = /http:\/\/localhost:\d+/.exec(output);
        if (address) resolve({ address: address[0], ms: Date.now() - began });
      });
    ended.then((code) => reject(new Error(`ended with ${code} before it listened:\n${output}`)));
  });
  return { child, listening, ended, output: () => output };
}

const check = (fact, sentence) => {
  if (!fact) throw new Error(sentence);
  console.log(`ok  ${sentence}`);
};

async function stop(run, signal) {
  process.kill(-run.child.pid, signal);
  const code = await Promise.race([run.ended, new Promise((r) => setTimeout(r, 25_000, "late"))]);
  check(code !== "late", `${signal} ends the program within 25 s`);
}

try {
  const first = start();
  const { address, ms } = await first.listening;
  console.log(`first start: listening after ${ms} ms`);
  const home = await fetch(address);
  const html = await home.text();
  check(home.status === 200 && html.includes("征求意见"), "the home page is served");
  await new Promise((resolve) => setTimeout(resolve, 500));
  check(/演示账号/.test(first.output()), "the demonstration sign-ins are printed");
  check((await fetch(`${address}/readyz`)).status === 200, "the site says that it is ready");

  const second = start();
  const refused = await second.listening.then(
    () => "it listened",
    () => second.output(),
  );
  check(/正由另一个进程使用/.test(refused), "a second process on the same data is refused by name");
  await stop(first, "SIGINT");

  const again = start();
  const next = await again.listening;
  console.log(`second start: listening after ${next.ms} ms`);
  check(!again.output().includes("正在构建"), "the second start does not build");
  check((await (await fetch(next.address)).text()).includes("征求意见"), "the data are kept");
  await stop(again, "SIGTERM");
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
