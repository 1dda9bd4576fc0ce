import { beforeEach, expect, test } from "vitest";
import { makeComment, makeConsultation, makeOffice } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { commentsForBoard } from "./board.queries.server";
import { hintsForBoard, tiesForBoard } from "./clause-hints.queries.server";
import { commentForBoard } from "./comment.queries.server";
import { facetForLens } from "./lens.queries.server";
import { tieComment } from "./tie-comment.server";
import { actsIn, asOfficer, freshDesk } from "./triage.fixture";

onEveryDatabase("comments on the whole draft and the clauses they are about", (at) => {
  let desk: Awaited<ReturnType<typeof freshDesk>>;
  let { open, drafter, stranger, units } = {} as typeof desk;

  beforeEach(async () => {
    desk = await freshDesk(at.db);
    ({ open, drafter, stranger, units } = desk);
  });

  const matter = () => ({ consultationId: open.id, runId: null });
  const said = async (body: string, clause: number | null = null) =>
    (await makeComment(at.db, open.slug, { clause, body })).id;
  const hints = async (id: number) => {
    const comment = await commentForBoard(at.db, drafter, matter(), id);
    return comment!.hints;
  };
  const clauseId = async (number: number) =>
    (
      await at.db
        .selectFrom("clauses")
        .select("id")
        .where("consultation_id", "=", open.id)
        .where("number", "=", number)
        .executeTakeFirstOrThrow()
    ).id;
  const listed = async (clause: number | "whole", kept: number[] = []) =>
    (await commentsForBoard(at.db, drafter, matter(), { clause }, { kept })).comments.map(
      ({ id }) => id,
    );

  test("several opinions are shown apart, each with the clause it names and how it leans", async () => {
    const id = await said(
      "您好，提两点意见：一、第2条的泊位太少，建议增加一倍。二、坚决反对第3条收费。谢谢",
    );
    const { count, parts } = await hints(id);
    expect(count).toBe(2);
    expect(parts.map(({ clauses }) => clauses.map(({ reason }) => reason))).toEqual([
      [],
      ["文中写明“第2条”"],
      ["文中写明“第3条”"],
      [],
    ]);
    expect(parts[1]!.clauses[0]).toMatchObject({ clauseId: await clauseId(2) });
    expect(parts[1]!.clauses[0]!.title).toContain("完善第1类公共停车设施");
    expect(parts.map(({ stances }) => stances.map(({ stance }) => stance))).toEqual([
      [],
      ["propose"],
      ["oppose"],
      [],
    ]);
    const row = (
      await commentsForBoard(at.db, drafter, matter(), { clause: "whole" })
    ).comments.find((comment) => comment.id === id);
    expect(row).toMatchObject({ opinions: 2 });
  });

  test("a comment on a clause is matched only to another that it names", async () => {
    const own = await said("第2条的停车设施很好，公共停车设施要完善", 2);
    expect((await hints(own)).parts[0]!.clauses).toEqual([]);
    const other = await said("这里和第3条重复", 2);
    expect((await hints(other)).parts[0]!.clauses).toMatchObject([{ clauseId: await clauseId(3) }]);
  });

  test("one click ties a comment to a clause: it is found there and by its unit, and no longer under the whole draft", async () => {
    const id = await said("第3条写得太笼统");
    const clause = await clauseId(3);
    expect(await listed("whole")).toContain(id);
    await tieComment(at.db, drafter, open.id, id, clause, true);
    await tieComment(at.db, drafter, open.id, id, clause, true);
    expect(await listed("whole")).not.toContain(id);
    expect(await listed("whole", [id])).toContain(id);
    expect(await listed(3)).toContain(id);
    expect((await tiesForBoard(at.db, open.id, [id])).map((tie) => tie.place)).toEqual(["第 3 条"]);

    const facet = await facetForLens(at.db, drafter, matter(), {}, "clause");
    if (facet.lens !== "clause") throw new Error("another lens");
    const counts = Object.fromEntries(facet.clauses.map((row) => [row.number ?? 0, row.count]));
    expect(counts).toEqual({ 1: 1, 2: 2, 3: 2 });
    const liaison = asOfficer(
      desk.office,
      { id: 0, email: "", role: "liaison" },
      units.find(({ name }) => name === "市住建局")!.id,
    );
    expect(await commentForBoard(at.db, liaison, matter(), id)).not.toBeNull();

    expect(await actsIn(at.db, open.id)).toMatchObject([
      { action: "归入条款", detail: { comments: [id] }, officer_id: drafter.id },
    ]);
    expect((await commentForBoard(at.db, drafter, matter(), id))!.history[0]!.clause).toContain(
      "第 3 条",
    );
  });

  test("a tie is taken back, twice as well as once", async () => {
    const id = await said("第3条写得太笼统");
    const clause = await clauseId(3);
    await tieComment(at.db, drafter, open.id, id, clause, true);
    await tieComment(at.db, drafter, open.id, id, clause, false);
    await tieComment(at.db, drafter, open.id, id, clause, false);
    expect(await listed("whole")).toContain(id);
    expect(await listed(3)).not.toContain(id);
    expect((await actsIn(at.db, open.id)).map(({ action }) => action)).toEqual([
      "归入条款",
      "撤回归入条款",
    ]);
  });

  test("a comment tied to two clauses counts for both, and for its units once", async () => {
    const id = await said("第2条和第3条互相重复");
    for (const number of [2, 3])
      await tieComment(at.db, drafter, open.id, id, await clauseId(number), true);
    expect(await listed(2)).toContain(id);
    expect(await listed(3)).toContain(id);
    const facet = await facetForLens(at.db, drafter, matter(), {}, "unit");
    if (facet.lens !== "unit") throw new Error("another lens");
    const row = facet.units.find(({ name }) => name === "市住建局");
    // Three of the four comments of the desk are on clauses of the unit; the fourth is on the heading.
    expect(row!.count).toBe(4);
  });

  test("nobody ties comments of another office, nor to a clause of another consultation", async () => {
    const id = await said("第3条写得太笼统");
    const clause = await clauseId(3);
    const refusal = await refusalOf(tieComment(at.db, stranger, open.id, id, clause, true));
    expect(refusal.code).toBe("not-found");
    const elsewhere = await makeConsultation(at.db, await makeOffice(at.db));
    const other = await at.db
      .selectFrom("clauses")
      .select("id")
      .where("consultation_id", "=", elsewhere.id)
      .executeTakeFirstOrThrow();
    expect((await refusalOf(tieComment(at.db, drafter, open.id, id, other.id, true))).code).toBe(
      "not-found",
    );
    const liaison = asOfficer(desk.office, { id: 0, email: "", role: "liaison" }, units[0]!.id);
    expect((await refusalOf(tieComment(at.db, liaison, open.id, id, clause, true))).code).toBe(
      "not-allowed",
    );
    expect(
      await hintsForBoard(at.db, elsewhere.id, {
        id,
        body: "第3条",
        clauseId: null,
        stance: "other",
      }),
    ).toEqual({
      count: 1,
      parts: [{ text: "第3条", frame: false, clauses: [], stances: [] }],
    });
  });
});
