import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { isOutage } from "~/app/platform/outage";
import { type Database, openFolder } from "~/db/client.server";
import type { Db } from "~/db/schema";
import { makeComment, makeConsultation, makeOffice } from "../make";
import { makeEmbeddedFolder } from "./embedded-folder";
import { openOwnPostgres } from "./own-postgres";
import { type KeptSite, keepSite } from "./own-programs";
import { post } from "./posting";
import { IN_FULL, inFull, say, spread } from "./scale";
import { openSmallDisk } from "./small-disk";
import { until } from "./until";

/** Told within three seconds; where other tests run beside it, in twenty. */
const TOLD_MS = inFull(3_000, 20_000);
const POSTS = inFull(200, 30);

/** Chinese of this length is not made smaller by the database, so that a disk is soon full. */
const long = (n: number) =>
  Array.from({ length: 2_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((n * 7919 + i * 104_729 + i * i * 31) % 20_900)),
  ).join("");

type Sent = { key: string; body: string; code?: string };

/**
 * Posts before, while the disk is full and after it has room again. Nobody is told a receipt that
 * is not kept; who was refused posts again and is told.
 */
async function postOverFullDisk(
  site: KeptSite,
  slug: string,
  disk: { fill: () => void; free: () => void },
) {
  const sent: Sent[] = [];
  const refused: { status: number; ms: number; message?: string }[] = [];
  const send = async (body: string) => {
    const one: Sent = { key: randomUUID(), body };
    sent.push(one);
    const answer = await post(site.origin, slug, one);
    one.code = answer.code;
    if (answer.status !== 201) refused.push(answer);
    return answer;
  };
  expect((await send("在磁盘写满之前。")).status).toBe(201);
  disk.fill();
  await until("writes fail", async () => {
    await send(long(sent.length));
    return refused.length > 0;
  });
  for (let n = 0; n < POSTS; n++) await send(long(sent.length));
  const acknowledged = sent.filter(({ code }) => code);
  disk.free();
  const recovered = await until(
    "posts are taken again",
    async () => (await send("有了地方以后。")).status === 201,
  );
  for (const one of sent.filter(({ code }) => !code))
    await until("who was refused is taken", async () => {
      one.code = (await post(site.origin, slug, one)).code;
      return one.code !== undefined;
    });
  return { sent, refused, acknowledged, recovered };
}

async function stored(db: Db, consultationId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("comments")
    .select(["code", "body"])
    .where("consultation_id", "=", consultationId)
    .execute();
  return rows.map(({ code, body }) => `${code} ${body}`).sort();
}

type Outcome = Awaited<ReturnType<typeof postOverFullDisk>>;

function expectTold({ refused }: Outcome): void {
  const told = refused.filter(({ status }) => status !== 0);
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { message } of told) expect(message).toContain("请过几秒再试");
  expect(Math.max(...told.map(({ ms }) => ms))).toBeLessThan(TOLD_MS);
}

/** Every receipt is kept, once, and nothing else. */
function expectKept({ sent }: Outcome, kept: string[]): void {
  expect(kept).toEqual(sent.map(({ code, body }) => `${code} ${body}`).sort());
}

const figures = ({ sent, refused, acknowledged, recovered }: Outcome, kept: number) => ({
  posts: sent.length,
  "2xx while full": acknowledged.length - 1,
  "answers 503": refused.filter(({ status }) => status === 503).length,
  "no answer": refused.filter(({ status }) => status === 0).length,
  ...spread(refused.filter(({ status }) => status === 503).map(({ ms }) => ms)),
  "false 2xx": sent.length - kept,
  "posts taken again after": `${(recovered / 1000).toFixed(2)} s`,
});

describe("a disk that is full", () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    while (closers.length > 0) await closers.pop()!();
  });
  const heldDisk = (megabytes: number) => {
    const disk = openSmallDisk(megabytes);
    if (disk) closers.push(disk.close);
    return disk;
  };

  test("under PostgreSQL: posts are refused in time, nothing is told that is not kept, and it passes by itself", async ({
    skip,
  }) => {
    const disk = heldDisk(160);
    if (!disk) return skip();
    const cluster = join(disk.folder, "postgres");
    mkdirSync(cluster);
    const postgres = await openOwnPostgres(cluster);
    if (!postgres) return skip();
    closers.push(postgres.close);
    const database: Database = await postgres.open();
    closers.push(database.close);
    const made = await makeConsultation(database.db, await makeOffice(database.db));
    const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-full-"));
    closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const site = await keepSite({ DATABASE_URL: postgres.url, DATA_DIR: dataDir, WORKER: "off" });
    closers.push(site.close);
    await until("the site is ready", site.isReady);
    const outcome = await postOverFullDisk(site, made.slug, disk);
    const kept = await stored(database.db, made.id);
    say("disk full, PostgreSQL", {
      ...figures(outcome, kept.length),
      "ends of the server": postgres.server.ends.length,
    });
    expectTold(outcome);
    expectKept(outcome, kept);
    expect(site.ends).toEqual([]);
  }, 900_000);

  test.runIf(IN_FULL)(
    "under the embedded database: the same, whether it goes on or ends with a sentence",
    async ({ skip }) => {
      const disk = heldDisk(160);
      if (!disk) return skip();
      const dataDir = join(disk.folder, "data");
      mkdirSync(dataDir);
      const made = await makeEmbeddedFolder(dataDir, async (db) =>
        makeConsultation(db, await makeOffice(db)),
      );
      const site = await keepSite({ DATA_DIR: dataDir, WORKER: "off" });
      closers.push(site.close);
      await until("the site is ready", site.isReady);
      const outcome = await postOverFullDisk(site, made.slug, disk);
      await site.close();
      const { db, close } = await openFolder(dataDir);
      const kept = await stored(db, made.id).finally(close);
      say("disk full, embedded", {
        ...figures(outcome, kept.length),
        "ends of the program": site.ends.length,
      });
      expectTold(outcome);
      expectKept(outcome, kept);
    },
    900_000,
  );

  test("an embedded database whose log cannot be written is an outage, is known to be lost, and is whole when opened anew", async ({
    skip,
  }) => {
    const disk = heldDisk(160);
    if (!disk) return skip();
    const dataDir = join(disk.folder, "data");
    mkdirSync(dataDir);
    const made = await makeEmbeddedFolder(dataDir, async (db) =>
      makeConsultation(db, await makeOffice(db)),
    );
    const { db, lost } = await openFolder(dataDir);
    const { code } = await makeComment(db, made.slug);
    disk.fill();
    const writeLog = sql`select pg_logical_emit_message(true, 'full', repeat('x', 900000))`;
    const failed = await (async () => {
      for (;;) await writeLog.execute(db);
    })().catch((error) => error);
    expect(isOutage(failed)).toBe(true);
    await lost;
    expect(isOutage(await writeLog.execute(db).catch((error) => error))).toBe(true);
    disk.free();
    // Its lock is this process's own, and would be a dead one's.
    rmSync(join(dataDir, "lock"));
    const again = await openFolder(dataDir);
    const kept = await stored(again.db, made.id).finally(again.close);
    expect(kept.map((one) => one.split(" ")[0])).toEqual([code]);
  });
});
