import { existsSync, readFileSync, rmSync } from "node:fs";
import type { Reporter } from "vitest/node";
import { leftOutFile } from "./left-out-list";

/** Says at the end of the run what was left out; with REQUIRE_ALL=1 that is a failure. */
export default class LeftOut implements Reporter {
  onInit() {
    process.env.ZHUTIAO_LEFT_OUT = leftOutFile();
    rmSync(leftOutFile(), { force: true });
  }

  onTestRunEnd() {
    if (!existsSync(leftOutFile())) return;
    const lines = [...new Set(readFileSync(leftOutFile(), "utf8").trim().split("\n"))].sort();
    rmSync(leftOutFile(), { force: true });
    console.log(`\n  未运行 (left out):\n${lines.map((line) => `    - ${line}`).join("\n")}`);
    if (process.env.REQUIRE_ALL === "1") {
      console.log("  REQUIRE_ALL=1: 不允许遗漏，本次测试不通过。");
      process.exitCode = 1;
    }
  }
}
