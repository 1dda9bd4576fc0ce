import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { currentRun } from "./board.queries.server";
import { nameTopic } from "./name-topic.server";
import { askForAnalysis, stopAnalysis } from "./order-analysis.server";
import { progressWords } from "./run-progress";
import { toldOf } from "./run-watch.server";
import { granularityOf, latestRun, runUnderWay } from "./runs.queries.server";
import { actsIn, asOfficer, sayThemes } from "./triage.fixture";
import { wishForTopics } from "./wish-for-topics.server";

/** Often enough that a run of a second is told of. */
const PACE_MS = 20;

onEveryDatabase("the run of an analysis", (at) => {
  let id: number;
  let drafter: Officer;

  beforeEach(async () => {
    const office = await makeOffice(at.db);
    id = (await makeConsultation(at.db, office)).id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
  });

  const analyse = () => analyseAndStore(at.db, id, undefined, PACE_MS);
  const waits = async () => (await latestRun(at.db, id)).waiting;
  const topics = async () =>
    at.db
      .selectFrom("topics")
      .select(["id", "label", "size"])
      .where("consultation_id", "=", id)
      .where("run_id", "=", (await currentRun(at.db, id)).finished!.id)
      .orderBy("id")
      .execute();
  /** A run as its worker left it that has not been heard of for two minutes. */
  const abandoned = () =>
    at.db
      .insertInto("analysis_runs")
      .values({
        consultation_id: id,
        state: "running",
        mode: "list",
        comments: 0,
        key_phrases: "[]",
        told_at: sql<Date>`clock_timestamp() - interval '2 minutes'`,
      })
      .execute();
  /** Looks at the run again and again until it is as wanted, or over. */
  const seen = async (run: Promise<unknown>, wanted: (stage: string | null) => boolean) => {
    let over = false;
    run.finally(() => {
      over = true;
    });
    while (!over) {
      const latest = await latestRun(at.db, id);
      if (latest.state === "running" && wanted(latest.stage)) return latest;
      // The embedded database answers without letting anything else of this process have its turn.
      await new Promise((turn) => setImmediate(turn));
    }
    return null;
  };

  test("tells how far it has come, in figures, and says nothing more when it is over", async () => {
    await sayThemes(at.db, id, 5000);
    const run = analyse();
    const latest = await seen(run, (stage) => stage !== null && stage !== "reading");
    expect(latest).toMatchObject({ state: "running", total: expect.any(Number) });
    expect(progressWords(latest!)).toMatch(/^\S+ [\d,]+\/[\d,]+ [条批轮]$/);
    expect(await run).toMatchObject({ comments: 5000 });
    expect(await latestRun(at.db, id)).toMatchObject({ state: "finished", stage: null });
  });

  test("is stopped by an officer, and the run before stays the current one", async () => {
    await sayThemes(at.db, id, 5000);
    await analyse();
    const before = (await currentRun(at.db, id)).finished!.id;
    const run = analyse();
    await seen(run, () => true);
    expect((await refusalOf(askForAnalysis(at.db, drafter, id))).code).toBe("analysis-running");
    await stopAnalysis(at.db, drafter, id);
    expect(await run).toBeNull();
    const latest = await latestRun(at.db, id);
    expect(latest.state).toBe("cancelled");
    expect((await currentRun(at.db, id)).finished!.id).toBe(before);
    for (const table of ["topics", "campaigns", "comment_topics"] as const)
      expect(
        await at.db.selectFrom(table).select("run_id").where("run_id", "=", latest.id!).execute(),
      ).toEqual([]);
    expect((await actsIn(at.db, id)).map((act) => act.action)).toEqual(["停止分析"]);
    expect((await refusalOf(stopAnalysis(at.db, drafter, id))).code).toBe("edited-elsewhere");
  });

  test("that waits to begin is not asked for twice, and can be taken back", async () => {
    await askForAnalysis(at.db, drafter, id);
    await askForAnalysis(at.db, drafter, id);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pgboss.job
      where name = 'analyse-consultation' and data ->> 'consultationId' = ${String(id)}`.execute(
      at.db,
    );
    expect(rows[0]!.n).toBe(1);
    expect(await latestRun(at.db, id)).toMatchObject({ state: null, waiting: true });
    await stopAnalysis(at.db, drafter, id);
    expect(await waits()).toBe(false);
  });

  test("waits until it can be seen running, also where a worker has taken it already", async () => {
    await sayThemes(at.db, id, 60);
    await analyse();
    await askForAnalysis(at.db, drafter, id);
    await sql`update pgboss.job set state = 'active', started_on = clock_timestamp()
      where singleton_key = ${JSON.stringify({ consultationId: id })}`.execute(at.db);
    expect(await latestRun(at.db, id)).toMatchObject({ state: "finished", waiting: true });
    const tooEarly = await refusalOf(stopAnalysis(at.db, drafter, id));
    expect(tooEarly.detail.message).toBe("分析正要开始，请过几秒再停止。");
    await analyse();
    expect(await latestRun(at.db, id)).toMatchObject({ state: "finished", waiting: false });
  });

  test("whose worker died is told as cut off, hinders nobody, and is over with the next one", async () => {
    await sayThemes(at.db, id, 60);
    await analyse();
    await abandoned();
    expect((await latestRun(at.db, id)).state).toBe("cut-off");
    expect(await runUnderWay(at.db, id)).toBeNull();
    await askForAnalysis(at.db, drafter, id);
    await analyse();
    const states = await at.db
      .selectFrom("analysis_runs")
      .select("state")
      .where("consultation_id", "=", id)
      .orderBy("id")
      .execute();
    expect(states.map(({ state }) => state)).toEqual(["finished", "failed", "finished"]);
  });

  test("that its worker gave up meanwhile is not stored", async () => {
    await sayThemes(at.db, id, 5000);
    const run = analyse();
    const over = run.catch((error: Error) => error.message);
    const latest = await seen(over, () => true);
    await at.db
      .updateTable("analysis_runs")
      .set({ state: "failed" })
      .where("id", "=", latest!.id!)
      .execute();
    expect(await over).toMatch(/given up/);
    expect((await currentRun(at.db, id)).finished).toBeNull();
  });

  test("a name that is given while a run is being stored is kept", async () => {
    await sayThemes(at.db, id, 5000);
    await analyse();
    const [first] = await topics();
    const run = analyse();
    await seen(run, (stage) => stage === "storing");
    await nameTopic(at.db, drafter, id, first!.id, { label: "新起的名称" });
    await run;
    expect((await topics()).find((topic) => topic.id === first!.id)?.label).toBe("新起的名称");
  });

  test("makes as many topics as were wished, in this and every later run, until it is left to itself", async () => {
    await sayThemes(at.db, id, 600);
    await analyse();
    const automatic = (await topics()).length;
    const wished = automatic + 3;
    await wishForTopics(at.db, drafter, id, { topics: String(wished) });
    expect(await waits()).toBe(true);
    for (let run = 0; run < 2; run++) {
      await analyse();
      expect(await topics()).toHaveLength(wished);
      const { finished } = await currentRun(at.db, id);
      expect(await granularityOf(at.db, id, finished)).toMatchObject({
        wish: wished,
        wanted: wished,
        automatic,
        found: wished,
      });
    }
    await wishForTopics(at.db, drafter, id, { topics: "" });
    await analyse();
    expect(await topics()).toHaveLength(automatic);
    const subjects = (await actsIn(at.db, id)).map(({ action, subject }) => [action, subject]);
    expect(subjects).toEqual([
      ["调整主题粗细", `${wished} 个主题`],
      ["调整主题粗细", "自动"],
    ]);
  });

  test("a wish stops the run under way, whose topics nobody wants any more", async () => {
    await sayThemes(at.db, id, 5000);
    await analyse();
    const run = analyse();
    await seen(run, () => true);
    await wishForTopics(at.db, drafter, id, { topics: "4" });
    expect(await run).toBeNull();
    expect(await waits()).toBe(true);
  });

  test("a wish must be a number that the comments can bear, from someone who may", async () => {
    const wish = (topics: unknown, officer = drafter) =>
      refusalOf(wishForTopics(at.db, officer, id, { topics }));
    await sayThemes(at.db, id, 20);
    await analyse();
    expect((await wish("5")).detail.fields).toHaveProperty(
      "topics",
      expect.stringMatching(/不足 30 条/),
    );
    await sayThemes(at.db, id, 60);
    await analyse();
    for (const topics of ["1", "65", "许多", undefined, "64"])
      expect((await wish(topics)).detail.fields).toHaveProperty("topics");
    expect((await wish("5", { ...drafter, role: "liaison" })).code).toBe("not-allowed");
    expect((await wish("5", { ...drafter, officeId: 0 })).code).toBe("not-found");
    const stop = (officer: Officer) => refusalOf(stopAnalysis(at.db, officer, id));
    expect((await stop({ ...drafter, role: "approver" })).code).toBe("not-allowed");
    expect((await stop({ ...drafter, officeId: 0 })).code).toBe("not-found");
    expect(await actsIn(at.db, id)).toEqual([]);
  });
});

test("work that goes through all comments counts comments, other work its parts", () => {
  const told = (task: "match" | "fit", done: number, of: number) =>
    progressWords(toldOf({ task, done, of }, 100_000));
  expect(told("match", 2, 13)).toBe("识别雷同 16,384/100,000 条");
  expect(told("match", 13, 13)).toBe("识别雷同 100,000/100,000 条");
  expect(told("fit", 1, 4)).toBe("归纳主题 1/4 轮");
  expect(progressWords({ stage: null, done: 0, total: null })).toBe("准备开始");
});
