import { beforeAll, expect, test } from "vitest";
import { addUnit } from "~/app/accounts/units.server";
import { DAY_MS } from "~/app/platform/time";
import { makeOffice, makeOfficer, makeOutline, OPTIONAL_FIELDS } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { createConsultation } from "./create-consultation.server";
import { type PublishSettings, publishConsultation } from "./publish-consultation.server";

onEveryDatabase("publishing a consultation", (at) => {
  let office: { id: number; slug: string };
  const opensAt = new Date("2026-10-11T00:00:00+08:00");
  const settings: PublishSettings = {
    title: "澄江市停车设施建设行动方案(征求意见稿)",
    summary: "管停车。",
    opensAt,
    closesAt: new Date("2026-11-11T00:00:00+08:00"),
    rule: "decision",
    shortWindowReason: null,
    visibility: "reviewed",
    fields: OPTIONAL_FIELDS,
  };
  const draft = (outline = makeOutline()) =>
    createConsultation(at.db, new Date(), {
      officeId: office.id,
      officeSlug: office.slug,
      officerId: null,
      sourceName: "方案.txt",
      sourceText: "文稿",
      outline,
    });
  const publish = (id: number, changed: Partial<PublishSettings> = {}, officeId = office.id) =>
    publishConsultation(at.db, { officeId, officerId: null }, id, { ...settings, ...changed });

  beforeAll(async () => {
    office = await makeOffice(at.db);
  });

  test("a bracket that holds a sentence names no unit, and stops nothing", async () => {
    const outline = makeOutline(1);
    const sentence = `${"按照职责分工".repeat(20)}局`;
    outline.clauses[1]!.units = [
      { lead: [sentence, "市城管局"], members: [""], mode: "牵头", standing: null, quote: "" },
    ];
    const { id } = await draft(outline);
    await publish(id);
    const duties = await at.db
      .selectFrom("clause_units as d")
      .innerJoin("units as u", "u.id", "d.unit_id")
      .select("u.name")
      .where("d.consultation_id", "=", id)
      .execute();
    expect(duties).toEqual([{ name: "市城管局" }]);
  });

  test("clauses are written in order, each with its units, leads first", async () => {
    const outline = makeOutline(2);
    outline.clauses[2]!.units = [
      { lead: [], members: ["市财政局"], mode: "配合", standing: null, quote: "(市财政局配合)" },
      { lead: ["市城管局"], members: ["市财政局"], mode: "牵头", standing: null, quote: "" },
    ];
    const { id } = await draft(outline);
    await publish(id);
    const clauses = await at.db
      .selectFrom("clauses")
      .select(["number", "path", "heading"])
      .where("consultation_id", "=", id)
      .orderBy("number")
      .execute();
    expect(clauses.map((clause) => clause.number)).toEqual([1, 2, 3]);
    expect(clauses[0]!.heading).toBe("重点任务");
    const duties = await at.db
      .selectFrom("clause_units as d")
      .innerJoin("units as u", "u.id", "d.unit_id")
      .innerJoin("clauses as k", "k.id", "d.clause_id")
      .select(["k.number", "u.name", "d.duty"])
      .where("d.consultation_id", "=", id)
      .orderBy("k.number")
      .orderBy("d.position")
      .execute();
    expect(duties).toEqual([
      { number: 2, name: "市住建局", duty: "lead" },
      { number: 2, name: "市交通局", duty: "member" },
      { number: 3, name: "市城管局", duty: "lead" },
      { number: 3, name: "市财政局", duty: "member" },
    ]);
  });

  test("an alias in the office's list is the same unit", async () => {
    const actor = await makeOfficer(at.db, office.id);
    const unit = await addUnit(at.db, office.id, actor.id, {
      name: "市文化广电和旅游局",
      aliases: ["市文旅局"],
    });
    const outline = makeOutline(1);
    outline.clauses[1]!.units = [
      {
        lead: ["市文旅局"],
        members: ["市文化广电和旅游局"],
        mode: "牵头",
        standing: null,
        quote: "",
      },
    ];
    const { id } = await draft(outline);
    await publish(id);
    const duties = await at.db
      .selectFrom("clause_units")
      .select(["unit_id", "duty"])
      .where("consultation_id", "=", id)
      .execute();
    expect(duties).toEqual([{ unit_id: unit, duty: "lead" }]);
  });

  test("a window under thirty days without a reason is refused, with a reason it is published", async () => {
    const { id } = await draft();
    const short = { closesAt: new Date("2026-11-10T00:00:00+08:00") };
    const refusal = await refusalOf(publish(id, short));
    expect(refusal.code).toBe("invalid");
    expect(refusal.detail.fields).toHaveProperty("shortWindowReason");
    await publish(id, { ...short, shortWindowReason: "防汛需要" });
    const row = await at.db
      .selectFrom("consultations")
      .select(["short_window_reason", "published_at", "closes_at", "summary"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(row.short_window_reason).toBe("防汛需要");
    expect(row.published_at).not.toBeNull();
    expect(row.closes_at).toEqual(short.closesAt);
    expect(row.summary).toBe("管停车。");
  });

  test("a window that ends before it begins is refused", async () => {
    const { id } = await draft();
    const refusal = await refusalOf(
      publish(id, { closesAt: new Date(opensAt.getTime() - DAY_MS), shortWindowReason: "急" }),
    );
    expect(refusal.detail.fields).toHaveProperty("closesAt");
  });

  test("what is published cannot be published again, not even by two officers at once", async () => {
    const { id } = await draft();
    const tries = await Promise.allSettled([publish(id), publish(id), publish(id)]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(publish(id))).code).toBe("already-published");
    const clauses = await at.db
      .selectFrom("clauses")
      .select("id")
      .where("consultation_id", "=", id)
      .execute();
    expect(clauses).toHaveLength(4);
  });

  test("another office's consultation is not found", async () => {
    const { id } = await draft();
    const other = await makeOffice(at.db, "澄江市交通局");
    expect((await refusalOf(publish(id, {}, other.id))).code).toBe("not-found");
  });

  test("a draft without clauses is refused, and nothing of it is written", async () => {
    const { id } = await draft({ ...makeOutline(), clauses: [] });
    expect((await refusalOf(publish(id))).detail.fields).toHaveProperty("outline");
    const audit = await at.db
      .selectFrom("audit")
      .select("action")
      .where("consultation_id", "=", id)
      .execute();
    expect(audit.map((entry) => entry.action)).toEqual(["导入文稿"]);
  });
});
