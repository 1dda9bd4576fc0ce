import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { currentRun } from "./board.queries.server";
import { mergeTopics, partTopics } from "./merge-topics.server";
import { liftPlaces, placeComments } from "./place-comments.server";
import { topicChangesForBoard } from "./topic-changes.queries.server";
import { asOfficer, sayAll } from "./triage.fixture";

const textsOf = (count: number, seed: number) =>
  themedComments(count, seed).map(({ text }) => text);

onEveryDatabase("changes of topics that meet", (at) => {
  let id: number;
  let drafter: Officer;

  beforeEach(async () => {
    const office = await makeOffice(at.db);
    id = (await makeConsultation(at.db, office)).id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    await sayAll(at.db, id, textsOf(200, 1));
    await analyseAndStore(at.db, id);
  });

  /** Where every comment stands and who stands for what; each topic's size is that of its comments. */
  const board = async () => {
    const runId = (await currentRun(at.db, id)).finished!.id;
    const rows = await at.db
      .selectFrom("comment_topics")
      .select(["comment_id", "topic_id", "found_topic_id", "representative"])
      .where("run_id", "=", runId)
      .orderBy("comment_id")
      .execute();
    const topics = await at.db
      .selectFrom("topics")
      .select(["id", "label", "size"])
      .where("run_id", "=", runId)
      .orderBy("size", "desc")
      .orderBy("id")
      .execute();
    const membersOf = (topic: number | null) =>
      rows.filter(({ topic_id }) => topic_id === topic).map(({ comment_id }) => comment_id);
    for (const { id, size } of topics) expect(membersOf(id)).toHaveLength(size);
    expect(topics.reduce((sum, { size }) => sum + size, membersOf(null).length)).toBe(rows.length);
    const standFor = (topic: number) =>
      rows.filter((row) => row.topic_id === topic && row.representative !== null).length;
    const of = new Map(rows.map(({ comment_id, topic_id }) => [comment_id, topic_id]));
    const found = new Map(rows.map((row) => [row.comment_id, row.found_topic_id]));
    return { topics, membersOf, standFor, of, found };
  };
  const place = (ids: readonly number[], to: Parameters<typeof placeComments>[4]) =>
    placeComments(at.db, drafter, id, { ids }, to);
  const merge = (from: number, into: number) => mergeTopics(at.db, drafter, id, { from, into });
  const part = (from: number) => partTopics(at.db, drafter, id, from);

  test("a topic that was merged into one of their own comes out of it whole", async () => {
    const start = await board();
    const [a, b] = start.topics.map((topic) => topic.id);
    const { topic: own } = await place(start.membersOf(a!).slice(0, 6), { label: "另立一题" });
    const before = await board();
    await merge(b!, own!);
    expect((await board()).membersOf(own)).toHaveLength(6 + start.membersOf(b!).length);
    await part(b!);
    expect((await board()).of).toEqual(before.of);
    await analyseAndStore(at.db, id);
    expect((await board()).of).toEqual(before.of);
  });

  test("what came to a topic of their own stays with it where that is merged, and after", async () => {
    const start = await board();
    const [a, b] = start.topics.map((topic) => topic.id);
    const { topic: own } = await place(start.membersOf(a!).slice(0, 20), { label: "另立一题" });
    await sayAll(at.db, id, textsOf(300, 7));
    await analyseAndStore(at.db, id);
    const before = await board();
    const members = before.membersOf(own);
    expect(members.length).toBeGreaterThan(20);
    await merge(own!, b!);
    for (let run = 0; run < 3; run++) {
      const now = await board();
      expect(members.filter((one) => now.of.get(one) !== b)).toEqual([]);
      expect(now.membersOf(own)).toEqual([]);
      await analyseAndStore(at.db, id);
    }
    await part(own!);
    const now = await board();
    // A sender of a letter that is found where it was merged into stays there.
    const back = members.filter((one) => now.found.get(one) !== b);
    expect(back.length).toBeGreaterThan(20);
    expect(now.membersOf(own)).toEqual(back);
    expect(now.topics.find((topic) => topic.id === own)?.label).toBe("另立一题");
  });

  test("a topic of their own that loses its last comment is gone, with its way back", async () => {
    const start = await board();
    const [a, b] = start.topics.map((topic) => topic.id);
    const six = start.membersOf(a!).slice(0, 6);
    const { topic: own } = await place(six, { label: "另立一题" });
    await place(six, { topic: b! });
    const now = await board();
    expect(now.topics.map((topic) => topic.id)).not.toContain(own);
    const changes = await topicChangesForBoard(at.db, drafter, id);
    expect(changes.own).toEqual([]);
    // They were placed by one act, and one act takes it back.
    expect(changes.places).toMatchObject([{ topic: b, count: 6, commentId: six[0] }]);
    await liftPlaces(at.db, drafter, id, { actOn: six[0]! });
    expect((await board()).of).toEqual(start.of);
  });

  test("a comment that was put into a merged topic goes back there, not to where it was found", async () => {
    const start = await board();
    const [a, b, c] = start.topics.map((topic) => topic.id);
    const [moved, ...others] = start.membersOf(a!);
    await place([moved!], { topic: b! });
    const { topic: own } = await place(others.slice(0, 6), { label: "另立一题" });
    await merge(b!, own!);
    await place(others.slice(0, 6), { topic: c! });
    const now = await board();
    expect(now.of.get(moved!)).toBe(b);
    expect(now.membersOf(b!).toSorted()).toEqual([...start.membersOf(b!), moved!].toSorted());
  });

  test("those who stand for a topic go on while other topics are changed", async () => {
    const start = await board();
    const [a, b, c] = start.topics.map((topic) => topic.id);
    const { topic: own } = await place(start.membersOf(a!).slice(0, 6), { label: "另立一题" });
    const before = (await board()).standFor(own!);
    expect(before).toBeGreaterThanOrEqual(3);
    await merge(c!, b!);
    expect((await board()).standFor(own!)).toBe(before);
    expect((await board()).standFor(b!)).toBeGreaterThanOrEqual(3);
    expect((await board()).standFor(b!)).toBeLessThanOrEqual(5);
  });

  test("merges one after another come apart one by one, also after a run", async () => {
    const start = await board();
    const [a, b, c] = start.topics.map((topic) => topic.id);
    await merge(c!, b!);
    await merge(b!, a!);
    await analyseAndStore(at.db, id);
    expect((await board()).membersOf(b!)).toEqual([]);
    await part(b!);
    const now = await board();
    expect(now.of.get(start.membersOf(c!)[0]!)).toBe(b);
    expect(now.topics.find((topic) => topic.id === b)?.label).toBe(
      start.topics.find((topic) => topic.id === b)?.label,
    );
    await part(c!);
    expect((await board()).of).toEqual(start.of);
  });
});
