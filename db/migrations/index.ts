import type { Migration } from "kysely";
import * as theHouse from "./0001-the-house";

/** In order of their names. A landed migration is never edited. */
export const migrations: Record<string, Migration> = {
  "0001-the-house": theHouse,
};
