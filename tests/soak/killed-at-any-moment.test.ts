import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SWEEP } from "~/app/operations/heartbeat.server";
import { paths } from "~/app/paths";
import { publishedKeys } from "~/app/platform/signing-keys.server";
import { sealComments } from "~/app/proof/seal-comments.server";
import { checkStored } from "~/app/proof/verify/check-stored.server";
import { type Database, openFolder } from "~/db/client.server";
import type { Db } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";
import { makeConsultation, makeOffice, TEST_SECRETS } from "../make";
import { makeEmbeddedFolder } from "./embedded-folder";
import type { Kept } from "./kept-running";
import { type OwnPostgres, openOwnPostgres } from "./own-postgres";
import { type KeptSite, keepProgram, keepSite } from "./own-programs";
import { postUntilTaken, receiptFaults } from "./posting";
import { IN_FULL, inFull, say, spread } from "./scale";
import { until } from "./until";

/** Ready again ten seconds after a kill; where other tests run beside it, on whatever machine, two minutes. */
const READY_MS = inFull(10_000, 120_000);

type Taken = { code: string; body: string };

/**
 * Clients post, a part before each kill and the rest of that part while what was killed comes back,
 * each repeating its key until it has a receipt. Gives the receipts, and how often which other
 * answer came (0: none at all).
 */
async function postWhile(
  site: KeptSite,
  slug: string,
  given: { posts: number; clients: number; kills: readonly (() => Promise<void>)[] },
) {
  const part = Math.ceil(given.posts / given.kills.length);
  const taken: Taken[] = [];
  const others = new Map<number, number>();
  let begun = 0;
  let allowed = part;
  const client = async () => {
    for (;;) {
      await until("more may be posted", () => begun < allowed || begun >= given.posts);
      if (begun >= given.posts) return;
      const body = `请增加车位，第 ${++begun} 件。`;
      const code = await postUntilTaken(site.origin, slug, body, ({ status }) =>
        others.set(status, (others.get(status) ?? 0) + 1),
      );
      taken.push({ code, body });
    }
  };
  const clients = Promise.all(Array.from({ length: given.clients }, client));
  for (const [at, kill] of given.kills.entries()) {
    await until("half of the part is taken", () => taken.length >= (at + 0.5) * part);
    allowed = (at + 2) * part;
    await kill();
  }
  await clients;
  return { taken, others: Object.fromEntries(others) };
}

/** What is stored, held against the receipts that were given. */
async function expectKeptOnce(db: Db, consultationId: number, taken: readonly Taken[]) {
  const rows = await db
    .selectFrom("comments")
    .select(["code", "body"])
    .where("consultation_id", "=", consultationId)
    .execute();
  const { keys } = await db
    .selectFrom("submission_keys")
    .select((eb) => eb.fn.countAll<number>().as("keys"))
    .where("consultation_id", "=", consultationId)
    .executeTakeFirstOrThrow();
  const text = ({ code, body }: Taken) => `${code} ${body}`;
  const stored = new Set(rows.map(text));
  const receipts = new Set(taken.map(text));
  const lost = [...receipts].filter((one) => !stored.has(one)).length;
  const double = rows.length - receipts.size;
  expect({ lost, double, keys }).toEqual({ lost: 0, double: 0, keys: taken.length });
  return { lost, double };
}

/** Sees the whole register as a stranger does: by the command that anybody may run. */
async function expectVerified(site: KeptSite, slug: string, comments: number) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "jobs/commands/verify.ts", site.origin + paths.consultation(slug)],
    { maxBuffer: 32 * 1024 * 1024 },
  );
  expect(stdout).toContain(`${comments} 条登记`);
  expect(stdout).toContain("全部相符。");
}

