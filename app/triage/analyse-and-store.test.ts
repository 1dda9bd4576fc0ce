import { beforeAll, expect, test, vi } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { ruleComments } from "~/db/demo/comments";
import { endWindow, makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { currentRun } from "./board.queries.server";
import { nameTopic } from "./name-topic.server";
import { latestRun } from "./runs.queries.server";
import { asOfficer } from "./triage.fixture";

const broken = vi.hoisted(() => ({ reason: "" }));
// why: the thread's failure (memory, a killed process) cannot be had on purpose.
vi.mock("~/app/analysis/analyse-in-thread.server", async (load) => {
  const real = await load<typeof import("~/app/analysis/analyse-in-thread.server")>();
  return {
    hireAnalyst: (...given: Parameters<typeof real.hireAnalyst>) => {
      const analyst = real.hireAnalyst(...given);
      const find = () => Promise.reject(new Error(broken.reason));
      return broken.reason ? { ...analyst, find } : analyst;
    },
  };
});

onEveryDatabase("analysing the comments of a consultation", (at) => {
  let id: number;
  let drafter: Officer;
  const said = ruleComments.slice(0, 160);

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    const open = await makeConsultation(at.db, office);
    id = open.id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
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

  test("a topic that an officer named keeps its name and number when the comments are analysed again", async () => {
    const { finished } = await currentRun(at.db, id);
    const [first] = (await stored(finished!.id)).topics;
    await nameTopic(at.db, drafter, id, first!.id, { label: " 夜间\n充电 " });
    await analyseAndStore(at.db, id);
    const now = (await currentRun(at.db, id)).finished!;
    expect(now.id).not.toBe(finished!.id);
    const again = await stored(now.id);
    expect(again.topics.find((topic) => topic.id === first!.id)!.label).toBe("夜间 充电");
    await analyseAndStore(at.db, id);
    const third = await stored((await currentRun(at.db, id)).finished!.id);
    expect(third).toEqual(again);
    const acts = await at.db
      .selectFrom("audit")
      .select(["action", "subject"])
      .where("consultation_id", "=", id)
      .where("action", "=", "主题改名")
      .execute();
    expect(acts).toEqual([{ action: "主题改名", subject: "夜间 充电" }]);
  });

  test("a topic is named by those alone who triage, in few words, and only where there is one", async () => {
    const refused = async (officer: Officer, topic: number, label: string) =>
      (await refusalOf(nameTopic(at.db, officer, id, topic, { label }))).code;
    expect(await refused(drafter, 1, "  ")).toBe("invalid");
    expect(await refused(drafter, 1, "长".repeat(41))).toBe("invalid");
    expect(await refused(drafter, 999, "夜间充电")).toBe("not-found");
    expect(await refused({ ...drafter, role: "liaison" }, 1, "夜间充电")).toBe("not-allowed");
    expect(await refused({ ...drafter, officeId: drafter.officeId + 1 }, 1, "夜间充电")).toBe(
      "not-found",
    );
  });

  test("a run that fails is marked as failed and the one before stays the current one", async () => {
    const before = (await currentRun(at.db, id)).finished!.id;
    broken.reason = "out of memory";
    await expect(analyseAndStore(at.db, id)).rejects.toThrow("out of memory");
    broken.reason = "";
    expect((await currentRun(at.db, id)).finished!.id).toBe(before);
    expect((await latestRun(at.db, id)).state).toBe("failed");
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
