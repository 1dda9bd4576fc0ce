import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLog } from "~/app/platform/log.server";
import { type Database, openServer } from "~/db/client.server";
import { startWorker, type Worker } from "~/jobs/worker";
import { makeConsultation, makeOffice } from "../make";
import { testEnv } from "../setup/context";
import { engines, freshDatabase } from "../setup/databases";
import { openSite, type Site } from "../setup/site";
import { inFull, say, spread } from "./scale";

const CLIENTS = 64;
/** Told within three seconds; where other tests run beside it, in any case before a connection came free. */
const TOLD_MS = inFull(3_000, 9_000);

describe.runIf(engines().includes("PostgreSQL"))("while the database cannot be asked", () => {
  let database: Database;
  let admin: Database;
  let site: Site;
  let worker: Worker;
  let slug: string;
  let consultationId: number;

  beforeAll(async () => {
    database = await freshDatabase("PostgreSQL", 2);
    admin = openServer(process.env.TEST_DATABASE_URL!, 1);
    const office = await makeOffice(database.db);
    ({ slug, id: consultationId } = await makeConsultation(database.db, office));
    site = await openSite(database.db);
    await site.fetch("/api/v1/consultations/none");
  });
  afterAll(async () => {
    await worker?.stop();
    await site?.close();
    await database?.close();
    await admin?.close();
  });

  const post = async (key: string) => {
    const began = performance.now();
    const response = await site.fetch(`/api/v1/consultations/${slug}/comments`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify({ clause: 2, body: `请增加车位 ${key}` }),
    });
    const said = (await response.json()) as { receipt?: { code: string }; error?: object };
    return { status: response.status, ms: performance.now() - began, ...said };
  };
  const codes = async () => {
    const rows = await database.db
      .selectFrom("comments")
      .select("code")
      .where("consultation_id", "=", consultationId)
      .execute();
    return rows.map(({ code }) => code).sort();
  };

  test("with every connection taken, nobody waits long, nothing is taken, and it passes by itself", async () => {
    const taken = [1, 2].map(() =>
      database.db.connection().execute((one) => sql`select pg_sleep(10)`.execute(one)),
    );
    const keys = Array.from({ length: CLIENTS }, () => randomUUID());
    try {
      await pause(200);
      const [page, ready, ...answers] = await Promise.all([
        site.fetch(`/consultations/${slug}`),
        site.fetch("/readyz"),
        ...keys.map(post),
      ]);
      expect([page.status, ready.status]).toEqual([503, 503]);
      expect(await page.text()).toContain("请过几秒再试");
      say("every connection taken", {
        clients: CLIENTS,
        "answers 503": answers.filter(({ status }) => status === 503).length,
        "answers 2xx": answers.filter(({ status }) => status < 300).length,
        ...spread(answers.map(({ ms }) => ms)),
      });
      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(answer.ms).toBeLessThan(TOLD_MS);
        expect(answer.error).toMatchObject({ code: "unavailable", message: expect.any(String) });
      }
    } finally {
      await Promise.all(taken);
    }
    expect(await codes()).toEqual([]);
    const again = await Promise.all(keys.map(post));
    expect(again.map(({ status }) => status)).toEqual(Array(CLIENTS).fill(201));
    expect((await codes()).length).toBe(CLIENTS);
  });

  test("with connections lost all the time, every receipt given is kept and nothing is kept twice", async () => {
    worker = await startWorker(database.db, openLog("silent"), testEnv(), {
      pollingIntervalSeconds: 0.5,
    });
    const before = new Set(await codes());
    const receipts: string[] = [];
    let ended = false;
    let lost = 0;
    const statuses = new Set<number>();
    const client = async () => {
      while (!ended) {
        const key = randomUUID();
        for (;;) {
          const { status, receipt } = await post(key);
          if (status === 201) {
            receipts.push(receipt!.code);
            break;
          }
          statuses.add(status);
          lost++;
        }
      }
    };
    const clients = Promise.all(Array.from({ length: 16 }, client));
    const name = (
      await sql<{ name: string }>`select current_database() as name`.execute(database.db)
    ).rows[0]!.name;
    for (let at = 0; at < 10; at++) {
      await pause(200);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(
        admin.db,
      );
    }
    ended = true;
    await clients;
    expect(lost).toBeGreaterThan(0);
    expect([...statuses]).toEqual([503]);
    expect((await codes()).filter((code) => !before.has(code))).toEqual(receipts.sort());
    expect((await site.fetch("/readyz")).status).toBe(200);
  });
});
