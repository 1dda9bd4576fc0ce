import type { Log } from "~/app/platform/log.server";
import type { Db } from "~/db/schema";

/** What every job's function takes first. */
export type JobContext = { db: Db; log: Log };
