import { beforeAll, expect, test } from "vitest";
import { editUnit, rememberAlias } from "~/app/accounts/edit-unit.server";
import { addUnit, addUnits, unitIdsFor, unitsOfOffice } from "~/app/accounts/units.server";
import { unitsOfDraft } from "~/app/consultations/draft-units.server";
import { DomainError } from "~/app/platform/errors";
import { makeComment, makeConsultation, makeOffice, makeOfficer, makeOutline } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { mergeUnits } from "./merge-units.server";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error) => (error instanceof DomainError ? error.code : Promise.reject(error)),
  );

onEveryDatabase("the office's list of units", (at) => {
  let office: { id: number; slug: string };
  let by: { officeId: number; officerId: number };
  beforeAll(async () => {
    office = await makeOffice(at.db, "澄江市发展和改革委员会");
    by = { officeId: office.id, officerId: (await makeOfficer(at.db, office.id)).id };
  });
  const list = () => unitsOfOffice(at.db, office.id);
  const idOf = async (name: string) => (await list()).find((unit) => unit.name === name)!.id;
  const lastAct = () =>
    at.db
      .selectFrom("audit")
      .select(["action", "subject", "detail"])
      .where("office_id", "=", office.id)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();

  test("several names are added at once, those that are in the list already not twice", async () => {
    await addUnit(at.db, office.id, by.officerId, { name: "澄江市财政局", aliases: [] });
    expect(await addUnits(at.db, by, ["市财政局", "市水务局", "澄江海关", "市水务局"])).toBe(2);
    expect((await list()).map((unit) => unit.name)).toEqual([
      "澄江市财政局",
      "市水务局",
      "澄江海关",
    ]);
  });

  test("what is likely is asked; what a person confirmed is sure for the next draft", async () => {
    await addUnits(at.db, by, ["澄江市住房和城乡建设局"]);
    const outline = makeOutline(1);
    const asked = await unitsOfDraft(at.db, office.id, outline);
    expect(asked.likely).toMatchObject([
      { name: "市住建局", unit: "澄江市住房和城乡建设局", clauses: [2] },
    ]);
    expect(asked.unknown).toMatchObject([{ name: "市交通局" }]);
    const unitId = await idOf("澄江市住房和城乡建设局");
    await rememberAlias(at.db, by, { unitId, alias: "市住建局" });
    expect(await lastAct()).toMatchObject({
      action: "记住责任单位简称",
      subject: "市住建局 即 澄江市住房和城乡建设局",
    });
    const anew = await unitsOfDraft(at.db, office.id, outline);
    expect(anew.likely).toEqual([]);
    expect(anew.sure).toEqual([{ name: "市住建局", unit: "澄江市住房和城乡建设局" }]);
    expect((await unitIdsFor(at.db, office.id, ["市住建局"])).get("市住建局")).toBe(unitId);
  });

  test("of two new names for one unit the fuller is offered first", async () => {
    const outline = makeOutline(1);
    const units = [
      {
        ...outline.clauses[1]!.units[0]!,
        lead: ["市卫健委"],
        members: ["市卫生健康委员会", "各县（市、区）人民政府"],
      },
    ];
    const clauses = [outline.clauses[0]!, { ...outline.clauses[1]!, units }];
    const { unknown, groups } = await unitsOfDraft(at.db, office.id, { ...outline, clauses });
    expect(unknown.map(({ name, near }) => [name, near])).toEqual([
      ["市卫健委", "市卫生健康委员会"],
      ["市卫生健康委员会", null],
    ]);
    expect(groups).toEqual(["各县（市、区）人民政府"]);
  });

  test("no two units bear one name", async () => {
    const id = await idOf("市水务局");
    expect(await codeOf(editUnit(at.db, by, id, { name: "澄江海关", aliases: [] }))).toBe(
      "invalid",
    );
    expect(await codeOf(editUnit(at.db, by, id, { name: "市水务局", aliases: ["市住建局"] }))).toBe(
      "invalid",
    );
    await editUnit(at.db, by, id, { name: "澄江市水务局", aliases: ["市水务局"] });
    expect((await list()).find((unit) => unit.id === id)).toMatchObject({
      name: "澄江市水务局",
      aliases: ["市水务局"],
    });
  });

  test("two units become one: clauses, assigned comments, liaisons and names go over, audited", async () => {
    // Publishing adds 市交通局; the list knows its full name from elsewhere.
    const { id: consultation, slug } = await makeConsultation(at.db, office);
    await addUnits(at.db, by, ["澄江市交通运输局"]);
    const [from, into] = [await idOf("市交通局"), await idOf("澄江市交通运输局")];
    const comment = await makeComment(at.db, slug);
    await at.db
      .insertInto("triage_entries")
      .values({ consultation_id: consultation, comment_id: comment.id, unit_id: from, reason: "" })
      .execute();
    const liaison = await makeOfficer(at.db, office.id, "liaison", from);
    // A clause that names both keeps one line, and leads where either led.
    const [clause] = await at.db
      .selectFrom("clause_units")
      .select(["clause_id"])
      .where("unit_id", "=", from)
      .orderBy("clause_id")
      .execute();
    await at.db
      .insertInto("clause_units")
      .values({
        consultation_id: consultation,
        clause_id: clause!.clause_id,
        unit_id: into,
        position: 5,
        duty: "lead",
      })
      .execute();
    const revision = () =>
      at.db
        .selectFrom("consultations")
        .select("revision")
        .where("id", "=", consultation)
        .executeTakeFirstOrThrow();
    const before = await revision();

    await mergeUnits(at.db, by, { from, into });

    const duties = await at.db
      .selectFrom("clause_units")
      .select(["unit_id", "duty"])
      .where("consultation_id", "=", consultation)
      .where("unit_id", "in", [from, into])
      .orderBy("clause_id")
      .execute();
    expect(duties).toEqual([
      { unit_id: into, duty: "lead" },
      { unit_id: into, duty: "member" },
      { unit_id: into, duty: "member" },
    ]);
    const entry = await at.db.selectFrom("triage_entries").select("unit_id").executeTakeFirst();
    expect(entry!.unit_id).toBe(into);
    const officer = await at.db
      .selectFrom("officers")
      .select("unit_id")
      .where("id", "=", liaison.id)
      .executeTakeFirst();
    expect(officer!.unit_id).toBe(into);
    expect((await list()).find((unit) => unit.id === into)!.aliases).toEqual(["市交通局"]);
    expect((await list()).some((unit) => unit.id === from)).toBe(false);
    expect(Number((await revision()).revision)).toBeGreaterThan(Number(before.revision));
    expect(await lastAct()).toMatchObject({
      action: "合并责任单位",
      subject: "市交通局 并入 澄江市交通运输局",
      detail: { clauses: 3, comments: 1 },
    });
  });

  test("nobody merges with himself, nor with another office's unit", async () => {
    const into = await idOf("澄江市财政局");
    expect(await codeOf(mergeUnits(at.db, by, { from: into, into }))).toBe("invalid");
    const other = await makeOffice(at.db, "澄江市教育局");
    const officerId = (await makeOfficer(at.db, other.id)).id;
    const foreign = await addUnit(at.db, other.id, officerId, { name: "市体育局", aliases: [] });
    expect(await codeOf(mergeUnits(at.db, by, { from: foreign, into }))).toBe("not-found");
    expect(await codeOf(mergeUnits(at.db, by, { from: into, into: foreign }))).toBe("not-found");
  });

  test("names of many at once are no unit of a published clause", async () => {
    expect((await unitIdsFor(at.db, office.id, ["有关部门", "各县市区人民政府"])).size).toBe(0);
  });
});
