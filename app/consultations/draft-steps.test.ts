import { beforeAll, beforeEach, expect, test } from "vitest";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import { findingsOf } from "~/app/drafts/findings";
import type { Outline } from "~/app/drafts/outline";
import { DAY_MS } from "~/app/platform/time";
import { makeOffice, makeOfficer, makeOutline, OPTIONAL_FIELDS } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import {
  confirmEverything,
  confirmFinding,
  reopenFinding,
  unconfirmed,
} from "./confirm-findings.server";
import { createConsultation } from "./create-consultation.server";
import { readDraftAct } from "./draft-act";
import type { DraftEdit } from "./draft-edit";
import { stepsAround } from "./draft-steps.server";
import { editDraft, takeBack } from "./edit-draft.server";
import { draftForOffice } from "./office-consultations.queries.server";
import { publishConsultation } from "./publish-consultation.server";
import { discardWords, keepWords, unsavedWords } from "./unsaved-words.server";

/** A year that was inferred, a lost digit and a masked number: three things nobody has confirmed. */
function doubtfulOutline(): Outline {
  const outline = makeOutline();
  outline.window = {
    opensAt: null,
    closesAt: "2099-11-11T00:00:00+08:00",
    phrase: "11月10日前",
    inferred: ["year"],
  };
  outline.contacts = { ...outline.contacts, phones: ["0539-8812000"], masked: ["138****0000"] };
  outline.clauses[1]!.text = "到年，新增泊位。";
  outline.clauses[1]!.flags = [{ code: "missing-digits", message: "缺数字", quote: "到年" }];
  return outline;
}

