import { appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One file per test run, shared by the workers of that run. */
export const leftOutFile = () =>
  process.env.ZHUTIAO_LEFT_OUT ?? join(tmpdir(), `zhutiao-left-out-${process.pid}`);

/** Notes that tests were left out, and why; the reporter says it at the end of the run. */
export function leftOut(what: string, why: string): void {
  appendFileSync(leftOutFile(), `${what}: ${why}\n`);
}
