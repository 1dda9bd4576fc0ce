import { spawn } from "node:child_process";
import { loadBuild } from "~/jobs/build";
import { TEST_KEY, TEST_SIGNING_KEY } from "~/tests/make";
import { freePort, type Kept, keepRunning } from "./kept-running";

type Given = Record<string, string>;

/** A program of ours in a process of its own, configured by nothing but this. */
export function keepProgram(command: "serve" | "work", given: Given): Kept {
  const { PATH = "", HOME = "", TMPDIR = "", SystemRoot = "" } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    TMPDIR,
    SystemRoot,
    NODE_ENV: "production",
    // It ends where whoever started it is gone, as a program of npm does.
    npm_lifecycle_event: "test",
    PERSONAL_DATA_KEY: TEST_KEY.toString("base64"),
    RECEIPT_SIGNING_KEY: TEST_SIGNING_KEY,
    DEMONSTRATION: "off",
    LOG_LEVEL: "error",
    ...given,
  };
  return keepRunning(() =>
    spawn(process.execPath, ["--import", "tsx", `jobs/commands/${command}.ts`], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
}

export type KeptSite = Kept & {
  origin: string;
  /** Whether the process answers /readyz with 200, as whoever sends it requests asks. */
  isReady: () => Promise<boolean>;
};

/** The web process on a port that stays its own. */
export async function keepSite(given: Given): Promise<KeptSite> {
  // The time it takes to build is not the time it takes to start.
  await loadBuild();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const site = keepProgram("serve", { PORT: String(port), ...given });
  const isReady = async () => {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    );
    await response?.body?.cancel();
    return response?.status === 200;
  };
  return { ...site, origin, isReady };
}
