import { beforeAll, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { CHANNELS, REVIEWS, STANCES } from "~/db/tables/comments";
import { DECISIONS } from "~/db/tables/triage";
import { makeConsultation, makeOffice, makeOfficer, makeOutline } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import {
  BOARD_PAGE,
  campaignsForBoard,
  commentsForBoard,
  progressForBoard,
} from "./board.queries.server";
import type { BoardFilters } from "./board-address";
import { commentForBoard } from "./comment.queries.server";
import { facetForLens } from "./lens.queries.server";
import type { Matter } from "./matching.server";
import { meanStance, topicForBoard } from "./topic.queries.server";
import { asOfficer, lookAlike } from "./triage.fixture";

const COMMENTS = 230;

onEveryDatabase("the board's list", (at) => {
  let matter: Matter;
  let drafter: Officer;
  let stranger: Officer;
  let liaison: Officer;
  let all: Awaited<ReturnType<typeof lookAlike>>;
  let units: { id: number; name: string }[];

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    const open = await makeConsultation(at.db, office, { outline: makeOutline(6) });
    units = await unitsOfOffice(at.db, office.id);
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    const other = await makeOffice(at.db);
    stranger = asOfficer(other, await makeOfficer(at.db, other.id));
    const spare = await at.db
      .insertInto("units")
      .values({ office_id: office.id, name: "市档案馆" })
      .returning(["id", "name"])
      .executeTakeFirstOrThrow();
    units.push(spare);
    liaison = asOfficer(office, await makeOfficer(at.db, office.id, "liaison", spare.id), spare.id);
    all = await lookAlike(at.db, open.id, drafter.id, units, COMMENTS);
    matter = { consultationId: open.id, runId: all.runId };
  });

  const walk = async (reader: Officer, filters: BoardFilters, each = true) => {
    const pages: number[][] = [];
    for (let after: number | undefined; ; ) {
      const page = await commentsForBoard(at.db, reader, matter, filters, { after, each });
      pages.push(page.comments.map((comment) => comment.id));
      expect(page.comments.length).toBeLessThanOrEqual(BOARD_PAGE);
      if (page.next === null) return pages;
      after = page.next;
    }
  };

  const everyFilter = (): BoardFilters[] => [
    {},
    { clause: 3 },
    { clause: "whole" },
    { topic: 2 },
    { topic: "none" },
    { campaign: 1 },
    { unit: units[0]!.id },
    { unit: "none" },
    ...(["undecided", "untouched", "with-unit", "decided", ...DECISIONS] as const).map((state) => ({
      state,
    })),
    ...REVIEWS.map((review) => ({ review })),
    ...STANCES.map((stance) => ({ stance })),
    ...CHANNELS.map((channel) => ({ channel })),
    { q: "100%" },
    { q: "_" },
    { q: "充电" },
    { state: "undecided", clause: 2, stance: "amend" },
    { topic: 1, unit: units[1]!.id, review: "pending", q: "停车" },
  ];

  test("under every filter the pages hold exactly the comments that match, in order and without repeats", async () => {
    let matched = 0;
    for (const filters of everyFilter()) {
      const wanted = all.comments.filter((comment) => comment.matches(filters));
      const listed = (await walk(drafter, filters)).flat();
      expect(listed, JSON.stringify(filters)).toEqual(wanted.map((comment) => comment.id));
      expect((await progressForBoard(at.db, drafter, matter, filters)).all).toBe(wanted.length);
      matched += wanted.length;
    }
    expect(matched).toBeGreaterThan(COMMENTS * 3);
  });

  test("paging back gives the pages that paging on gave", async () => {
    const onward = await walk(drafter, {});
    const back: number[][] = [onward.at(-1)!];
    for (let before = onward.at(-1)![0]; before !== undefined; ) {
      const page = await commentsForBoard(at.db, drafter, matter, {}, { before, each: true });
      back.unshift(page.comments.map((comment) => comment.id));
      before = page.previous ?? undefined;
    }
    expect(back.flat()).toEqual(onward.flat());
    expect(back.length).toBe(onward.length);
  });

  test("large campaigns stand as groups; groups and single comments together are all that match", async () => {
    for (const filters of [{}, { state: "undecided" as const }, { clause: 3 }]) {
      const single = (await walk(drafter, filters, false)).flat();
      const groups = await campaignsForBoard(at.db, drafter, matter, filters);
      const grouped = groups.reduce((sum, group) => sum + group.matching, 0);
      const wanted = all.comments.filter((comment) => comment.matches(filters));
      expect(single.length + grouped).toBe(wanted.length);
      for (const group of groups)
        expect(wanted.some((comment) => comment.id === group.commentId)).toBe(true);
    }
  });

  test("a comment that was just worked on stays in its place in the list", async () => {
    const decided = all.comments.find((comment) => comment.decision !== null)!;
    const filters = { state: "undecided" as const };
    const kept = await commentsForBoard(at.db, drafter, matter, filters, {
      each: true,
      kept: [decided.id],
    });
    const ids = kept.comments.map((comment) => comment.id);
    expect(ids).toContain(decided.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const elsewhere = { ...filters, stance: STANCES.find((s) => s !== decided.stance)! };
    const other = await commentsForBoard(at.db, drafter, matter, elsewhere, {
      each: true,
      kept: [decided.id],
    });
    expect(other.comments.map((comment) => comment.id)).not.toContain(decided.id);
  });

  test("the lens counts what choosing gives", async () => {
    const filters: BoardFilters = { stance: "question" };
    const of = (change: BoardFilters) =>
      all.comments.filter((comment) => comment.matches({ ...filters, ...change })).length;
    const clause = await facetForLens(at.db, drafter, matter, filters, "clause");
    const topic = await facetForLens(at.db, drafter, matter, { ...filters, topic: 1 }, "topic");
    const unit = await facetForLens(at.db, drafter, matter, filters, "unit");
    const state = await facetForLens(at.db, drafter, matter, filters, "state");
    expect(clause.clauses!.length).toBeGreaterThan(3);
    for (const row of clause.clauses!)
      expect(row.count).toBe(of({ clause: row.number ?? "whole" }));
    expect(topic.topics!.length).toBe(4);
    for (const row of topic.topics!) expect(row.count).toBe(of({ topic: row.id ?? "none" }));
    const concerned = [...units.map((u) => u.id), "none" as const].filter(
      (u) => of({ unit: u }) > 0,
    );
    expect(new Set(unit.units!.map((row) => row.id ?? "none"))).toEqual(new Set(concerned));
    expect(concerned.length).toBeGreaterThan(2);
    for (const row of unit.units!) expect(row.count).toBe(of({ unit: row.id ?? "none" }));
    expect(state.states!.withUnit).toBe(of({ state: "with-unit" }));
    expect(state.states!.rejected).toBe(of({ state: "rejected" }));
  });

  test("an officer of another office sees nothing: no list, no groups, no count, no comment", async () => {
    expect((await walk(stranger, {})).flat()).toEqual([]);
    expect(await campaignsForBoard(at.db, stranger, matter, {})).toEqual([]);
    expect((await progressForBoard(at.db, stranger, matter)).all).toBe(0);
    const one = all.comments[0]!.id;
    expect(await commentForBoard(at.db, stranger, matter, one)).toBeNull();
    expect((await commentForBoard(at.db, drafter, matter, one))?.id).toBe(one);
  });

  test("a liaison sees what concerns the own unit and nothing else", async () => {
    const own = all.comments.filter((comment) => comment.matches({ unit: liaison.unitId! }));
    expect(own.length).toBeGreaterThan(5);
    expect(own.length).toBeLessThan(COMMENTS);
    expect((await walk(liaison, {})).flat()).toEqual(own.map((comment) => comment.id));
    const foreign = all.comments.find((comment) => !own.includes(comment))!;
    expect(await commentForBoard(at.db, liaison, matter, foreign.id)).toBeNull();
    const nobody = { ...liaison, unitId: null };
    expect((await walk(nobody, {})).flat()).toEqual([]);
  });

  test("a topic tells how its comments stand and which clauses they are about", async () => {
    const members = all.comments.filter((comment) => comment.topic === 2);
    const topic = await topicForBoard(at.db, drafter, matter, 2);
    const counts = (key: (comment: (typeof members)[number]) => unknown) => {
      const found = new Map<unknown, number>();
      for (const comment of members) found.set(key(comment), (found.get(key(comment)) ?? 0) + 1);
      return found;
    };
    const stances = counts(({ stance }) => stance);
    expect(new Map(topic!.stances.map((row) => [row.stance, row.count]))).toEqual(stances);
    const clauses = counts(({ clause }) => clause?.number);
    expect(topic!.clauses.length).toBe(6);
    for (const row of topic!.clauses) expect(row.count).toBe(clauses.get(row.number));
    expect(meanStance(topic!.stances)).toBeCloseTo(
      ((stances.get("support") ?? 0) - (stances.get("oppose") ?? 0)) / members.length,
    );
    const theirs = await topicForBoard(at.db, stranger, matter, 2);
    expect(theirs).toMatchObject({ stances: [], clauses: [] });
  });

  test("the mean stance lies between all against and all for", () => {
    expect(meanStance([])).toBe(0);
    expect(meanStance([{ stance: "oppose", count: 3 }])).toBe(-1);
    expect(
      meanStance([
        { stance: "support", count: 3 },
        { stance: "oppose", count: 1 },
        { stance: "other", count: 4 },
      ]),
    ).toBe(0.25);
  });
});
