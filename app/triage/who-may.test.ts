import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { receiptForHolder } from "~/app/comments/receipt.queries.server";
import { reviewComments } from "~/app/comments/review-comments.server";
import type { Decision } from "~/db/tables/triage";
import { makeOfficer, TEST_KEY } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { assignComments } from "./assign-comments.server";
import { commentForBoard } from "./comment.queries.server";
import { decideComments } from "./decide-comments.server";
import { authorOf } from "./open-author.server";
import { askForAnalysis } from "./order-analysis.server";
import { actsIn, asOfficer, freshDesk } from "./triage.fixture";
import { writeNote } from "./write-note.server";

onEveryDatabase("who may do what with comments", (at) => {
  let desk: Awaited<ReturnType<typeof freshDesk>>;
  let { office, open, drafter, stranger, ids, units } = {} as typeof desk;

  beforeEach(async () => {
    desk = await freshDesk(at.db);
    ({ office, open, drafter, stranger, ids, units } = desk);
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
    expect(await actsIn(at.db, open.id)).toEqual([]);
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

  const liaisonOf = async (unitId: number) =>
    asOfficer(office, await makeOfficer(at.db, office.id, "liaison", unitId), unitId);

  test("a liaison neither changes nor takes back what somebody else decided", async () => {
    const housing = await liaisonOf(units[0]!.id);
    await assignComments(at.db, drafter, open.id, { ids: ids.slice(0, 2) }, units[0]!.id);
    await decide(drafter, [ids[0]!], "rejected", "超出权限");
    for (const attempt of [
      () => decide(housing, [ids[0]!], ""),
      () => decide(housing, [ids[0]!], "adopted"),
    ]) {
      const refusal = await refusalOf(attempt());
      expect(refusal.code).toBe("not-allowed");
      expect(refusal.message).toContain("不是贵单位作出的");
    }
    expect(await entry(ids[0]!)).toMatchObject({ decision: "rejected", decided_by: drafter.id });
    expect(await commentForBoard(at.db, housing, matter(), ids[0]!)).toMatchObject({
      maySettle: false,
    });
    expect(await commentForBoard(at.db, housing, matter(), ids[1]!)).toMatchObject({
      maySettle: true,
    });
  });

  test("what the own unit decided, each of its liaisons may change and the office too", async () => {
    const [one, two] = [await liaisonOf(units[0]!.id), await liaisonOf(units[0]!.id)];
    await decide(one, [ids[1]!], "adopted");
    await decide(two, [ids[1]!], "explained", "已在实施");
    expect((await entry(ids[1]!))?.decided_by).toBe(two.id);
    await decide(one, [ids[1]!], "");
    expect((await entry(ids[1]!))?.decision).toBeNull();
    await decide(one, [ids[1]!], "adopted");
    await decide(drafter, [ids[1]!], "");
    expect((await entry(ids[1]!))?.decision).toBeNull();
  });

  test("of many, a liaison's act leaves those that others decided, and says how many", async () => {
    const housing = await liaisonOf(units[0]!.id);
    await assignComments(at.db, drafter, open.id, { ids }, units[0]!.id);
    await decide(drafter, [ids[0]!], "rejected", "超出权限");
    const all = { filters: {}, expected: 4 };
    const done = await decideComments(at.db, housing, open.id, all, { decision: "adopted" });
    expect([done.ids, done.left]).toEqual([ids.slice(1), 1]);
    expect((await entry(ids[0]!))?.decision).toBe("rejected");
    const undone = await decideComments(at.db, housing, open.id, all, { decision: "" });
    expect([undone.ids, undone.left]).toEqual([ids.slice(1), 1]);
    const [, , decided, back] = await actsIn(at.db, open.id);
    expect([decided!.subject, back!.subject]).toEqual(["意见 3 条", "意见 3 条"]);
    expect((await refusalOf(decide(housing, ids, ""))).message).toContain("这条意见的处理结果");
    expect((await refusalOf(decide(drafter, [ids[1]!], ""))).code).toBe("edited-elsewhere");
  });

  test("an approver reads and notes, and decides nothing", async () => {
    const approver = asOfficer(office, await makeOfficer(at.db, office.id, "approver"));
    expect((await refusalOf(decide(approver, [ids[0]!], "adopted"))).code).toBe("not-allowed");
    await writeNote(at.db, approver, open.id, ids[0]!, { note: "请再核实" });
    const seen = await commentForBoard(at.db, approver, matter(), ids[0]!);
    expect(seen?.notes.map((note) => note.body)).toEqual(["请再核实"]);
  });

  test("who spoke is opened only by asking for it, and every opening is in the audit", async () => {
    const seen = await commentForBoard(at.db, drafter, matter(), ids[0]!);
    expect(seen?.publicName).toBe("欧阳**");
    expect(JSON.stringify(seen)).not.toContain("小明");
    const author = await authorOf(at.db, TEST_KEY, drafter, open.id, ids[0]!);
    expect(author).toEqual({ name: "欧阳小明", organisation: null, contact: null });
    const acts = await actsIn(at.db, open.id);
    expect(acts.map((act) => act.action)).toEqual(["查看提意见人信息"]);
    expect(JSON.stringify(acts)).not.toContain("小明");
  });

  test("an internal note is read by nothing that the public sees", async () => {
    const note = "只供内部研究";
    await writeNote(at.db, drafter, open.id, ids[0]!, { note });
    await reviewComments(at.db, drafter, open.id, [ids[0]!], "shown");
    const { code } = await at.db
      .selectFrom("comments")
      .select("code")
      .where("id", "=", ids[0]!)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(await receiptForHolder(at.db, code))).not.toContain(note);
    const seen = await commentForBoard(at.db, drafter, matter(), ids[0]!);
    expect(JSON.stringify(seen)).toContain(note);
    const elsewhere = readdirSync("app", { recursive: true, encoding: "utf8" })
      .concat(readdirSync("jobs", { recursive: true, encoding: "utf8" }).map((f) => `../jobs/${f}`))
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("triage"))
      .filter((file) => /["'](notes)( as \w+)?["']/.test(readFileSync(`app/${file}`, "utf8")));
    expect(elsewhere).toEqual([]);
  });
});
