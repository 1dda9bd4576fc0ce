import { type ChildProcess, spawn } from "node:child_process";
import { TEST_PASSWORD } from "~/tests/make";

/** For how long an event loop was held, in milliseconds. */
export type LoopDelay = { max: number; p99: number; count: number };

export type WebProcess = {
  origin: string;
  /** Since it was asked last. */
  delay: () => Promise<LoopDelay>;
  stop: () => Promise<void>;
};

/** The site as `npm start` runs it, in a process whose event loop is watched. */
export async function startWebProcess(env: Record<string, string>): Promise<WebProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./tests/bench/loop-delay.mjs", "jobs/commands/serve.ts"],
    { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  return {
    origin: await addressOf(child),
    delay: () =>
      new Promise((told) => {
        child.once("message", (delay) => told(delay as LoopDelay));
        child.send("delay");
      }),
    stop: async () => {
      const ended = new Promise((end) => child.once("exit", end));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The cookie of an officer's session. */
export async function signIn(origin: string, email: string): Promise<string> {
  const response = await fetch(`${origin}/office/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin },
    body: new URLSearchParams({ email, password: TEST_PASSWORD }),
  });
  const cookie = response.headers.get("Set-Cookie")?.split(";")[0];
  if (!cookie) throw new Error(`could not sign in: ${response.status}`);
  return cookie;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = "";
    child.stdout!.on("data", (chunk) => {
      output += chunk;
      const address = /http:\/\/localhost:\d+/.exec(output);
      if (address) found(address[0]);
    });
    child.once("exit", (code) => failed(new Error(`ended with ${code}:\n${output}`)));
  });
}
