import type { Log } from "~/app/platform/log.server";
import type { Db } from "~/db/schema";

/** What the worker hands to every job. */
export type JobContext = {
  db: Db;
  log: Log;
  /** Aborted when the worker stops and waits no longer. */
  signal: AbortSignal;
};
