import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, test } from "vitest";

const PROGRAM = `
  import { live } from "./jobs/life.ts";
  live(5000, async (life) => {
    await life.hold(Promise.resolve("database"), (held) => process.stdout.write("closed " + held + "\\n"));
    await life.hold(Promise.resolve("site"), (held) => process.stdout.write("closed " + held + "\\n"));
    setInterval(() => {}, 1000);
    process.stdout.write("runs " + process.pid + "\\n");
  });`;

/** The program below a shell, as npm starts it; `told` gives its next line. */
function start(env: Record<string, string>) {
  const shell = spawn(
    "sh",
    ["-c", '"$0" --import tsx --input-type=module -e "$1"; :', process.execPath, PROGRAM],
    {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  shell.stdout.setEncoding("utf8");
  let heard = "";
  shell.stdout.on("data", (data) => (heard += data));
  const told = async (words: RegExp) => {
    for (;;) {
      const found = words.exec(heard);
      if (found) return found;
      await once(shell.stdout, "data");
    }
  };
  return { shell, told };
}

describe.skipIf(process.platform === "win32")("a program that was started by npm", () => {
  test("closes what it opened, in reverse, when it is told to end", async () => {
    const { shell, told } = start({});
    process.kill(Number((await told(/runs (\d+)/))[1]), "SIGTERM");
    await told(/closed site\nclosed database\n/);
    await once(shell, "exit");
  }, 20_000);

  test("does so too when npm alone was told to end, and its shell is gone", async () => {
    const { shell, told } = start({ npm_lifecycle_event: "start" });
    await told(/runs/);
    shell.kill("SIGTERM");
    await told(/closed site\nclosed database\n/);
  }, 20_000);
});
