import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeConsultation, makeOffice, makeOfficer, makeOutline, makeVersion } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { confirmEverything } from "../confirm-findings.server";
import { createConsultation } from "../create-consultation.server";
import { draftForOffice } from "../office-consultations.queries.server";
import { beginVersion, discardVersion } from "./begin-version.server";
import { corrected } from "./corrected-outline.fixture";
import { pairClause } from "./pair-clause.server";
import { publishVersion } from "./publish-version.server";
import { changesBetween } from "./version-changes";
import { clausesOfVersion, publishedVersions } from "./versions.queries.server";

onEveryDatabase("a further version of a draft", (at) => {
  let office: { id: number; slug: string };
  let by: { officeId: number; officerId: number };
  let id: number;
  let slug: string;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    const officer = await makeOfficer(at.db, office.id);
    by = { officeId: office.id, officerId: officer.id };
  });
  beforeEach(async () => {
    ({ id, slug } = await makeConsultation(at.db, office));
  });

  const changes = async () => {
    const [before, after] = (await publishedVersions(at.db, id)).slice(-2);
    return changesBetween(
      await clausesOfVersion(at.db, id, before!.id),
      await clausesOfVersion(at.db, id, after!.id),
    );
  };

  test("keeps what every clause is, tells what was changed, and stands in the audit with its note", async () => {
    const { version } = await makeVersion(
      at.db,
      by,
      slug,
      corrected(makeOutline()),
      "更正泊位数。",
    );
    expect(version).toBe(2);
    const { clauses, gone } = await changes();
    expect(clauses.map(({ before, reworded }) => [before?.number ?? null, reworded])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [null, false],
    ]);
    expect(gone.map(({ clause }) => clause.number)).toEqual([4]);
    const versions = await publishedVersions(at.db, id);
    expect(versions.map(({ purpose, note }) => [purpose, note])).toEqual([
      ["consultation", ""],
      ["correction", "更正泊位数。"],
    ]);
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "subject"])
      .where("consultation_id", "=", id)
      .orderBy("id", "desc")
      .limit(1)
      .execute();
    expect(audit).toEqual([
      { action: "公布新版本", subject: "第 2 版：修改 1 条，新增 1 条，删去 1 条" },
    ]);
  });

  test("begun as a copy holds what is public, and of a clause rewritten altogether what it is", async () => {
    await beginVersion(at.db, by, slug, null);
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    const { outline } = draft;
    outline.clauses[2] = { ...outline.clauses[2]!, heading: "", text: "停止执行。" };
    await at.db
      .updateTable("drafts")
      .set({ outline: JSON.stringify(outline) })
      .where("id", "=", draft.draftId)
      .execute();
    await publishVersion(at.db, by, { slug, edition: 1, note: "停止执行一项任务。" });
    const { clauses, gone } = await changes();
    expect(gone).toEqual([]);
    expect(clauses.map(({ before }) => before?.number)).toEqual([1, 2, 3, 4]);
    expect(clauses.filter(({ reworded }) => reworded).map(({ clause }) => clause.number)).toEqual([
      3,
    ]);
  });

  test("without a note, or without a change, or seen before somebody changed it, is refused", async () => {
    await beginVersion(at.db, by, slug, null);
    const publish = (note: string, edition = 1) =>
      refusalOf(publishVersion(at.db, by, { slug, edition, note }));
    expect((await publish(" \n ")).detail.fields).toHaveProperty("note");
    expect((await publish("字".repeat(2_001))).detail.fields).toHaveProperty("note");
    expect((await publish("没有改动。")).detail.fields).toHaveProperty("outline");
    expect((await publish("更正。", 2)).code).toBe("edited-elsewhere");
    expect(await publishedVersions(at.db, id)).toHaveLength(1);
  });

  test("with something in doubt that nobody confirmed is refused with the list, then published", async () => {
    const outline = corrected(makeOutline());
    const quote = "增加个";
    const flag = { code: "missing-digits" as const, message: `“${quote}”处似缺少数字`, quote };
    outline.clauses[1] = { ...outline.clauses[1]!, text: "到2027年，泊位增加个。", flags: [flag] };
    const window = { opensAt: null, closesAt: "2027-01-01T00:00:00+08:00", phrase: "年底前" };
    await beginVersion(at.db, by, slug, {
      sourceName: "更正稿.txt",
      sourceText: "",
      // What the call settles is not asked again: until when, and what kind of text it is.
      outline: { ...outline, kind: "final", window: { ...window, inferred: ["year"] } },
    });
    const publish = () => publishVersion(at.db, by, { slug, edition: 1, note: "更正。" });
    const refused = await refusalOf(publish());
    expect(refused.code).toBe("unconfirmed");
    expect(Object.values(refused.detail.fields!)).toEqual([flag.message]);
    expect(await publishedVersions(at.db, id)).toHaveLength(1);
    expect(await confirmEverything(at.db, by, slug)).toHaveLength(1);
    expect(await publish()).toEqual({ version: 2 });
    // The next copy holds the same words, and who confirmed them has done so.
    await beginVersion(at.db, by, slug, null);
    expect(await confirmEverything(at.db, by, slug)).toEqual([]);
  });

  test("keeps the contacts that are public where the document has only masked ones", async () => {
    const outline = corrected(makeOutline());
    const phones = ["0539-8812345"];
    await at.db
      .updateTable("consultations")
      .set({ contacts: JSON.stringify({ ...outline.contacts, phones }) })
      .where("id", "=", id)
      .execute();
    const masked = { ...outline, contacts: { ...outline.contacts, masked: ["0539-8812****"] } };
    await beginVersion(at.db, by, slug, { sourceName: "稿", sourceText: "", outline: masked });
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    expect(draft.outline.contacts).toMatchObject({ phones, masked: [] });
  });

  test("is prepared once at a time, and can be given up", async () => {
    const begun = await Promise.allSettled([
      beginVersion(at.db, by, slug, null),
      beginVersion(at.db, by, slug, null),
    ]);
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(beginVersion(at.db, by, slug, null))).code).toBe(
      "version-in-preparation",
    );
    await discardVersion(at.db, by, { slug, edition: 1 });
    expect(await beginVersion(at.db, by, slug, null)).toEqual({ version: 2 });
  });

  test("of another office's consultation, or of one that is not public, there is none", async () => {
    const other = await makeOffice(at.db, "澄江市交通局");
    const stranger = { officeId: other.id, officerId: by.officerId };
    expect((await refusalOf(beginVersion(at.db, stranger, slug, null))).code).toBe("not-found");
    await beginVersion(at.db, by, slug, null);
    for (const attempt of [
      () => publishVersion(at.db, stranger, { slug, edition: 1, note: "改。" }),
      () => discardVersion(at.db, stranger, { slug, edition: 1 }),
      () => pairClause(at.db, stranger, { slug, edition: 1, pair: { number: 2, continues: 3 } }),
    ])
      expect((await refusalOf(attempt())).code).toBe("not-found");
    const unpublished = await createConsultation(at.db, new Date(), {
      officeId: office.id,
      officeSlug: office.slug,
      officerId: null,
      sourceName: "方案.txt",
      sourceText: "",
      outline: makeOutline(),
    });
    expect((await refusalOf(beginVersion(at.db, by, unpublished.slug, null))).code).toBe(
      "not-published-yet",
    );
  });

  test("continues what an officer says that it continues", async () => {
    const { outline } = { outline: corrected(makeOutline()) };
    await beginVersion(at.db, by, slug, { sourceName: "更正稿", sourceText: "", outline });
    const pair = (edition: number, number: number, continues: number | "new" | "auto") =>
      pairClause(at.db, by, { slug, edition, pair: { number, continues } });
    await pair(1, 4, 4);
    await pair(2, 3, "new");
    expect((await refusalOf(pair(1, 2, 2))).code).toBe("edited-elsewhere");
    expect((await refusalOf(pair(3, 2, 99))).detail.fields).toHaveProperty("continues");
    await publishVersion(at.db, by, { slug, edition: 3, note: "改。" });
    const { clauses, gone } = await changes();
    expect(clauses.map(({ before }) => before?.number ?? null)).toEqual([1, 2, null, 4]);
    expect(gone.map(({ clause }) => clause.number)).toEqual([3]);
  });

  test("a third version continues the second, and a clause that came back is a new one", async () => {
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    await makeVersion(at.db, by, slug, makeOutline(), "恢复原来的文字。");
    const { clauses, gone } = await changes();
    expect(clauses.map(({ before }) => before?.number ?? null)).toEqual([1, 2, 3, null]);
    expect(gone.map(({ clause }) => clause.number)).toEqual([4]);
  });

  test("that is published is never rewritten, added to or removed, whoever tries", async () => {
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    const tries = [
      sql`update drafts set outline = '{}' where consultation_id = ${id}`,
      sql`update drafts set note = '另一个说明' where consultation_id = ${id} and version = 2`,
      sql`update drafts set published_at = null where consultation_id = ${id}`,
      sql`update clauses set text = '改' where consultation_id = ${id}`,
      sql`delete from clauses where consultation_id = ${id}`,
      sql`insert into clauses (consultation_id, draft_id, number, depth, path, marker_kind, marker, heading, text)
          select consultation_id, id, 99, 0, '九', '一、', '九、', '', '加一条' from drafts
          where consultation_id = ${id} and version = 2`,
      sql`delete from drafts where consultation_id = ${id}`,
    ];
    for (const attempt of tries)
      await expect(attempt.execute(at.db)).rejects.toThrow(/never rewritten|no further clause/);
  });
});
