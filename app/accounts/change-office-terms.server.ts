import { sql } from "kysely";
import { DomainError } from "~/app/platform/errors";
import type { HolidayYear } from "~/app/platform/holidays";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";

type By = { officeId: number; officerId: number };

/** From now on the office counts with these holidays in that year; what was counted before stands. */
export async function setHolidayYear(
  db: Db,
  by: By,
  { year, days }: { year: number; days: HolidayYear },
): Promise<void> {
  const given = { days_off: [...days.off], days_at_work: [...days.work], officer_id: by.officerId };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("holiday_years")
      .values({ office_id: by.officeId, year, ...given })
      .onConflict((conflict) =>
        conflict
          .columns(["office_id", "year"])
          .doUpdateSet({ ...given, at: sql`clock_timestamp()` }),
      )
      .execute();
    await recordAudit(trx, {
      ...by,
      action: "设置节假日安排",
      subject: `${year}年`,
      detail: { off: given.days_off, work: given.days_at_work },
    });
  });
}

/** Goes back to what the platform knows of the year. Refuses `not-found` where nothing was set. */
export async function forgetHolidayYear(db: Db, by: By, year: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("holiday_years")
      .where("office_id", "=", by.officeId)
      .where("year", "=", year)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new DomainError("not-found");
    await recordAudit(trx, { ...by, action: "撤销节假日安排", subject: `${year}年` });
  });
}

/** How many working days the public is heard on 行政规范性文件. */
export async function setRegulatoryDays(db: Db, by: By, days: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("offices")
      .set({ regulatory_working_days: days })
      .where("id", "=", by.officeId)
      .execute();
    await recordAudit(trx, {
      ...by,
      action: "设置规范性文件的期限",
      subject: `${days} 个工作日`,
    });
  });
}
