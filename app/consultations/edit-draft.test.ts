import { beforeAll, beforeEach, expect, test } from "vitest";
import { DomainError } from "~/app/platform/errors";
import { makeConsultation, makeOffice, makeOfficer, makeOutline } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { createConsultation } from "./create-consultation.server";
import { type DraftEdit, draftEdit } from "./draft-edit";
import { editDraft } from "./edit-draft.server";
import { draftForOffice } from "./office-consultations.queries.server";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error) => (error instanceof DomainError ? error.code : Promise.reject(error)),
  );

onEveryDatabase("editing a draft", (at) => {
  let office: { id: number; slug: string };
  let officer: { id: number };
  let slug: string;
  const edit = (step: DraftEdit, edition = 1, officeId = office.id) =>
    editDraft(at.db, { officeId, officerId: officer.id }, { slug, edition, edit: step });
  const draft = async () => (await draftForOffice(at.db, office.id, slug))!;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    officer = await makeOfficer(at.db, office.id);
  });
  beforeEach(async () => {
    const created = await createConsultation(at.db, new Date(), {
      officeId: office.id,
      officeSlug: office.slug,
      officerId: officer.id,
      sourceName: "方案.txt",
      sourceText: "文稿",
      outline: makeOutline(),
    });
    slug = created.slug;
  });

  test("a step is saved as the next edition and stands in the audit", async () => {
    expect(await edit({ intent: "exclude", number: 2 })).toBe(true);
    const { edition, outline, id } = await draft();
    expect(edition).toBe(2);
    expect(outline.clauses).toHaveLength(3);
    expect(outline.removed).toHaveLength(1);
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "subject", "officer_id"])
      .where("consultation_id", "=", id)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    expect(audit).toEqual({
      action: "修改文稿",
      subject: "第 2 处排除",
      officer_id: officer.id,
    });
  });

  test("what was excluded can be put back", async () => {
    await edit({ intent: "exclude", number: 2 });
    await edit({ intent: "put-back", index: 0 }, 2);
    const { outline } = await draft();
    expect(outline.clauses).toHaveLength(4);
    expect(outline.removed).toHaveLength(0);
    expect(outline.clauses.map((clause) => clause.text).join("")).toContain("停车泊位1000个");
  });

  test("an impossible step changes nothing and makes no edition", async () => {
    expect(await edit({ intent: "promote", number: 1 })).toBe(false);
    expect((await draft()).edition).toBe(1);
  });

  test("of two officers who change the same edition one is told, and nothing is overwritten", async () => {
    const codes = await Promise.all([
      codeOf(edit({ intent: "title", title: "甲的标题" })),
      codeOf(edit({ intent: "title", title: "乙的标题" })),
    ]);
    expect(codes.sort()).toEqual(["accepted", "edited-elsewhere"]);
    expect((await draft()).edition).toBe(2);
  });

  test("title, notice and contacts reach the consultation that citizens will see", async () => {
    await edit({ intent: "title", title: "新标题" });
    await edit({ intent: "texts", notice: "新公告", explanation: "新说明" }, 2);
    const contacts = {
      emails: ["tc@chengjiang.example"],
      phones: [],
      persons: [],
      postalAddress: null,
      postcode: null,
    };
    await edit({ intent: "contacts", ...contacts }, 3);
    const row = await at.db
      .selectFrom("consultations")
      .select(["title", "notice", "explanation", "contacts"])
      .where("slug", "=", slug)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      title: "新标题",
      notice: "新公告",
      explanation: "新说明",
      contacts: { ...contacts, masked: [] },
    });
  });

  test("another office finds nothing to edit", async () => {
    const other = await makeOffice(at.db, "澄江市交通局");
    expect(await codeOf(edit({ intent: "exclude", number: 2 }, 1, other.id))).toBe("not-found");
    expect((await draft()).edition).toBe(1);
  });

  test("what is published is not edited", async () => {
    ({ slug } = await makeConsultation(at.db, office));
    expect(await codeOf(edit({ intent: "exclude", number: 2 }))).toBe("already-published");
  });
});

test("the words of a clause come from a browser with its line ends, and may not be empty", () => {
  const given = { intent: "edit", number: "3", heading: " 首句。 ", text: "一段\r\n二段" };
  expect(draftEdit.parse(given)).toEqual({
    intent: "edit",
    number: 3,
    heading: "首句。",
    text: "一段\n二段",
  });
  expect(draftEdit.safeParse({ ...given, heading: "", text: " " }).success).toBe(false);
  expect(draftEdit.safeParse({ intent: "publish" }).success).toBe(false);
});
