import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { endWindow, makeConsultation, makeOffice, makeOfficer, TEST_KEY } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { currentRun } from "./board.queries.server";
import { readBoardAddress } from "./board-address";
import { doOnBoard } from "./do-on-board.server";
import { mergeTopics, partTopics } from "./merge-topics.server";
import { nameTopic } from "./name-topic.server";
import { liftPlaces, placeComments } from "./place-comments.server";
import { placeForBoard, topicChangesForBoard } from "./topic-changes.queries.server";
import { asOfficer, sayAll } from "./triage.fixture";

const textsOf = (count: number, seed: number) =>
  themedComments(count, seed).map(({ text }) => text);

onEveryDatabase("what officers change about topics", (at) => {
  let id: number;
  let office: { id: number; slug: string; name: string };
  let drafter: Officer;
  let comments: number[];

  beforeEach(async () => {
    office = await makeOffice(at.db);
    id = (await makeConsultation(at.db, office)).id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    comments = await sayAll(at.db, id, textsOf(200, 1));
    await analyseAndStore(at.db, id);
  });

  /** Where each comment is; every topic's row agrees with its comments. */
  const places = async () => {
    const runId = (await currentRun(at.db, id)).finished!.id;
    const rows = await at.db
      .selectFrom("comment_topics")
      .select(["comment_id", "topic_id"])
      .where("run_id", "=", runId)
      .orderBy("comment_id")
      .execute();
    const topics = await at.db
      .selectFrom("topics")
      .select(["id", "label", "size", "words"])
      .where("run_id", "=", runId)
      .orderBy("size", "desc")
      .orderBy("id")
      .execute();
    for (const topic of topics)
      expect(rows.filter(({ topic_id }) => topic_id === topic.id)).toHaveLength(topic.size);
    return { topics, of: new Map(rows.map((row) => [row.comment_id, row.topic_id])) };
  };
  const membersOf = async (topic: number | null) => {
    const { of } = await places();
    return [...of].filter(([, held]) => held === topic).map(([comment]) => comment);
  };
  const place = (ids: readonly number[], to: Parameters<typeof placeComments>[4]) =>
    placeComments(at.db, drafter, id, { ids }, to);

  test("merged topics are one at once, in every later run, and two again when that is taken back", async () => {
    const { topics, of } = await places();
    const [into, from] = [topics[0]!.id, topics[1]!.id];
    const both = [...(await membersOf(into)), ...(await membersOf(from))];
    await mergeTopics(at.db, drafter, id, { from, into });
    expect((await membersOf(into)).toSorted()).toEqual(both.toSorted());
    expect(await membersOf(from)).toEqual([]);
    await analyseAndStore(at.db, id);
    expect((await membersOf(into)).toSorted()).toEqual(both.toSorted());
    const { merges } = await topicChangesForBoard(at.db, drafter, id);
    expect(merges).toMatchObject([{ from, into, label: topics[1]!.label, officer: "测试员" }]);
    await partTopics(at.db, drafter, id, from);
    expect((await places()).of).toEqual(of);
    await analyseAndStore(at.db, id);
    expect((await places()).of).toEqual(of);
  });

  test("whoever merges the topic in hand stands in the one that it was merged into", async () => {
    const { topics } = await places();
    const [into, from] = [topics[0]!.id, topics[1]!.id];
    const press = async (search: string, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const desk = { db: at.db, key: TEST_KEY, officer: drafter, consultationId: id };
      const address = readBoardAddress(new URLSearchParams(search));
      const done = await doOnBoard({ ...desk, now: new Date() }, address, form);
      return new URLSearchParams("to" in done ? done.to : "");
    };
    const merge = { act: `merge.${from}`, into: String(into) };
    const there = await press(`by=topic&topic=${from}`, merge);
    expect([there.get("topic"), there.get("did")]).toEqual([String(into), "merged.0"]);
    const stays = await press(`by=topic&topic=${into}`, { act: `part.${from}` });
    expect(stays.get("topic")).toBe(String(into));
    await place(await membersOf(into).then((members) => members.slice(0, 2)), {
      label: "夜间货车",
    });
    const own = (await places()).topics.find(({ label }) => label === "夜间货车")!.id;
    const gone = await press(`by=topic&topic=${own}`, { act: `unmake.${own}` });
    expect([gone.get("topic"), gone.get("did")]).toEqual([null, "unmade.0"]);
  });

  test("a comment stays where it is put, or pinned, and goes back when that is taken back", async () => {
    const { topics, of } = await places();
    const [first, second] = await membersOf(topics[0]!.id);
    await place([first!], { topic: topics[1]!.id });
    await place([second!], { topic: null });
    await place([comments[9]!], { topic: of.get(comments[9]!) ?? null });
    for (let run = 0; run < 2; run++) {
      const { of: now } = await places();
      expect([first, second, comments[9]].map((one) => now.get(one!))).toEqual([
        topics[1]!.id,
        null,
        of.get(comments[9]!),
      ]);
      expect((await placeForBoard(at.db, id, first!))?.officer).toBe("测试员");
      await analyseAndStore(at.db, id);
    }
    for (const one of [first!, second!, comments[9]!])
      await liftPlaces(at.db, drafter, id, { ids: [one] });
    expect((await places()).of).toEqual(of);
    expect(await refusalOf(liftPlaces(at.db, drafter, id, { ids: [first!] }))).toMatchObject({
      code: "not-found",
    });
  });

  test("a topic that was split stays two, under its name, and dissolves when that is taken back", async () => {
    const { topics, of } = await places();
    const part = (await membersOf(topics[0]!.id)).slice(0, 8);
    const { topic } = await place(part, { label: "拆出来的" });
    expect(await membersOf(topic)).toEqual(part);
    await sayAll(at.db, id, textsOf(100, 7));
    await analyseAndStore(at.db, id);
    const now = await membersOf(topic);
    expect(now.slice(0, 8)).toEqual(part);
    expect(now.slice(8).every((one) => !comments.includes(one))).toBe(true);
    const own = (await places()).topics.find((one) => one.id === topic)!;
    expect(own.label).toBe("拆出来的");
    expect(own.words.length).toBeGreaterThan(0);
    await liftPlaces(at.db, drafter, id, { topic: topic! });
    const after = await places();
    expect(after.topics.map((one) => one.id)).not.toContain(topic);
    expect(part.map((one) => after.of.get(one))).not.toContain(topic);
    expect(of.size).toBe(200);
  });

  test("all of it holds when a thousand comments more have come", async () => {
    const { topics } = await places();
    const [a, b, c] = topics.map((one) => one.id);
    await nameTopic(at.db, drafter, id, a!, { label: "我们起的名字" });
    await mergeTopics(at.db, drafter, id, { from: c!, into: b! });
    const [moved, pinned, ...others] = await membersOf(a!);
    await place([moved!], { topic: b! });
    await place([pinned!], { topic: a! });
    const { topic: split } = await place(others.slice(0, 6), { label: "另立一题" });
    const merged = await membersOf(b!);
    await sayAll(at.db, id, textsOf(1000, 11));
    await analyseAndStore(at.db, id);
    const now = await places();
    expect(now.of.size).toBe(1200);
    expect(now.of.get(moved!)).toBe(b);
    expect(now.of.get(pinned!)).toBe(a);
    expect(others.slice(0, 6).map((one) => now.of.get(one))).toEqual(Array(6).fill(split));
    expect(now.topics.find((one) => one.id === a)?.label).toBe("我们起的名字");
    expect(now.topics.find((one) => one.id === split)?.label).toBe("另立一题");
    expect(await membersOf(c!)).toEqual([]);
    const together = merged.filter((one) => now.of.get(one) === b);
    expect(together.length).toBeGreaterThan(0.7 * merged.length);
  });

  test("is refused to others, into nothing, and once the answer is out", async () => {
    const { topics } = await places();
    const [into, from] = [topics[0]!.id, topics[1]!.id];
    const stranger = asOfficer(
      await makeOffice(at.db),
      await makeOfficer(at.db, (await makeOffice(at.db)).id),
    );
    expect(await refusalOf(mergeTopics(at.db, stranger, id, { from, into }))).toMatchObject({
      code: "not-found",
    });
    const approver = asOfficer(office, await makeOfficer(at.db, office.id, "approver"));
    for (const act of [
      mergeTopics(at.db, approver, id, { from, into }),
      placeComments(at.db, approver, id, { ids: [comments[0]!] }, { topic: null }),
    ])
      expect(await refusalOf(act)).toMatchObject({ code: "not-allowed" });
    expect(await refusalOf(mergeTopics(at.db, drafter, id, { from, into: from }))).toMatchObject({
      code: "invalid",
      detail: { fields: { into: "请选择另一个主题" } },
    });
    expect(await refusalOf(place([comments[0]!], { topic: 999 }))).toMatchObject({
      code: "not-found",
    });
    expect(await refusalOf(place([comments[0]!], { label: topics[0]!.label }))).toMatchObject({
      detail: { fields: { topic: "已有同名的主题" } },
    });
    await endWindow(at.db, id);
    await at.db
      .updateTable("consultations")
      .set({ answered_at: new Date(), closed_at: new Date(), comments_at_close: 200 })
      .where("id", "=", id)
      .execute();
    expect(await refusalOf(mergeTopics(at.db, drafter, id, { from, into }))).toMatchObject({
      code: "already-published",
    });
  });
});
