import type { Env } from "~/app/platform/env.server";
import type { Log } from "~/app/platform/log.server";
import type { Transport } from "~/app/platform/mail/transport";
import type { Db } from "~/db/schema";

/** What the worker hands to every job. */
export type JobContext = {
  db: Db;
  log: Log;
  env: Env;
  /** How letters leave. */
  transport: Transport;
  /** Aborted when the worker stops and waits no longer. */
  signal: AbortSignal;
};
