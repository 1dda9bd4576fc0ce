import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "~/app/platform/log.server";
import { isoShanghai } from "~/app/platform/time";
import { startWorker, type Worker } from "~/jobs/worker";
import { makeConsultation, makeOffice } from "../make";
import { testEnv } from "../setup/context";
import { onEveryDatabase } from "../setup/databases";
import { openSite, type Site } from "../setup/site";
import { inFull, say } from "./scale";

const CLIENTS = 64;
const TEN_MINUTES = 600_000;

type Answer = { status: number; at: number; code?: string; closedAt?: string };

onEveryDatabase("closing while everybody posts", (at) => {
  const sites: Site[] = [];
  const workers: Worker[] = [];
  const rounds = at.engine === "PostgreSQL" ? inFull(20, 3) : inFull(5, 1);
  const sum = { rounds: 0, accepted: 0, "at or after the instant": 0, "2xx and not found": 0 };

  beforeAll(async () => {
    // The clocks of the web machines are wrong in both directions; only the database's counts.
    for (const wrong of [-TEN_MINUTES, TEN_MINUTES])
      sites.push(await openSite(at.db, undefined, () => new Date(Date.now() + wrong)));
    // The first answer loads what the later ones find loaded.
    for (const site of sites) await site.fetch("/api/v1/consultations/none");
    for (let i = 0; i < 2; i++)
      workers.push(
        await startWorker(at.db, openLog("silent"), testEnv(), { pollingIntervalSeconds: 0.5 }),
      );
  });
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    for (const site of sites) await site.close();
    say(`closing while ${CLIENTS} clients post, ${at.engine}`, sum);
  });

  const post = async (site: Site, slug: string, client: number): Promise<Answer> => {
    const response = await site.fetch(`/api/v1/consultations/${slug}/comments`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID() },
      body: JSON.stringify({ clause: 2 + (client % 3), body: `请增加车位，第 ${client} 户。` }),
    });
    const said = (await response.json()) as { receipt?: { code: string }; closedAt?: string };
    const { status } = response;
    return { status, at: Date.now(), code: said.receipt?.code, closedAt: said.closedAt };
  };

  const databaseNow = async () => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(at.db);
    return rows[0]!.now.getTime();
  };

  /** One row of figures about what is stored. */
  const stored = async (id: number) => {
    const { rows } = await sql<{ all: number; late: number; closed: Date; frozen: number }>`
      select count(m.id) as all, count(m.id) filter (where m.received_at >= c.closes_at) as late,
             c.closed_at as closed, c.comments_at_close as frozen
      from consultations c left join comments m on m.consultation_id = c.id
      where c.id = ${id} group by c.id`.execute(at.db);
    return rows[0]!;
  };

  for (let round = 1; round <= rounds; round++)
    test(`to the instant: nothing late is taken, nothing taken is lost, it closes once (${round})`, async () => {
      const office = await makeOffice(at.db);
      const closes =
        Math.ceil(((await databaseNow()) + (at.engine === "PGlite" ? 10_000 : 4_000)) / 1_000) *
        1_000;
      const closesAt = new Date(closes);
      const { id, slug } = await makeConsultation(at.db, office, { closesAt });

      const client = async (number: number): Promise<Answer[]> => {
        const answers: Answer[] = [];
        do answers.push(await post(sites[number % 2]!, slug, number));
        while (answers.at(-1)!.status === 201);
        return answers;
      };
      const answers = (
        await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i)))
      ).flat();
      const accepted = answers.flatMap(({ code }) => code ?? []);
      const refused = answers.filter(({ status }) => status !== 201);

      expect(accepted.length).toBeGreaterThan(0);
      expect(refused.map(({ status }) => status)).toEqual(Array(CLIENTS).fill(410));
      expect(new Set(refused.map(({ closedAt }) => closedAt))).toEqual(
        new Set([isoShanghai(closesAt)]),
      );
      // Nobody is turned away early either: the tests' clock is the database's.
      expect(Math.min(...refused.map((answer) => answer.at))).toBeGreaterThanOrEqual(closes - 1);

      while ((await stored(id)).closed === null) await pause(50);
      const { all, late, frozen } = await stored(id);
      expect({ all, late, frozen }).toEqual({
        all: accepted.length,
        late: 0,
        frozen: accepted.length,
      });
      const codes = await at.db
        .selectFrom("comments")
        .select("code")
        .where("consultation_id", "=", id)
        .execute();
      const kept = new Set(codes.map(({ code }) => code));
      sum.rounds++;
      sum.accepted += accepted.length;
      sum["at or after the instant"] += late;
      sum["2xx and not found"] += accepted.filter((code) => !kept.has(code)).length;
      expect([...kept].sort()).toEqual(accepted.sort());

      for (const site of sites) expect((await post(site, slug, 0)).status).toBe(410);
      // Both workers have looked again meanwhile.
      await pause(700);
      expect((await stored(id)).all).toBe(accepted.length);
      const closings = await at.db
        .selectFrom("audit")
        .select("detail")
        .where("consultation_id", "=", id)
        .where("action", "=", "征求意见截止")
        .execute();
      expect(closings).toEqual([{ detail: { comments: accepted.length } }]);
    });
});
