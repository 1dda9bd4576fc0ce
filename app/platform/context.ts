import type { Db } from "~/db/schema";
import type { Env } from "./env.server";
import type { Log } from "./log.server";

/** What the outer server builds once and hands to every loader and action. */
export type Platform = {
  db: Db;
  env: Env;
  log: Log;
  now: () => Date;
  /** Cached pages of this process that show the consultation are made anew. */
  forgetPages: (slug: string) => void;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends Platform {
    requestId: string;
    /** For the office's hydrated pages; citizens' pages carry no inline script. */
    nonce: string;
    /** The caller's address, for rate limits only; never logged. */
    address: string;
    /** `outage` where the database could not be asked: whatever answers then, its status is 503. */
    fault: { outage: boolean };
  }
  interface Future {
    v3_singleFetch: true;
  }
}
