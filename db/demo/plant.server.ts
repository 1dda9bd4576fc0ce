import type { Env } from "~/app/platform/env.server";
import type { Db } from "~/db/schema";

/** Plants the demonstration where the database is empty; gives what to print about its sign-ins. */
export async function plantDemonstration(_db: Db, _env: Env, _now: Date): Promise<string | null> {
  return null;
}