describe("killed at any moment, with PostgreSQL", () => {
  const posts = inFull(10_000, 300);
  const kills = inFull(50, 6);
  const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-killed-"));
  let postgres: OwnPostgres | null;
  let database: Database | undefined;
  let site: KeptSite | undefined;
  let worker: Kept | undefined;
  let made: { id: number; slug: string };

  beforeAll(async () => {
    postgres = await openOwnPostgres();
    if (!postgres) return;
    database = await postgres.open();
    made = await makeConsultation(database.db, await makeOffice(database.db), {
      visibility: "at-once",
    });
    const given = { DATABASE_URL: postgres.url, DATA_DIR: dataDir };
    site = await keepSite({ ...given, WORKER: "off" });
    worker = keepProgram("work", given);
    await until("the site is ready", site.isReady);
    await until("the worker works", worksAnew);
  });
  afterAll(async () => {
    await site?.close();
    await worker?.close();
    await database?.close();
    await postgres?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The sweep has been done by the worker that runs now: it is more than a process. */
  async function worksAnew(): Promise<boolean> {
    const row = await database!.db
      .selectFrom("heartbeats")
      .select("worker")
      .where("name", "=", SWEEP)
      .executeTakeFirst()
      .catch(() => undefined);
    return row?.worker === `${hostname()}:${worker!.pid()}`;
  }

  test("no receipt that was given is lost, nothing is kept twice, and all is ready again in seconds", async ({
    skip,
  }) => {
    if (!postgres) return skip();
    const ready = { web: [] as number[], database: [] as number[], worker: [] as number[] };
    const killing = {
      web: async () => {
        await site!.kill();
        ready.web.push(await until("the site is ready again", site!.isReady));
      },
      server: async () => {
        const began = performance.now();
        await postgres!.kill("server");
        await until("the site is ready again", site!.isReady);
        ready.database.push(performance.now() - began);
      },
      backend: async () => {
        const began = performance.now();
        await postgres!.kill("backend");
        await until("the site is ready again", site!.isReady);
        ready.database.push(performance.now() - began);
      },
      worker: async () => {
        await worker!.kill();
        const starts = worker!.starts();
        ready.worker.push(
          await until(
            "the worker works again",
            async () => worker!.starts() > starts && worksAnew(),
          ),
        );
      },
    };
    const order = ["web", "server", "worker", "web", "backend", "worker"] as const;
    const { taken, others } = await postWhile(site!, made.slug, {
      posts,
      clients: inFull(16, 8),
      kills: Array.from({ length: kills }, (_, at) => killing[order[at % order.length]!]),
    });

    // Whoever was not given a receipt heard that it will pass, or nothing.
    expect(Object.keys(others).filter((status) => status !== "503" && status !== "0")).toEqual([]);
    const { db } = database!;
    const { lost, double } = await expectKeptOnce(db, made.id, taken);
    await enqueue(db, "seal-comments", { consultationId: made.id });
    await until("all is sealed", async () => (await unsealed(db)) === 0);
    const faults = await receiptFaults(site!.origin, taken);
    expect(faults).toEqual([]);
    await expectVerified(site!, made.slug, posts);

    const { web, database: ofDatabase, worker: ofWorker } = ready;
    say("killed at any moment, PostgreSQL", {
      posts,
      kills,
      lost,
      double,
      "receipts that do not verify": faults.length,
      "answers 503": others[503] ?? 0,
      "no answer": others[0] ?? 0,
      "ready after web killed, median": spread(web).median,
      worst: spread(web).worst,
      "after database killed, median": spread(ofDatabase).median,
      "worst ": spread(ofDatabase).worst,
      "after worker killed, median": spread(ofWorker).median,
      "worst  ": spread(ofWorker).worst,
    });
    expect(Math.max(...web, ...ofDatabase, ...ofWorker)).toBeLessThan(READY_MS);
    // Neither ends by itself: it waits for its database.
    expect([...new Set([...site!.ends, ...worker!.ends])]).toEqual(["SIGKILL"]);
  }, 3_600_000);
});

describe.runIf(IN_FULL)("killed at any moment, with the embedded database", () => {
  const posts = 1_000;
  const kills = 10;
  const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-killed-"));
  let site: KeptSite | undefined;
  let made: { id: number; slug: string };

  beforeAll(async () => {
    made = await makeEmbeddedFolder(dataDir, async (db) =>
      makeConsultation(db, await makeOffice(db), { visibility: "at-once" }),
    );
    site = await keepSite({ DATA_DIR: dataDir });
    await until("the site is ready", site.isReady);
  });
  afterAll(async () => {
    await site?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("no receipt that was given is lost, and nothing is kept twice", async () => {
    const ready: number[] = [];
    const kill = async () => {
      await site!.kill();
      ready.push(await until("the site is ready again", site!.isReady));
    };
    const { taken, others } = await postWhile(site!, made.slug, {
      posts,
      clients: 8,
      kills: Array.from({ length: kills }, () => kill),
    });
    expect(Object.keys(others).filter((status) => status !== "503" && status !== "0")).toEqual([]);
    await site!.close();
    // By hand, since only one process may open the folder.
    const { db, close } = await openFolder(dataDir);
    try {
      const { lost, double } = await expectKeptOnce(db, made.id, taken);
      await sealComments(db, TEST_SECRETS.signingKeys.current, made.id);
      const keys = publishedKeys(TEST_SECRETS.signingKeys);
      expect(await checkStored(db, keys, made)).toEqual({ comments: posts, faults: [] });
      say("killed at any moment, embedded", { posts, kills, lost, double, ...spread(ready) });
    } finally {
      await close();
    }
    expect(Math.max(...ready)).toBeLessThan(READY_MS);
  }, 1_200_000);
});

async function unsealed(db: Db): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from unsealed_comments`.execute(db);
  return rows[0]!.left;
}
