import { beforeAll, expect, test, vi } from "vitest";
import { ruleComments } from "~/db/demo/comments";
import { endWindow, makeConsultation, makeOffice } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { currentRun } from "./board.queries.server";

const broken = vi.hoisted(() => ({ reason: "" }));
// why: the thread's failure (memory, a killed process) cannot be had on purpose.
vi.mock("~/app/analysis/analyse-in-thread.server", async (load) => {
  const real = await load<typeof import("~/app/analysis/analyse-in-thread.server")>();
  return {
    analyseInThread: (...given: Parameters<typeof real.analyseInThread>) =>
      broken.reason ? Promise.reject(new Error(broken.reason)) : real.analyseInThread(...given),
  };
});

onEveryDatabase("analysing the comments of a consultation", (at) => {
  let id: number;
  const said = ruleComments.slice(0, 160);

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    const open = await makeConsultation(at.db, office);
    id = open.id;
    await at.db
      .insertInto("comments")
      .values(
        said.map((comment, index) => ({
          consultation_id: id,
          code: `T-${index}`,
          body: comment.body,
          stance: comment.stance,
          channel: "site" as const,
          public_name: "",
          received_at: new Date(),
          review: "pending" as const,
          fingerprint: String(index),
        })),
      )
      .execute();
    await endWindow(at.db, id);
  });

  const stored = async (runId: number) => ({
    topics: await at.db
      .selectFrom("topics")
      .select(["id", "label", "words", "size", "parent"])
      .where("run_id", "=", runId)
      .orderBy("id")
      .execute(),
    campaigns: await at.db
      .selectFrom("campaigns")
      .select(["id", "size", "template_comment_id"])
      .where("run_id", "=", runId)
      .orderBy("id")
      .execute(),
    places: await at.db
      .selectFrom("comment_topics")
      .select(["comment_id", "topic_id", "campaign_id", "representative", "because"])
      .where("run_id", "=", runId)
      .orderBy("comment_id")
      .execute(),
  });
  const runs = () =>
    at.db
      .selectFrom("analysis_runs")
      .select(["id", "state", "comments"])
      .where("consultation_id", "=", id)
      .orderBy("id")
      .execute();

  test("every comment has its place, sizes add up, and each topic has comments that stand for it", async () => {
    const told = await analyseAndStore(at.db, id);
    const { finished } = await currentRun(at.db, id);
    const run = await stored(finished!.id);
    expect(told).toEqual({
      comments: said.length,
      topics: run.topics.length,
      campaigns: run.campaigns.length,
    });
    expect(run.places).toHaveLength(said.length);
    expect(run.topics.length).toBeGreaterThan(2);
    expect(run.campaigns.length).toBeGreaterThan(0);
    for (const topic of run.topics) {
      const members = run.places.filter((place) => place.topic_id === topic.id);
      expect(members).toHaveLength(topic.size);
      expect(members.some((place) => place.representative === 1)).toBe(true);
      expect(members.every((place) => Array.isArray(place.because))).toBe(true);
    }
    for (const campaign of run.campaigns)
      expect(run.places.filter((place) => place.campaign_id === campaign.id)).toHaveLength(
        campaign.size,
      );
  });

  test("a run stored again, also twice at once, is a new row with the same topics", async () => {
    const first = await stored((await currentRun(at.db, id)).finished!.id);
    const before = (await runs()).length;
    await Promise.all([analyseAndStore(at.db, id), analyseAndStore(at.db, id)]);
    const rows = await runs();
    expect(rows).toHaveLength(before + 2);
    for (const row of rows) {
      expect(row).toMatchObject({ state: "finished", comments: said.length });
      expect(await stored(row.id)).toEqual(first);
    }
  });

  test("a run that fails is marked as failed and the one before stays the current one", async () => {
    const before = (await currentRun(at.db, id)).finished!.id;
    broken.reason = "out of memory";
    await expect(analyseAndStore(at.db, id)).rejects.toThrow("out of memory");
    broken.reason = "";
    const now = await currentRun(at.db, id);
    expect(now.finished!.id).toBe(before);
    expect(now.latest).toBe("failed");
  });

  test("of older runs the last three finished ones are kept, with nothing left of the others", async () => {
    await analyseAndStore(at.db, id);
    await analyseAndStore(at.db, id);
    const rows = await runs();
    expect(rows.filter((row) => row.state === "finished")).toHaveLength(3);
    const kept = new Set(rows.map((row) => row.id));
    const places = await at.db.selectFrom("comment_topics").select("run_id").distinct().execute();
    expect(places.every((place) => kept.has(place.run_id))).toBe(true);
  });

  test("a consultation without comments is analysed to nothing", async () => {
    const quiet = await makeConsultation(at.db, await makeOffice(at.db));
    expect(await analyseAndStore(at.db, quiet.id)).toEqual({
      comments: 0,
      topics: 0,
      campaigns: 0,
    });
  });
});
