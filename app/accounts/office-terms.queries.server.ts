import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";
import type { Db } from "~/db/schema";

/** What an office counts its windows with. */
export type OfficeTerms = {
  /** The holidays that the platform knows, and over them those that the office has set. */
  calendar: HolidayCalendar;
  /** Working days for which the public is heard on 行政规范性文件. */
  regulatoryDays: number;
};

export async function officeTerms(db: Db, officeId: number): Promise<OfficeTerms> {
  const { regulatory_working_days } = await db
    .selectFrom("offices")
    .select("regulatory_working_days")
    .where("id", "=", officeId)
    .executeTakeFirstOrThrow();
  const own = await holidayYearsOfOffice(db, officeId);
  const years = own.map(({ year, off, work }) => [year, { off, work }]);
  return {
    calendar: { ...HOLIDAYS, ...Object.fromEntries(years) },
    regulatoryDays: regulatory_working_days,
  };
}

/** The years that the office has set itself, the latest first, and who set them. */
export async function holidayYearsOfOffice(db: Db, officeId: number) {
  return db
    .selectFrom("holiday_years as h")
    .leftJoin("officers as o", "o.id", "h.officer_id")
    .select(["h.year", "h.days_off as off", "h.days_at_work as work", "h.at", "o.name as officer"])
    .where("h.office_id", "=", officeId)
    .orderBy("h.year", "desc")
    .execute();
}
