import { beforeAll, expect, test } from "vitest";
import type { Review } from "~/db/tables/comments";
import { VISIBILITIES, type Visibility } from "~/db/tables/consultations";
import { makeComment, makeConsultation, makeOffice } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import {
  commentsForReaders,
  commentTotals,
  type Place,
  receivedByClause,
  receivedByConsultation,
} from "./public-comments.queries.server";
import { receiptForHolder } from "./receipt.queries.server";

onEveryDatabase("what everybody may read", (at) => {
  const places = {} as Record<Visibility, Place & { slug: string }>;
  const said = ["待审的意见", "公开的意见", "不公开的意见"] as const;
  const reviews: Review[] = ["pending", "shown", "hidden"];

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    for (const visibility of VISIBILITIES) {
      const { id, slug } = await makeConsultation(at.db, office, { visibility });
      for (const [i, body] of said.entries()) {
        const comment = await makeComment(at.db, slug, {
          body,
          name: "欧阳小明",
          organisation: "某公司",
          contact: "000-5550100",
        });
        await at.db
          .updateTable("comments")
          .set({ review: reviews[i]! })
          .where("consultation_id", "=", id)
          .where("id", "=", comment.id)
          .execute();
      }
      const clause = await at.db
        .selectFrom("clauses")
        .select("lineage")
        .where("consultation_id", "=", id)
        .where("number", "=", 2)
        .executeTakeFirstOrThrow();
      places[visibility] = { consultationId: id, ...clause, visibility, slug };
    }
  });

  test.each([
    ["never", []],
    ["reviewed", ["公开的意见"]],
    ["at-once", ["公开的意见", "待审的意见"]],
  ] as const)("under %s, a hidden comment is never among them", async (visibility, expected) => {
    const { comments } = await commentsForReaders(at.db, places[visibility], { limit: 20 });
    expect(comments.map((comment) => comment.body)).toEqual(expected);
    expect(await commentTotals(at.db, places[visibility])).toEqual({
      received: 3,
      readable: expected.length,
    });
  });

  test("nothing but the masked name says who spoke, on the page and on the receipt", async () => {
    const { comments } = await commentsForReaders(at.db, places["at-once"], { limit: 20 });
    expect(comments[0]!.publicName).toBe("欧阳**");
    const { code } = await makeComment(at.db, places.reviewed.slug, {
      name: "欧阳小明",
      organisation: "某公司",
      contact: "000-5550100",
    });
    const receipt = await receiptForHolder(at.db, code);
    expect(receipt?.code).toBe(code);
    for (const shown of [JSON.stringify(comments), JSON.stringify(receipt)])
      for (const secret of ["小明", "某公司", "5550100"]) expect(shown).not.toContain(secret);
  });

  test("pages of comments meet without a gap and without a repetition", async () => {
    const office = await makeOffice(at.db);
    const { id, slug } = await makeConsultation(at.db, office, { visibility: "at-once" });
    const made: number[] = [];
    for (let i = 0; i < 5; i += 1)
      made.unshift((await makeComment(at.db, slug, { clause: null })).id);
    const place: Place = { consultationId: id, lineage: null, visibility: "at-once" };
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof commentsForReaders>> = await commentsForReaders(
        at.db,
        place,
        { before, limit: 2 },
      );
      seen.push(...page.comments.map((comment) => comment.id));
      before = page.next;
    } while (before);
    expect(seen).toEqual(made);
  });

  test("counts name every accepted comment, by clause, on the whole and in all", async () => {
    const office = await makeOffice(at.db);
    const { id, slug } = await makeConsultation(at.db, office);
    await makeComment(at.db, slug, { clause: 3 });
    await makeComment(at.db, slug, { clause: 3 });
    await makeComment(at.db, slug, { clause: null });
    const received = await receivedByClause(at.db, id);
    expect([...received.byClause.values()]).toEqual([2]);
    expect(received).toMatchObject({ whole: 1, all: 3 });
    expect(await receivedByConsultation(at.db, [id])).toEqual(new Map([[id, 3]]));
  });

  test("a number that was never issued opens nothing", async () => {
    expect(await receiptForHolder(at.db, "0001-7K3F-92QD-MX4A")).toBeNull();
    expect(await receiptForHolder(at.db, "ZZZZZZZZZZZZ-7K3F-92QD-MX4A")).toBeNull();
  });
});
