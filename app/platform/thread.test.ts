import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hireAnalyst } from "~/app/analysis/analyse-in-thread.server";

/** How the system ranks each thread of this process: 0 is usual, more is served later (proc(5), stat, field 19). */
const ranks = () =>
  readdirSync("/proc/self/task").map((id) =>
    Number(readFileSync(`/proc/self/task/${id}/stat`, "utf8").split(") ")[1]!.split(" ")[16]),
  );

test.runIf(process.platform === "linux")(
  "the threads of an analysis are served after the one that answers people",
  async () => {
    const analyst = hireAnalyst();
    await analyst.read([{ id: "1", text: "请增加停车位" }]);
    await analyst.find({});
    expect(ranks().filter((rank) => rank > 0).length).toBeGreaterThan(0);
    expect(ranks()[0]).toBe(0);
    await analyst.end();
  },
);