onEveryDatabase("steps on a draft", (at) => {
  let office: { id: number; slug: string };
  let by: { officeId: number; officerId: number };
  let other: { officeId: number; officerId: number };
  let slug: string;
  let id: number;
  const draft = async () => (await draftForOffice(at.db, office.id, slug))!;
  const edit = async (step: DraftEdit) =>
    editDraft(at.db, by, { slug, edition: (await draft()).edition, edit: step });
  const way = async (which: "undo" | "redo") =>
    takeBack(at.db, by, { slug, edition: (await draft()).edition, way: which });
  const texts = async () => (await draft()).outline.clauses.map(({ text }) => text);
  const open = async () => {
    const now = await draft();
    return (await unconfirmed(at.db, now, now.outline)).map(({ code }) => code).sort();
  };
  const keyOf = async (code: string) =>
    findingsOf((await draft()).outline, new Date(0)).find((one) => one.code === code)!.key;
  const publish = () =>
    publishConsultation(at.db, by, id, {
      title: "方案",
      summary: "",
      opensAt: new Date(),
      closesAt: new Date(Date.now() + 40 * DAY_MS),
      rule: "decision",
      shortWindowReason: null,
      visibility: "reviewed",
      fields: OPTIONAL_FIELDS,
    });

  beforeAll(async () => {
    office = await makeOffice(at.db);
    by = { officeId: office.id, officerId: (await makeOfficer(at.db, office.id)).id };
    other = { officeId: office.id, officerId: (await makeOfficer(at.db, office.id)).id };
  });
  beforeEach(async () => {
    ({ slug, id } = await createConsultation(at.db, new Date(), {
      officeId: office.id,
      officeSlug: office.slug,
      officerId: by.officerId,
      sourceName: "方案.txt",
      sourceText: "文稿",
      outline: doubtfulOutline(),
    }));
  });

  test("every step can be taken back and done again, and is told of in the audit", async () => {
    const first = (await draft()).outline;
    await edit({ intent: "exclude", number: 2 });
    await edit({ intent: "move-down", number: 2 });
    await edit({ intent: "title", title: "另一个标题" });
    const last = (await draft()).outline;
    for (let times = 0; times < 3; times++) expect(await way("undo")).toBe(true);
    expect(await way("undo")).toBe(false);
    expect((await draft()).outline).toEqual(first);
    for (let times = 0; times < 3; times++) expect(await way("redo")).toBe(true);
    expect(await way("redo")).toBe(false);
    expect((await draft()).outline).toEqual(last);
    const { title } = await at.db
      .selectFrom("consultations")
      .select("title")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(title).toBe("另一个标题");
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "subject"])
      .where("consultation_id", "=", id)
      .orderBy("id")
      .execute();
    expect(audit[4]).toEqual({ action: "撤销修改", subject: "改标题" });
    expect(audit.filter(({ action }) => action === "重做修改")).toHaveLength(3);
  });

  test("a new step drops what was taken back; the page says what undo and redo would do", async () => {
    await edit({ intent: "exclude", number: 2 });
    await edit({ intent: "exclude", number: 2 });
    await way("undo");
    const around = await stepsAround(at.db, await draft());
    expect(around.last).toMatchObject({ words: "第 2 处排除", officer: "测试员" });
    expect(around.next).toMatchObject({ words: "第 2 处排除" });
    await edit({ intent: "demote", number: 3 });
    expect((await stepsAround(at.db, await draft())).next).toBeNull();
    expect(await way("redo")).toBe(false);
  });

  test("undo from a page that does not show the last step is refused", async () => {
    await edit({ intent: "exclude", number: 2 });
    const { code } = await refusalOf(takeBack(at.db, by, { slug, edition: 1, way: "undo" }));
    expect(code).toBe("edited-elsewhere");
    expect((await draft()).edition).toBe(2);
  });

  test("on a clause that is as it was seen a step is taken whatever else was saved", async () => {
    const { outline } = await draft();
    const third = outline.clauses[2]!;
    const seen = { key: third.key!, was: fingerprintOf(third) };
    await edit({ intent: "exclude", number: 2 });
    const words = { heading: "完善。", text: "另写。" };
    await editDraft(at.db, other, {
      slug,
      edition: 1,
      edit: { intent: "edit", number: 3, ...words },
      seen,
    });
    expect((await draft()).outline.clauses[1]).toMatchObject({ key: third.key, ...words });
  });

  test("a clause that somebody else has rewritten is not overwritten, until one has seen it", async () => {
    const clause = (await draft()).outline.clauses[2]!;
    const form = {
      intent: "edit",
      edition: "1",
      number: "3",
      key: String(clause.key),
      was: fingerprintOf(clause),
      heading: "乙的",
      text: "乙的文字。",
    };
    const send = (fields: Record<string, string>, who = other) => {
      const act = readDraftAct(fields);
      if (!act.success || act.data.intent !== "step") throw new Error("the form was not read");
      return editDraft(at.db, who, { slug, ...act.data });
    };
    await send({ ...form, heading: "甲的", text: "甲的文字。" }, by);
    expect((await refusalOf(send(form))).code).toBe("edited-elsewhere");
    expect((await texts())[2]).toBe("甲的文字。");
    const now = fingerprintOf((await draft()).outline.clauses[2]!);
    await send({ ...form, intent: "replace", now });
    expect((await texts())[2]).toBe("乙的文字。");
  });

  test("a table pasted into a clause stays in it, whole, and can be taken back", async () => {
    const before = await texts();
    const table = `项目\t金额\t负责\r\n${"泊位改造\t120万元\t市住建局\r\n".repeat(400)}`;
    await edit({
      intent: "edit",
      number: 3,
      heading: "",
      text: table.replaceAll("\r\n", "\n").trim(),
    });
    expect((await texts())[2]!.split("\n")).toHaveLength(401);
    expect(await texts()).toHaveLength(before.length);
    await way("undo");
    expect(await texts()).toEqual(before);
  });

  test("what is inferred or in doubt stops publishing, with a list, until each is confirmed", async () => {
    expect(await open()).toEqual(["masked-contact", "missing-digits", "window-year"]);
    const refused = await refusalOf(publish());
    expect(refused.code).toBe("unconfirmed");
    expect(Object.keys(refused.detail.fields!)).toHaveLength(3);
    expect(Object.keys(refused.detail.fields!)[0]).toMatch(/^finding-/);
    for (const code of ["masked-contact", "window-year"])
      await confirmFinding(at.db, new Date(), by, { slug, finding: await keyOf(code) });
    expect(Object.values((await refusalOf(publish())).detail.fields!)).toEqual(["缺数字"]);
    await confirmFinding(at.db, new Date(), by, { slug, finding: await keyOf("missing-digits") });
    await publish();
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "officer_id"])
      .where("consultation_id", "=", id)
      .where("action", "=", "确认核对结果")
      .execute();
    expect(audit).toEqual(Array(3).fill({ action: "确认核对结果", officer_id: by.officerId }));
  });

  test("a confirmation falls when the words that it confirmed are changed, and counts again with them", async () => {
    await confirmEverything(at.db, by, slug);
    expect(await open()).toEqual([]);
    await edit({ intent: "edit", number: 2, heading: "完善。", text: "到年，新增车位。" });
    expect(await open()).toEqual(["missing-digits"]);
    await way("undo");
    expect(await open()).toEqual([]);
    await edit({ intent: "edit", number: 2, heading: "完善。", text: "到2027年，新增车位。" });
    expect(await open()).toEqual([]);
  });

  test("whoever states the closing or the contacts has confirmed them; a confirmation can be taken back", async () => {
    await edit({ intent: "window", closesOn: "2099-11-20", closesHour: "24", closesTime: "" });
    expect((await draft()).outline.window).toMatchObject({
      closesAt: "2099-11-21T00:00:00+08:00",
      inferred: [],
    });
    await edit({
      intent: "contacts",
      emails: [],
      phones: ["0539-8812345"],
      persons: [],
      postalAddress: null,
      postcode: null,
    });
    expect(await open()).toEqual(["missing-digits"]);
    const finding = await keyOf("masked-contact");
    await reopenFinding(at.db, new Date(), by, { slug, finding });
    expect(await open()).toEqual(["masked-contact", "missing-digits"]);
  });

  test("what is no longer found cannot be confirmed, and nobody else's draft either", async () => {
    const finding = await keyOf("missing-digits");
    await edit({ intent: "exclude", number: 2 });
    expect((await refusalOf(confirmFinding(at.db, new Date(), by, { slug, finding }))).code).toBe(
      "edited-elsewhere",
    );
    const stranger = { ...by, officeId: (await makeOffice(at.db, "澄江市水利局")).id };
    for (const refused of [
      () => confirmFinding(at.db, new Date(), stranger, { slug, finding }),
      () => reopenFinding(at.db, new Date(), stranger, { slug, finding }),
      () => takeBack(at.db, stranger, { slug, edition: 2, way: "undo" }),
      () => discardWords(at.db, stranger, { slug, key: 1 }),
    ])
      expect((await refusalOf(refused())).code).toBe("not-found");
  });

  test("typed words are kept for their officer alone, until they are saved or given up", async () => {
    const clause = (await draft()).outline.clauses[2]!;
    const was = fingerprintOf(clause);
    const key = clause.key!;
    const words = { marker: clause.marker, heading: "写了一半", text: "还没写完" };
    const keep = (changed = {}) =>
      keepWords(at.db, by, { slug, key, was, words: { ...words, ...changed } });
    await keep();
    await keep({ text: "还没写完，又写了些" });
    const kept = async (who = by) => unsavedWords(at.db, await draft(), who.officerId);
    expect(await kept()).toMatchObject([
      { key, was, heading: "写了一半", text: "还没写完，又写了些" },
    ]);
    expect(await kept(other)).toEqual([]);
    expect((await texts())[2]).toBe(clause.text);
    const { heading, text } = { heading: "写了一半", text: "还没写完，又写了些" };
    await editDraft(at.db, by, {
      slug,
      edition: 1,
      edit: { intent: "edit", number: 3, heading, text },
      seen: { key, was },
    });
    expect(await kept()).toEqual([]);
    // A request that was overtaken by the saving brings nothing back.
    await keep({ text });
    expect(await kept()).toEqual([]);
    await keep({ text: "再写" });
    await discardWords(at.db, by, { slug, key });
    expect(await kept()).toEqual([]);
    expect((await refusalOf(keepWords(at.db, by, { slug, key: 999, was, words }))).code).toBe(
      "edited-elsewhere",
    );
  });

  test("of two steps at the same instant on the same edition one is taken, and one can be undone", async () => {
    const tries = await Promise.allSettled(
      [by, other].map((who) =>
        editDraft(at.db, who, {
          slug,
          edition: 1,
          edit: { intent: "title", title: `标题${who.officerId}` },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await draft()).stepsDone).toBe(1);
    await way("undo");
    expect((await draft()).outline.title).toBe(makeOutline().title);
  });
});
