import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { stepsLeft, unfollowedClosings } from "~/app/consultations/closing-steps.server";
import { remind } from "~/app/consultations/remind.server";
import { beat, SWEEP, sweepFault } from "~/app/operations/heartbeat.server";
import { openLog } from "~/app/platform/log.server";
import { openTransport } from "~/app/platform/mail/open-transport.server";
import { endWindow, makeComment, makeConsultation, makeOffice, moveWindow } from "~/tests/make";
import { testEnv } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";
import { closeDueConsultations } from "./close-due-consultations";
import type { JobContext } from "./context";
import { followClosing } from "./follow-closing";

onEveryDatabase("what follows a closing", (at) => {
  let id: number;
  let context: JobContext;

  beforeEach(async () => {
    const env = testEnv();
    context = {
      db: at.db,
      log: openLog("silent"),
      env,
      transport: openTransport(env.mail, env.dataDir),
      signal: new AbortController().signal,
    };
    const office = await makeOffice(at.db);
    const made = await makeConsultation(at.db, office);
    id = made.id;
    for (let n = 0; n < 3; n++) await makeComment(at.db, made.slug, { body: `第 ${n} 条意见。` });
    await endWindow(at.db, id);
    await sql`delete from pgboss.job where data->>'consultationId' = ${String(id)}`.execute(at.db);
  });

  /** The jobs that wait for this consultation, by name and occasion. */
  const jobs = async () => {
    const { rows } = await sql<{ job: string }>`
      select concat_ws(' ', name, data->>'occasion') as job from pgboss.job
      where data->>'consultationId' = ${String(id)} order by job`.execute(at.db);
    return rows.map(({ job }) => job);
  };
  const AFTERWARDS = ["analyse-consultation", "mail-office closed", "mail-subscribers closed"];
  const closings = async () =>
    at.db
      .selectFrom("audit")
      .select("detail")
      .where("consultation_id", "=", id)
      .where("action", "=", "征求意见截止")
      .execute();

  test("all is sealed before anybody is told; each thing is done once, also by three workers at once", async () => {
    await Promise.all([1, 2, 3].map(() => closeConsultation(at.db, id)));
    expect(await jobs()).toEqual(["follow-closing"]);
    await Promise.all([1, 2, 3].map(() => followClosing(context, { consultationId: id })));
    await followClosing(context, { consultationId: id });
    expect(await jobs()).toEqual([
      ...AFTERWARDS.slice(0, 1),
      "follow-closing",
      ...AFTERWARDS.slice(1),
    ]);
    expect(await closings()).toEqual([{ detail: { comments: 3 } }]);
    const head = await at.db
      .selectFrom("tree_heads")
      .select("size")
      .where("consultation_id", "=", id)
      .orderBy("size", "desc")
      .executeTakeFirstOrThrow();
    expect(head.size).toBe(3);
    expect(await stepsLeft(at.db, id)).toEqual([]);
    expect(await unfollowedClosings(at.db)).not.toContain(id);
  });

  test("a worker that dies in the middle leaves the rest to the next one, and nothing is done twice", async () => {
    await closeConsultation(at.db, id);
    const { rows } = await sql<{ revision: number }>`
      select revision from consultations where id = ${id}`.execute(at.db);
    // The queue refuses the letter to the office: what came before is done, what comes after is not.
    await sql`alter table pgboss.job add constraint no_letters check (name <> 'mail-office') not valid`.execute(
      at.db,
    );
    await expect(followClosing(context, { consultationId: id })).rejects.toThrow();
    await sql`alter table pgboss.job drop constraint no_letters`.execute(at.db);
    expect(await stepsLeft(at.db, id)).toEqual(["letter-to-office", "letters-to-subscribers"]);
    await closeDueConsultations(context);
    expect(await unfollowedClosings(at.db)).toContain(id);
    await followClosing(context, { consultationId: id });
    expect(await jobs()).toEqual([
      ...AFTERWARDS.slice(0, 1),
      "follow-closing",
      ...AFTERWARDS.slice(1),
    ]);
    const after = await sql<{ revision: number }>`
      select revision from consultations where id = ${id}`.execute(at.db);
    expect(after.rows[0]!.revision).toBe(rows[0]!.revision + 1);
  });

  test("a reminder is sent once, however many workers look", async () => {
    const office = await makeOffice(at.db);
    const made = await makeConsultation(at.db, office);
    id = made.id;
    await moveWindow(at.db, id, {
      opensAt: "clock_timestamp() - interval '20 days'",
      closesAt: `date_trunc('day', clock_timestamp() at time zone 'Asia/Shanghai')
        at time zone 'Asia/Shanghai' + interval '2 days'`,
    });
    await sql`delete from pgboss.job where data->>'consultationId' = ${String(id)}`.execute(at.db);
    const sent = await Promise.all([1, 2, 3].map(() => remind(at.db)));
    await remind(at.db);
    const { rows } = await sql<{ hour: number }>`
      select extract(hour from clock_timestamp() at time zone 'Asia/Shanghai')::int as hour`.execute(
      at.db,
    );
    const due = rows[0]!.hour >= 9 ? ["mail-subscribers closes-in-1-day"] : [];
    expect(await jobs()).toEqual(due);
    expect(sent.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(due.length);
  });

  test("three minutes without a sweep make the platform unfit, until one has run", async () => {
    await sql`delete from heartbeats`.execute(at.db);
    expect(await sweepFault(at.db, 60)).toBeNull();
    expect(await sweepFault(at.db, 200)).toBe("后台任务没有运行：从未检查到期的征求意见");
    await closeDueConsultations(context);
    expect(await sweepFault(at.db, 200)).toBeNull();
    await sql`update heartbeats set at = at - interval '4 minutes' where name = ${SWEEP}`.execute(
      at.db,
    );
    expect(await sweepFault(at.db, 10_000)).toBe(
      "后台任务没有运行：已有 4 分钟没有检查到期的征求意见",
    );
    await beat(at.db, SWEEP);
    expect(await sweepFault(at.db, 10_000)).toBeNull();
  });
});
