import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { readEnv } from "~/app/platform/env.server";
import { openLog } from "~/app/platform/log.server";
import { createSite } from "~/app/server";
import type { Db } from "~/db/schema";
import { loadBuild } from "~/jobs/build";
import { TEST_KEY, TEST_PASSWORD, TEST_SIGNING_KEY } from "../make";

export type Site = {
  origin: string;
  /** Asks the site, following no redirect; `as` is an officer's e-mail with the test password. */
  fetch: (path: string, init?: RequestInit & { as?: string }) => Promise<Response>;
  /** A form as a browser would post it from a page of the site. */
  post: (path: string, fields: Record<string, string>, as?: string) => Promise<Response>;
  close: () => Promise<void>;
};

/** The whole site on a free port of this machine, on the given database, with the built pages. */
export async function openSite(
  db: Db,
  log = openLog("silent"),
  now = () => new Date(),
  given: Record<string, string> = {},
): Promise<Site> {
  const env = readEnv({
    LOG_LEVEL: "silent",
    PERSONAL_DATA_KEY: TEST_KEY.toString("base64"),
    RECEIPT_SIGNING_KEY: TEST_SIGNING_KEY,
    CITY_NAME: "澄江市",
    ...given,
  });
  const site = createSite({
    db,
    env,
    log,
    now,
    build: await loadBuild(),
  });
  const server: Server = createServer(getRequestListener(site.fetch));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fetchAs: Site["fetch"] = async (path, { as, headers, ...init } = {}) =>
    fetch(origin + path, {
      redirect: "manual",
      ...init,
      headers: { ...headers, ...(as ? { Cookie: await cookieOf(as) } : {}) },
    });
  const cookies = new Map<string, string>();
  const cookieOf = async (email: string) => {
    if (!cookies.has(email)) {
      const response = await site.request(`${origin}/office/sign-in`, {
        method: "POST",
        headers: { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ email, password: TEST_PASSWORD }),
      });
      const cookie = response.headers.get("Set-Cookie")?.split(";")[0];
      if (!cookie) throw new Error(`${email} could not sign in: ${response.status}`);
      cookies.set(email, cookie);
    }
    return cookies.get(email)!;
  };
  return {
    origin,
    fetch: fetchAs,
    post: (path, fields, as) =>
      fetchAs(path, {
        as,
        method: "POST",
        headers: { Origin: origin },
        body: new URLSearchParams(fields),
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
