import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import PgBoss from "pg-boss";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLOSING_STEPS } from "~/app/consultations/closing-steps.server";
import { addressHash, sealRecipient } from "~/app/mail/address.server";
import { queueMail } from "~/app/mail/queue-mail.server";
import { SWEEP } from "~/app/operations/heartbeat.server";
import type { Database } from "~/db/client.server";
import { enqueue, executeSqlOn } from "~/jobs/enqueue.server";
import {
  makeComment,
  makeConsultation,
  makeOffice,
  makeOfficer,
  moveWindow,
  TEST_KEY,
} from "../make";
import { engines, freshDatabase } from "../setup/databases";
import { databaseAt } from "../setup/global";
import { openResendSite } from "../setup/resend-site";
import type { Kept } from "./kept-running";
import { keepProgram } from "./own-programs";
import { IN_FULL, inFull, say } from "./scale";
import { until } from "./until";

const LETTERS = 60;
const SUBSCRIBERS = 6;
const COMMENTS = 3;

describe.skipIf(!engines().includes("PostgreSQL"))("three workers of which some die", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-workers-"));
  const workers: Kept[] = [];
  let database: Database;
  let site: Awaited<ReturnType<typeof openResendSite>>;

  beforeAll(async () => {
    database = await freshDatabase("PostgreSQL");
    site = await openResendSite();
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      database.db,
    );
    for (let at = 0; at < 3; at++)
      workers.push(
        keepProgram("work", {
          DATABASE_URL: databaseAt(process.env.TEST_DATABASE_URL!, rows[0]!.name),
          DATA_DIR: dataDir,
          // Whose letter it is can be seen where it arrives.
          RESEND_API_KEY: keyOf(at),
          RESEND_BASE_URL: site.baseUrl,
          MAIL_FROM: "no-reply@chengjiang.example",
          PUBLIC_ORIGIN: "https://yijian.example.cn",
          MAIL_PER_SECOND: "20",
          // Said by the jobs of a worker that was killed or lost its database.
          LOG_LEVEL: "silent",
        }),
      );
    await Promise.all(workers.map((worker) => worker.hasSaid("后台任务已开始运行")));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await site?.close();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const keyOf = (at: number) => `re_test_key_${at}`;
  /** The worker that gave the newest letter to the provider. */
  const sender = () =>
    workers[workers.findIndex((_, at) => site.asked.at(-1)?.authorization?.endsWith(keyOf(at)))]!;

  const queueLetters = (cause: string) =>
    database.db.transaction().execute((trx) =>
      queueMail(
        trx,
        TEST_KEY,
        {
          cause,
          officeId: null,
          consultationId: null,
          subject: cause,
          content: { lead: "通知。", facts: [], link: { label: "查看", path: "/" } },
          why: "测试",
        },
        Array.from({ length: LETTERS }, (_, i) => ({ to: `citizen-${i}@mail.example` })),
      ),
    );
  const delivered = (subject: string) =>
    [...site.delivered.values()].filter((letter) => letter.subject === subject);
  const lettersLeft = async () => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from outbox where state <> 'sent'`.execute(database.db);
    return rows[0]!.open;
  };
  /** As if the two minutes of a lease had passed, and the minute until the next sweep. */
  const letLeasesPass = async () => {
    await sql`update outbox set next_attempt_at = clock_timestamp() - interval '1 second'
      where state = 'sending' and next_attempt_at < clock_timestamp() + interval '115 seconds'`.execute(
      database.db,
    );
    await enqueue(database.db, "send-mail", {});
  };
  /** The same of the jobs that dead workers had begun: at most a quarter of an hour. */
  const letJobsExpire = async () => {
    await sql`update pgboss.job set started_on = started_on - interval '1 hour'
      where state = 'active' and started_on > clock_timestamp() - interval '10 minutes'
        and started_on < clock_timestamp() - interval '8 seconds'`.execute(database.db);
    await sql`update pgboss.job set start_after = clock_timestamp()
      where state = 'retry'`.execute(database.db);
    const boss = new PgBoss({ db: { executeSql: executeSqlOn(database.db) }, schedule: false });
    await (boss as unknown as { expire: () => Promise<void> }).expire();
    await enqueue(database.db, SWEEP, {});
  };

  test("one killed in the middle of its letters leaves none unsent and none delivered twice", async () => {
    await queueLetters("信件一");
    await until("some are delivered", () => delivered("信件一").length >= 10);
    await sender().kill();
    expect(delivered("信件一").length).toBeLessThan(LETTERS);
    await until("all letters are sent", async () => {
      await letLeasesPass();
      return (await lettersLeft()) === 0;
    });
    const recipients = delivered("信件一").map(({ to }) => to);
    expect(recipients.length).toBe(LETTERS);
    expect(new Set(recipients).size).toBe(LETTERS);
    // What was on its way when the worker died may be given over again, under its old key.
    expect(site.asked.length).toBeLessThanOrEqual(LETTERS + 4);
  });

  test("one that stands still until others have done its work, and goes on then, does nothing twice", async () => {
    await queueLetters("信件二");
    await until("some are delivered", () => delivered("信件二").length >= 10);
    const still = sender();
    still.signal("SIGSTOP");
    // In full the lease of two minutes runs out by itself.
    await until("all letters are sent", async () => {
      if (!IN_FULL) await letLeasesPass();
      return (await lettersLeft()) === 0;
    });
    const asked = site.asked.length;
    still.signal("SIGCONT");
    await until("it works again", async () => {
      await enqueue(database.db, SWEEP, {});
      const row = await database.db
        .selectFrom("heartbeats")
        .select("worker")
        .where("name", "=", SWEEP)
        .executeTakeFirst();
      return row?.worker === `${hostname()}:${still.pid()}`;
    });
    const recipients = delivered("信件二").map(({ to }) => to);
    say("a worker that stood still past its lease", {
      letters: LETTERS,
      delivered: recipients.length,
      double: recipients.length - new Set(recipients).size,
      "given over again after it went on": site.asked.length - asked,
    });
    expect(recipients.length).toBe(LETTERS);
    expect(new Set(recipients).size).toBe(LETTERS);
    expect(site.asked.length - asked).toBeLessThanOrEqual(4);
  }, 600_000);

  test("a window that ends while workers die is closed once, and each is told once, in order", async () => {
    const kills = inFull(100, 5);
    const office = await makeOffice(database.db);
    const officers = [
      await makeOfficer(database.db, office.id, "administrator"),
      await makeOfficer(database.db, office.id, "drafter"),
    ].map(({ email }) => email);
    const citizens = Array.from({ length: SUBSCRIBERS }, (_, n) => `subscriber-${n}@mail.example`);
    for (const to of citizens) await subscribe(to, office.id);

    const made: { id: number; title: string }[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const title = `第 ${kill + 1} 次征求意见`;
      const { id, slug } = await makeConsultation(database.db, office, { title });
      for (let n = 0; n < COMMENTS; n++)
        await makeComment(database.db, slug, { body: `第 ${n} 条意见。` });
      await moveWindow(database.db, id, {
        closesAt: "clock_timestamp() + interval '200 milliseconds'",
      });
      // As publishing does for the instant of its own window.
      await enqueue(
        database.db,
        "close-consultation",
        { consultationId: id },
        { startAfter: new Date(Date.now() + 200), singletonKey: `${id} moved` },
      );
      made.push({ id, title });
      // Between the instant itself and the last letter, each time at another moment.
      const reached = PHASES[kill % PHASES.length]!;
      await until(`${reached} of ${title}`, () => isReached(id, reached));
      await workers[kill % workers.length]!.kill();
    }
    await Promise.all(workers.map((worker) => worker.hasSaid("后台任务已开始运行")));
    await until(
      "all is closed, followed and sent",
      async () => {
        await letJobsExpire();
        await letLeasesPass();
        return (
          (await unfinished()) === 0 && (await lettersLeft()) === 0 && (await jobsLeft()) === 0
        );
      },
      900_000,
    );

    const sum = { closings: 0, "audit rows": 0, letters: 0, double: 0, missing: 0 };
    for (const { id, title } of made) {
      const { rows: closings } = await sql<{ detail: { comments: number } }>`
        select detail from audit where consultation_id = ${id} and action = '征求意见截止'`.execute(
        database.db,
      );
      expect(closings.map(({ detail }) => detail)).toEqual([{ comments: COMMENTS }]);
      const { rows: steps } = await sql<{ step: string; late: boolean }>`
        select s.step, s.done_at >= c.closed_at and c.closing_followed_at >= s.done_at as late
        from closing_steps s join consultations c on c.id = s.consultation_id
        where c.id = ${id} order by s.done_at`.execute(database.db);
      expect(steps).toEqual(CLOSING_STEPS.map((step) => ({ step, late: true })));
      const letters = [...site.delivered.values()].filter(({ subject }) => subject.includes(title));
      const told = letters.map(({ to, subject }) => `${to} ${subject}`);
      // That it has begun is told too, where it was told before the end.
      const ofEnd = letters.filter(({ subject }) => subject.includes("已经截止"));
      sum.closings++;
      sum["audit rows"] += closings.length;
      sum.letters += told.length;
      sum.double += told.length - new Set(told).size;
      sum.missing += officers.length + citizens.length - new Set(ofEnd.map(({ to }) => to)).size;
      expect(ofEnd.map(({ to }) => to).sort()).toEqual([...officers, ...citizens].sort());
      expect(told.length).toBe(new Set(told).size);
    }
    say("workers killed while windows end", { workers: 3, kills, ...sum });
    expect(workers.flatMap(({ ends }) => ends).filter((end) => end !== "SIGKILL")).toEqual([]);
  }, 3_600_000);

  const PHASES = ["its instant", "closed", ...CLOSING_STEPS.slice(0, 3), "followed", "a letter"];

  async function isReached(id: number, phase: string): Promise<boolean> {
    const { rows } = await sql<{ reached: boolean }>`select ${
      phase === "its instant"
        ? sql`closes_at <= clock_timestamp()`
        : phase === "closed"
          ? sql`closed_at is not null`
          : phase === "followed"
            ? sql`closing_followed_at is not null`
            : phase === "a letter"
              ? sql`exists (select 1 from outbox o join letters l on l.id = o.letter_id
                    where l.consultation_id = c.id and l.cause like 'closed%')`
              : sql`exists (select 1 from closing_steps s
                    where s.consultation_id = c.id and s.step = ${phase})`
    } as reached from consultations c where c.id = ${id}`.execute(database.db);
    return rows[0]!.reached;
  }

  async function subscribe(to: string, office_id: number): Promise<void> {
    const { id: subscriber_id } = await database.db
      .insertInto("subscribers")
      .values({ address_hash: addressHash(TEST_KEY, to), sealed: sealRecipient(TEST_KEY, { to }) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await database.db
      .insertInto("subscriptions")
      .values({ subscriber_id, office_id, consultation_id: null })
      .execute();
  }

  const unfinished = async () => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from consultations where closing_followed_at is null`.execute(
      database.db,
    );
    return rows[0]!.open;
  };
  /** Of those that tell somebody. */
  const jobsLeft = async () => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from pgboss.job
      where name in ('mail-office', 'mail-subscribers') and state in ('created', 'retry', 'active')`.execute(
      database.db,
    );
    return rows[0]!.open;
  };
});
