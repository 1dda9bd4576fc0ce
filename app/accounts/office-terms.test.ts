import { beforeEach, expect, test } from "vitest";
import { HOLIDAYS } from "~/app/platform/holidays";
import { addWorkingDays } from "~/app/platform/working-days";
import { makeOffice, makeOfficer } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { forgetHolidayYear, setHolidayYear, setRegulatoryDays } from "./change-office-terms.server";
import { officeTerms } from "./office-terms.queries.server";
import { calendarYears } from "./office-years.queries.server";
import { readTermsForm } from "./terms-form";

onEveryDatabase("the calendar of an office", (at) => {
  let by: { officeId: number; officerId: number };
  beforeEach(async () => {
    const office = await makeOffice(at.db);
    const { id } = await makeOfficer(at.db, office.id, "administrator");
    by = { officeId: office.id, officerId: id };
  });

  test("a year that nobody knew is known once an administrator has entered it", async () => {
    const year = 2027;
    expect(HOLIDAYS[year]).toBeUndefined();
    expect((await calendarYears(at.db, by.officeId, 2026))[0]).toMatchObject({ year, days: null });
    await setHolidayYear(at.db, by, { year, days: { off: ["01-01"], work: ["01-03"] } });
    const { calendar } = await officeTerms(at.db, by.officeId);
    expect(addWorkingDays("2026-12-31", 2, calendar)).toEqual({ day: "2027-01-04", known: true });
    expect((await calendarYears(at.db, by.officeId, 2026))[0]).toMatchObject({
      year,
      days: { off: ["01-01"], work: ["01-03"] },
      shipped: false,
    });
  });

  test("what an office sets holds in that office alone, and can be taken back", async () => {
    const other = await makeOffice(at.db, "澄江市教育局");
    // 广西三月三：当地放假。
    const days = { off: [...HOLIDAYS[2026]!.off, "04-20", "04-21"], work: HOLIDAYS[2026]!.work };
    await setHolidayYear(at.db, by, { year: 2026, days });
    const own = await officeTerms(at.db, by.officeId);
    const others = await officeTerms(at.db, other.id);
    expect(addWorkingDays("2026-04-17", 1, own.calendar).day).toBe("2026-04-22");
    expect(addWorkingDays("2026-04-17", 1, others.calendar).day).toBe("2026-04-20");
    await forgetHolidayYear(at.db, by, 2026);
    expect((await officeTerms(at.db, by.officeId)).calendar).toEqual(HOLIDAYS);
    expect((await refusalOf(forgetHolidayYear(at.db, by, 2026))).code).toBe("not-found");
  });

  test("who set what stands in the audit", async () => {
    await setHolidayYear(at.db, by, { year: 2027, days: { off: ["01-01"], work: [] } });
    await setRegulatoryDays(at.db, by, 10);
    expect((await officeTerms(at.db, by.officeId)).regulatoryDays).toBe(10);
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "subject"])
      .where("office_id", "=", by.officeId)
      .orderBy("id")
      .execute();
    expect(audit.slice(-2)).toEqual([
      { action: "设置节假日安排", subject: "2027年" },
      { action: "设置规范性文件的期限", subject: "10 个工作日" },
    ]);
  });
});

test("what is typed wrongly is told at its field", () => {
  const fault = (form: object) => readTermsForm.safeParse(form).error?.issues[0];
  expect(fault({ intent: "year", year: "2027", notice: "2月30日放假" })).toMatchObject({
    path: ["notice"],
    message: "2027年没有2月30日",
  });
  expect(fault({ intent: "days", regulatoryDays: "0" })).toMatchObject({
    path: ["regulatoryDays"],
    message: "至少 1 个工作日",
  });
});
