import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { reviewComments } from "~/app/comments/review-comments.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { DomainError } from "~/app/platform/errors";
import type { Decision } from "~/db/tables/triage";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeOffice,
  makeOfficer,
  TEST_KEY,
} from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { askForAnalysis } from "./ask-for-analysis.server";
import { assignComments } from "./assign-comments.server";
import { progressForBoard } from "./board.queries.server";
import { commentForBoard } from "./comment.queries.server";
import { decideComments } from "./decide-comments.server";
import { authorOf } from "./open-author.server";
import { asOfficer } from "./triage.fixture";
import { writeNote } from "./write-note.server";

const refusalOf = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => {
      throw new Error("it was accepted");
    },
    (error) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );

onEveryDatabase("working on comments", (at) => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let open: { id: number; slug: string };
  let drafter: Officer;
  let stranger: Officer;
  let ids: number[];
  let units: { id: number; name: string }[];

  beforeEach(async () => {
    office = await makeOffice(at.db);
    open = await makeConsultation(at.db, office);
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    const other = await makeOffice(at.db);
    stranger = asOfficer(other, await makeOfficer(at.db, other.id, "administrator"));
    units = await unitsOfOffice(at.db, office.id);
    ids = [];
    for (const clause of [1, 2, 2, 3])
      ids.push((await makeComment(at.db, open.slug, { clause, name: "欧阳小明" })).id);
  });

  const matter = () => ({ consultationId: open.id, runId: null });
  const entry = (id: number) =>
    at.db
      .selectFrom("triage_entries")
      .select(["unit_id", "decision", "reason", "decided_by"])
      .where("comment_id", "=", id)
      .executeTakeFirst();
  const decide = (officer: Officer, chosen: number[], decision: Decision | "", reason = "") =>
    decideComments(at.db, officer, open.id, { ids: chosen }, { decision, reason });
  const actsIn = async () =>
    (
      await at.db
        .selectFrom("audit")
        .select(["action", "subject", "detail", "officer_id"])
        .where("consultation_id", "=", open.id)
        .where("officer_id", "is not", null)
        .orderBy("id")
        .execute()
    ).filter((act) => act.action !== "公布征求意见稿");

  test("anything but adopting demands a reason, and nothing is written without it", async () => {
    for (const decision of ["partly", "rejected", "explained"] as const) {
      const refusal = await refusalOf(decide(drafter, [ids[0]!], decision, "  "));
      expect(refusal.code).toBe("invalid");
      expect(refusal.detail.fields).toHaveProperty("reason");
    }
    expect(await entry(ids[0]!)).toBeUndefined();
    expect(await actsIn()).toEqual([]);
    await decide(drafter, [ids[0]!], "adopted");
    expect(await entry(ids[0]!)).toMatchObject({ decision: "adopted", reason: "" });
  });

  test("many are decided at once with one reason, and taking it back leaves the unit", async () => {
    await assignComments(at.db, drafter, open.id, { ids }, units[0]!.id);
    await decide(drafter, ids.slice(0, 3), "rejected", "超出本方案范围");
    for (const id of ids.slice(0, 3))
      expect(await entry(id)).toEqual({
        unit_id: units[0]!.id,
        decision: "rejected",
        reason: "超出本方案范围",
        decided_by: drafter.id,
      });
    expect((await entry(ids[3]!))?.decision).toBeNull();
    await decide(drafter, [ids[0]!], "");
    expect(await entry(ids[0]!)).toMatchObject({ unit_id: units[0]!.id, decision: null });
    const progress = await progressForBoard(at.db, drafter, matter());
    expect(progress).toMatchObject({ all: 4, withUnit: 2, rejected: 2, untouched: 0 });
  });

  test("all that match the filter are decided, and only while they are as many as were shown", async () => {
    const filters = { clause: 2 };
    const form = { decision: "explained", reason: "已在其他文件中规定" };
    const refusal = await refusalOf(
      decideComments(at.db, drafter, open.id, { filters, expected: 3 }, form),
    );
    expect(refusal.code).toBe("edited-elsewhere");
    expect(refusal.message).toContain("3 条变为 2 条");
    const { ids: decided } = await decideComments(
      at.db,
      drafter,
      open.id,
      { filters, expected: 2 },
      form,
    );
    expect(decided).toEqual([ids[1], ids[2]]);
    expect(await entry(ids[0]!)).toBeUndefined();
  });

  test("a campaign is answered once for all its senders", async () => {
    const { id: runId } = await at.db
      .insertInto("analysis_runs")
      .values({
        consultation_id: open.id,
        state: "finished",
        mode: "list",
        comments: 4,
        key_phrases: "[]",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await at.db
      .insertInto("comment_topics")
      .values(
        [ids[0]!, ids[2]!, ids[3]!].map((comment_id) => ({
          consultation_id: open.id,
          run_id: runId,
          comment_id,
          topic_id: null,
          campaign_id: 1,
          representative: null,
          because: "[]",
        })),
      )
      .execute();
    await decideComments(
      at.db,
      drafter,
      open.id,
      { campaign: 1, expected: 3 },
      { decision: "partly", reason: "分步实施" },
    );
    const states = await Promise.all(ids.map((id) => entry(id)));
    expect(states.map((state) => state?.decision)).toEqual([
      "partly",
      undefined,
      "partly",
      "partly",
    ]);
  });

  test("one comment that is not there stops the whole act", async () => {
    expect((await refusalOf(decide(drafter, [ids[0]!, 999_999], "adopted"))).code).toBe(
      "not-found",
    );
    const elsewhere = await makeConsultation(at.db, office);
    const foreign = await makeComment(at.db, elsewhere.slug);
    expect((await refusalOf(decide(drafter, [ids[0]!, foreign.id], "adopted"))).code).toBe(
      "not-found",
    );
    expect(await entry(ids[0]!)).toBeUndefined();
  });

  test("an officer of another office can do nothing here, and learns nothing", async () => {
    const one = { ids: [ids[0]!] };
    const unit = units[0]!.id;
    const tries = [
      () => decide(stranger, [ids[0]!], "adopted"),
      () => assignComments(at.db, stranger, open.id, one, null),
      () => writeNote(at.db, stranger, open.id, ids[0]!, { note: "备注" }),
      () => reviewComments(at.db, stranger, open.id, [ids[0]!], "shown"),
      () => authorOf(at.db, TEST_KEY, stranger, open.id, ids[0]!),
      () => askForAnalysis(at.db, stranger, open.id),
    ];
    for (const attempt of tries) expect((await refusalOf(attempt())).code).toBe("not-found");
    const theirs = await at.db
      .insertInto("units")
      .values({ office_id: stranger.officeId, name: "市档案馆" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const refusal = await refusalOf(assignComments(at.db, drafter, open.id, one, theirs.id));
    expect(refusal.detail.fields).toHaveProperty("unit");
    expect(unit).not.toBe(theirs.id);
    expect(await entry(ids[0]!)).toBeUndefined();
    expect(await actsIn()).toEqual([]);
  });

  test("a liaison answers for the own unit only, and for what was handed to it", async () => {
    const spare = await at.db
      .insertInto("units")
      .values({ office_id: office.id, name: "市消防救援支队" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const fire = asOfficer(
      office,
      await makeOfficer(at.db, office.id, "liaison", spare.id),
      spare.id,
    );
    const housing = asOfficer(
      office,
      await makeOfficer(at.db, office.id, "liaison", units[0]!.id),
      units[0]!.id,
    );
    expect((await refusalOf(decide(fire, [ids[1]!], "adopted"))).code).toBe("not-found");
    expect((await refusalOf(decide(housing, [ids[0]!], "adopted"))).code).toBe("not-found");
    await decide(housing, [ids[1]!], "adopted");
    await assignComments(at.db, drafter, open.id, { ids: [ids[0]!] }, spare.id);
    await decide(fire, [ids[0]!], "adopted");
    expect((await entry(ids[0]!))?.decided_by).toBe(fire.id);
    const all = { filters: {}, expected: 4 };
    const form = { decision: "adopted" };
    expect((await refusalOf(decideComments(at.db, housing, open.id, all, form))).code).toBe(
      "edited-elsewhere",
    );
    for (const attempt of [
      () => assignComments(at.db, fire, open.id, { ids: [ids[0]!] }, null),
      () => reviewComments(at.db, fire, open.id, [ids[0]!], "shown"),
      () => authorOf(at.db, TEST_KEY, fire, open.id, ids[0]!),
      () => askForAnalysis(at.db, fire, open.id),
    ])
      expect((await refusalOf(attempt())).code).toBe("not-allowed");
  });

  test("an approver reads and notes, and decides nothing", async () => {
    const approver = asOfficer(office, await makeOfficer(at.db, office.id, "approver"));
    expect((await refusalOf(decide(approver, [ids[0]!], "adopted"))).code).toBe("not-allowed");
    await writeNote(at.db, approver, open.id, ids[0]!, { note: "请再核实" });
    const seen = await commentForBoard(at.db, approver, matter(), ids[0]!);
    expect(seen?.notes.map((note) => note.body)).toEqual(["请再核实"]);
  });

  test("once the outcome is published decisions stand; a note may still be left", async () => {
    await decide(drafter, [ids[0]!], "adopted");
    await endWindow(at.db, open.id);
    await closeConsultation(at.db, open.id);
    await decide(drafter, [ids[1]!], "adopted");
    await at.db
      .updateTable("consultations")
      .set({ answered_at: sql`clock_timestamp()` })
      .where("id", "=", open.id)
      .execute();
    expect((await refusalOf(decide(drafter, [ids[0]!], ""))).code).toBe("already-published");
    const assign = assignComments(at.db, drafter, open.id, { ids: [ids[2]!] }, units[0]!.id);
    expect((await refusalOf(assign)).code).toBe("already-published");
    expect((await entry(ids[0]!))?.decision).toBe("adopted");
    await writeNote(at.db, drafter, open.id, ids[0]!, { note: "归档" });
  });

  test("showing and hiding delete nothing, name who did it and change the public pages' revision", async () => {
    const revision = async () =>
      (
        await at.db
          .selectFrom("consultations")
          .select("revision")
          .where("id", "=", open.id)
          .executeTakeFirstOrThrow()
      ).revision;
    const before = await revision();
    const shown = await reviewComments(at.db, drafter, open.id, ids.slice(0, 2), "shown");
    expect(shown).toEqual({ slug: open.slug, count: 2 });
    await reviewComments(at.db, drafter, open.id, [ids[0]!], "hidden");
    expect(await revision()).toBe(before + 2);
    const rows = await at.db
      .selectFrom("comments")
      .select(["review", "reviewed_by"])
      .where("consultation_id", "=", open.id)
      .orderBy("id")
      .execute();
    expect(rows.map((row) => row.review)).toEqual(["hidden", "shown", "pending", "pending"]);
    expect(rows[1]!.reviewed_by).toBe(drafter.id);
    const mixed = reviewComments(at.db, drafter, open.id, [ids[2]!, 999_999], "shown");
    expect((await refusalOf(mixed)).code).toBe("not-found");
    expect(await revision()).toBe(before + 2);
  });

  test("who spoke is opened only by asking for it, and every opening is in the audit", async () => {
    const seen = await commentForBoard(at.db, drafter, matter(), ids[0]!);
    expect(seen?.publicName).toBe("欧阳**");
    expect(JSON.stringify(seen)).not.toContain("小明");
    const author = await authorOf(at.db, TEST_KEY, drafter, open.id, ids[0]!);
    expect(author).toEqual({ name: "欧阳小明", organisation: null, contact: null });
    const acts = await actsIn();
    expect(acts.map((act) => act.action)).toEqual(["查看提意见人信息"]);
    expect(JSON.stringify(acts)).not.toContain("小明");
  });

  test("everything that was done leaves an audit entry, which is the comment's history", async () => {
    await assignComments(at.db, drafter, open.id, { ids: [ids[0]!, ids[1]!] }, units[0]!.id);
    await assignComments(at.db, drafter, open.id, { ids: [ids[1]!] }, null);
    await decide(drafter, [ids[0]!], "partly", "先行试点");
    await decide(drafter, [ids[0]!], "");
    await writeNote(at.db, drafter, open.id, ids[0]!, { note: "与住建局通过电话" });
    await reviewComments(at.db, drafter, open.id, [ids[0]!], "shown");
    await askForAnalysis(at.db, drafter, open.id);
    const acts = await actsIn();
    expect(acts.map((act) => act.action)).toEqual([
      "转责任单位",
      "撤回转办",
      "处理意见",
      "撤销处理",
      "添加内部备注",
      "公开意见",
      "重新分析意见",
    ]);
    expect(acts.every((act) => act.officer_id === drafter.id)).toBe(true);
    expect(JSON.stringify(acts)).not.toContain("电话");
    const history = (await commentForBoard(at.db, drafter, matter(), ids[0]!))!.history;
    expect(history.map((act) => act.action)).toEqual([
      "公开意见",
      "添加内部备注",
      "撤销处理",
      "处理意见",
      "转责任单位",
    ]);
    expect(history[3]).toMatchObject({ decision: "partly", reason: "先行试点", together: 1 });
    expect(history[4]).toMatchObject({ unit: units[0]!.name, together: 2 });
  });
});
