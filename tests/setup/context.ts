import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { type Env, readEnv } from "~/app/platform/env.server";
import { openLog } from "~/app/platform/log.server";
import type { Db } from "~/db/schema";
import { TEST_KEY, TEST_SIGNING_KEY } from "~/tests/make";

/** The configuration of tests: nothing of this machine's but a folder below the temporary ones. */
export const testEnv = (given: Record<string, string> = {}): Env =>
  readEnv({
    PERSONAL_DATA_KEY: TEST_KEY.toString("base64"),
    RECEIPT_SIGNING_KEY: TEST_SIGNING_KEY,
    LOG_LEVEL: "silent",
    DATA_DIR: join(tmpdir(), `zhutiao-test-${process.pid}`),
    ...given,
  });

/** What the outer server hands to a loader or an action, over a test's own database. */
export function makeContext(
  db: Db,
  change: Partial<AppLoadContext> = {},
): AppLoadContext & { forgotten: string[] } {
  const forgotten: string[] = [];
  return {
    db,
    env: readEnv({
      PERSONAL_DATA_KEY: TEST_KEY.toString("base64"),
      RECEIPT_SIGNING_KEY: TEST_SIGNING_KEY,
      LOG_LEVEL: "silent",
    }),
    log: openLog("silent"),
    now: () => new Date(),
    forgetPages: (slug) => forgotten.push(slug),
    requestId: "test",
    nonce: "test",
    address: "127.0.0.1",
    fault: { outage: false },
    ...change,
    forgotten,
  };
}

/** The arguments of a loader or an action that is called for `address` below the site's root. */
export function asked(
  context: AppLoadContext,
  address: string,
  params: Record<string, string> = {},
  init?: RequestInit,
) {
  return { request: new Request(`http://site.test${address}`, init), params, context };
}

/** A form as a browser posts it. */
export const posted = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
});
