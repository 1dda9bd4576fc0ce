import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { reviewComments } from "~/app/comments/review-comments.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import type { Decision } from "~/db/tables/triage";
import { endWindow, makeComment, makeConsultation } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { assignComments } from "./assign-comments.server";
import { progressForBoard } from "./board.queries.server";
import { commentForBoard } from "./comment.queries.server";
import { decideComments } from "./decide-comments.server";
import { askForAnalysis } from "./order-analysis.server";
import { actsIn, freshDesk } from "./triage.fixture";
import { writeNote } from "./write-note.server";

onEveryDatabase("working on comments", (at) => {
  let desk: Awaited<ReturnType<typeof freshDesk>>;
  let { office, open, drafter, ids, units } = {} as typeof desk;

  beforeEach(async () => {
    desk = await freshDesk(at.db);
    ({ office, open, drafter, ids, units } = desk);
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

  test("anything but adopting demands a reason, and nothing is written without it", async () => {
    for (const decision of ["partly", "rejected", "explained"] as const) {
      const refusal = await refusalOf(decide(drafter, [ids[0]!], decision, "  "));
      expect(refusal.code).toBe("invalid");
      expect(refusal.detail.fields).toHaveProperty("reason");
    }
    expect(await entry(ids[0]!)).toBeUndefined();
    expect(await actsIn(at.db, open.id)).toEqual([]);
    await decide(drafter, [ids[0]!], "adopted");
    expect(await entry(ids[0]!)).toMatchObject({ decision: "adopted", reason: "" });
  });

  test("of two who decide one comment the second is told what the first wrote, and nothing is lost", async () => {
    const id = ids[0]!;
    const one = (stands: string, decision: Decision | "", reason = "") =>
      decideComments(at.db, drafter, open.id, { ids: [id] }, { decision, reason, stands });
    const first = await one("", "rejected", "超出本方案范围");
    const refusal = await refusalOf(one("", "adopted"));
    expect(refusal.code).toBe("edited-elsewhere");
    expect(refusal.detail.message).toContain("不采纳”，理由是：超出本方案范围");
    expect(await entry(id)).toMatchObject({ decision: "rejected" });
    const stands = String(first.decidedAt!.getTime());
    await one(stands, "adopted");
    expect(await entry(id)).toMatchObject({ decision: "adopted" });
    await decide(drafter, [id], "");
    expect((await refusalOf(one(stands, "partly", "部分可行"))).detail.message).toContain(
      "刚刚被撤销",
    );
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
      { campaign: 1, expected: 3, including: ids[0]! },
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

  test("everything that was done leaves an audit entry, which is the comment's history", async () => {
    await assignComments(at.db, drafter, open.id, { ids: [ids[0]!, ids[1]!] }, units[0]!.id);
    await assignComments(at.db, drafter, open.id, { ids: [ids[1]!] }, null);
    await decide(drafter, [ids[0]!], "partly", "先行试点");
    await decide(drafter, [ids[0]!], "");
    await writeNote(at.db, drafter, open.id, ids[0]!, { note: "与住建局通过电话" });
    await reviewComments(at.db, drafter, open.id, [ids[0]!], "shown");
    await askForAnalysis(at.db, drafter, open.id);
    const acts = await actsIn(at.db, open.id);
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
