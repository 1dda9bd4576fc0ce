import { z } from "zod";

/** The largest number of a column of type integer. */
const MAX_INTEGER = 2_147_483_647;

/** From 1 to `most`, as a number or in digits: nothing else that JavaScript would take for one. */
const upTo = (most: number) => (message?: string) =>
  z
    .custom<number | string>((value) => {
      if (typeof value === "string" ? !/^\d{1,16}$/.test(value) : typeof value !== "number")
        return false;
      const number = Number(value);
      return Number.isInteger(number) && number >= 1 && number <= most;
    }, message)
    .transform(Number);

/** The id of a row. */
export const rowId = upTo(Number.MAX_SAFE_INTEGER);

/** A clause's number, or the number of a topic or a campaign in its run. */
export const ordinal = upTo(MAX_INTEGER);
