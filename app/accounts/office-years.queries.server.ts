import { HOLIDAYS, type HolidayYear } from "~/app/platform/holidays";
import type { Db } from "~/db/schema";
import { holidayYearsOfOffice } from "./office-terms.queries.server";

export type CalendarYear = {
  year: number;
  /** null: not known yet. */
  days: HolidayYear | null;
  /** Who set it for the office and when; null where it is what the platform knows. */
  setBy: { officer: string | null; at: Date } | null;
  /** Whether the platform knows the year by itself. */
  shipped: boolean;
};

/** The years that are counted with around `thisYear`, and whatever the office has set; latest first. */
export async function calendarYears(
  db: Db,
  officeId: number,
  thisYear: number,
): Promise<CalendarYear[]> {
  const own = new Map((await holidayYearsOfOffice(db, officeId)).map((row) => [row.year, row]));
  const years = new Set([thisYear + 1, thisYear, thisYear - 1, ...own.keys()]);
  return [...years]
    .sort((one, other) => other - one)
    .map((year) => {
      const set = own.get(year);
      const known = HOLIDAYS[year] ?? null;
      return {
        year,
        days: set ? { off: set.off, work: set.work } : known,
        setBy: set ? { officer: set.officer, at: set.at } : null,
        shipped: known !== null,
      };
    });
}
