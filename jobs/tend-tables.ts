import { tendTables as tend } from "~/db/embedded/tend-tables.server";
import type { JobContext } from "./context";

/** A server tends its tables itself. */
export async function tendTables({ db, log, env }: JobContext): Promise<void> {
  if (env.databaseUrl !== null) return;
  const tables = await tend(db);
  if (tables.length > 0) log.info({ tables }, "tables tended");
}
