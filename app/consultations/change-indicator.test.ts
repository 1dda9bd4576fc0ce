import { beforeAll, beforeEach, expect, test } from "vitest";
import { DomainError } from "~/app/platform/errors";
import { makeConsultation, makeOffice, makeOfficer, makeOutline } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { changeIndicator } from "./change-indicator.server";
import { createConsultation } from "./create-consultation.server";
import type { IndicatorChange } from "./indicator-form";
import { indicatorsForOffice, indicatorsForReaders } from "./indicators.queries.server";
import { draftForOffice } from "./office-consultations.queries.server";
import { publishConsultation } from "./publish-consultation.server";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error) => (error instanceof DomainError ? error.code : Promise.reject(error)),
  );

onEveryDatabase("the key figures of a draft", (at) => {
  let office: { id: number; slug: string };
  let officer: { id: number };
  let slug: string;
  beforeAll(async () => {
    office = await makeOffice(at.db, "澄江市住房和城乡建设局");
    officer = await makeOfficer(at.db, office.id);
  });
  beforeEach(async () => {
    ({ slug } = await createConsultation(at.db, new Date(), {
      officeId: office.id,
      officeSlug: office.slug,
      officerId: officer.id,
      sourceName: "方案.txt",
      sourceText: "文稿",
      outline: makeOutline(),
    }));
  });
  const draft = async () => (await draftForOffice(at.db, office.id, slug))!;
  const figures = async () => {
    const { id, outline } = await draft();
    return indicatorsForOffice(at.db, id, outline);
  };
  const change = (form: IndicatorChange, officeId = office.id) =>
    changeIndicator(at.db, { officeId, officerId: officer.id }, slug, form);
  const publish = async () => {
    const { id, draftId } = await draft();
    await publishConsultation(at.db, { officeId: office.id, officerId: officer.id }, id, {
      title: "停车方案",
      summary: "",
      opensAt: new Date(),
      closesAt: new Date(Date.now() + 31 * 86_400_000),
      rule: "decision",
      shortWindowReason: null,
      visibility: "reviewed",
      fields: { name: "optional", organisation: "optional", contact: "optional" },
    });
    return indicatorsForReaders(at.db, id, draftId);
  };

  test("what the draft promises is published with its clause, and frozen", async () => {
    const published = await publish();
    expect(published.map((one) => [one.number, one.what, one.howMuch, one.byWhen])).toEqual([
      [2, "新增公共停车泊位", "1000个", "到2027年"],
      [3, "新增公共停车泊位", "2000个", "到2027年"],
      [4, "新增公共停车泊位", "3000个", "到2027年"],
    ]);
    await expect(at.db.updateTable("indicators").set({ what: "别的" }).execute()).rejects.toThrow(
      /never rewritten/,
    );
    await expect(at.db.deleteFrom("indicators").execute()).rejects.toThrow(/never rewritten/);
  });

  test("one that is left out is not published, can be taken back, and stands in the audit", async () => {
    const [first, second] = await figures();
    await change({ intent: "exclude-indicator", key: first!.key });
    await change({ intent: "exclude-indicator", key: second!.key });
    await change({ intent: "restore-indicator", key: second!.key });
    expect((await figures()).map((one) => one.excluded)).toEqual([true, false, false]);
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "subject"])
      .where("consultation_id", "=", (await draft()).id)
      .orderBy("id", "desc")
      .limit(3)
      .execute();
    expect(audit.map((row) => row.action)).toEqual(["恢复指标", "不列入指标", "不列入指标"]);
    expect(audit[2]!.subject).toBe("第 2 处：新增公共停车泊位 1000个");
    expect((await publish()).map((one) => one.number)).toEqual([3, 4]);
  });

  test("a corrected one is published in the officer's words", async () => {
    const [first] = await figures();
    const words = { what: "新增停车泊位", howMuch: "1200个", byWhen: "到2028年" };
    await change({ intent: "correct-indicator", key: first!.key, ...words });
    expect((await figures())[0]).toMatchObject({
      ...words,
      corrected: true,
      year: 2028,
      value: null,
    });
    expect((await publish())[0]).toMatchObject(words);
  });

  test("a change stays with its words when clauses move, and falls when the words change", async () => {
    const [first] = await figures();
    await change({ intent: "exclude-indicator", key: first!.key });
    const { id, outline } = await draft();
    const moved = { ...outline, clauses: outline.clauses.slice().reverse() };
    const found = await indicatorsForOffice(at.db, id, moved);
    expect(found.filter((one) => one.excluded).map((one) => one.clause)).toEqual([2]);
    const edited = outline.clauses.map((clause) => ({
      ...clause,
      text: clause.text.replace("1000", "1500"),
    }));
    const anew = await indicatorsForOffice(at.db, id, { ...outline, clauses: edited });
    expect(anew.filter((one) => one.excluded)).toEqual([]);
  });

  test("another office finds nothing to change, nor does anybody after publishing", async () => {
    const [first] = await figures();
    const other = await makeOffice(at.db, "澄江市水务局");
    const form = { intent: "exclude-indicator", key: first!.key } as const;
    expect(await codeOf(change(form, other.id))).toBe("not-found");
    expect(await codeOf(change({ ...form, key: "unknown" }))).toBe("not-found");
    ({ slug } = await makeConsultation(at.db, office));
    expect(await codeOf(change(form))).toBe("already-published");
  });
});
