import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { queueMail } from "~/app/mail/queue-mail.server";
import { sendMail } from "~/app/mail/send-mail.server";
import { openLog } from "~/app/platform/log.server";
import { openResend } from "~/app/platform/mail/resend.server";
import { openSmtp } from "~/app/platform/mail/smtp.server";
import type { Transport } from "~/app/platform/mail/transport";
import type { Database } from "~/db/client.server";
import type { Db } from "~/db/schema";
import { startWorker } from "~/jobs/worker";
import { TEST_KEY } from "../make";
import { testEnv } from "../setup/context";
import { engines, freshDatabase, onEveryDatabase } from "../setup/databases";
import { openResendSite } from "../setup/resend-site";
import { openSmtpSite, type SmtpBehaviour } from "../setup/smtp-site";
import { freePort } from "./kept-running";
import { IN_FULL, inFull, say } from "./scale";
import { until } from "./until";

const LETTERS = inFull(60, 12);
/** While the service is down, an attempt is given up after this. */
const IMPATIENT_MS = 600;
/** Once it takes letters, it also has the time to say so; who gave up before would send twice. */
const PATIENT_MS = 4_000;
const FROM = "no-reply@chengjiang.example";

const queueLetters = (db: Db, cause: string) =>
  db.transaction().execute((trx) =>
    queueMail(
      trx,
      TEST_KEY,
      {
        cause,
        officeId: null,
        consultationId: null,
        subject: "通知",
        content: { lead: "通知。", facts: [], link: { label: "查看", path: "/" } },
        why: "测试",
      },
      Array.from({ length: LETTERS }, (_, i) => ({ to: `citizen-${i}@mail.example` })),
    ),
  );

/** Letters by state. */
async function states(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => ["state", eb.fn.countAll<number>().as("letters")] as const)
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, letters }) => [state, letters]));
}

/** One letter to each, none twice. */
function expectEachOnce(recipients: (string | undefined)[]): void {
  expect(new Set(recipients).size).toBe(LETTERS);
  expect(recipients.length).toBe(LETTERS);
}

type SmtpSite = Awaited<ReturnType<typeof openSmtpSite>>;
const recipientsOf = (sites: readonly SmtpSite[]) =>
  sites.flatMap(({ taken }) => taken.map((letter) => letter.to?.[0]?.address));

onEveryDatabase("a mail service that is down for an hour", (at) => {
  beforeEach(async () => {
    await at.db.deleteFrom("outbox").execute();
    await sql`update mail_pace set paused_until = '-infinity', next_slot_at = '-infinity'`.execute(
      at.db,
    );
  });

  const sweep = (transport: Transport) =>
    sendMail(
      at.db,
      {
        key: TEST_KEY,
        settings: { from: FROM, origin: "https://yijian.example.cn", perSecond: 1_000 },
        transport,
      },
      new AbortController().signal,
    );
  /** The hour is the rows': everything that waits for a time is moved a minute towards it. */
  const letMinutePass = async () => {
    await sql`update outbox set next_attempt_at = next_attempt_at - interval '1 minute',
      give_up_at = give_up_at - interval '1 minute'`.execute(at.db);
    await sql`update mail_pace set paused_until = paused_until - interval '1 minute'
      where paused_until > clock_timestamp()`.execute(at.db);
  };
  /** Until nothing waits; gives the minutes that it took. */
  const letAllGo = async (transport: Transport) => {
    for (let minutes = 0; ; minutes++) {
      await sweep(transport);
      if ((await states(at.db)).sent === LETTERS) return minutes;
      // A letter waits an hour at most, with what chance adds.
      if (minutes > 90) throw new Error(`not all is sent: ${JSON.stringify(await states(at.db))}`);
      await letMinutePass();
    }
  };

  test("over SMTP: refused connections, silence and 421 lose no letter and double none", async () => {
    await queueLetters(at.db, "smtp");
    const port = await freePort();
    const transport = openSmtp(`smtp://127.0.0.1:${port}`, IMPATIENT_MS);
    const patient = openSmtp(`smtp://127.0.0.1:${port}`, PATIENT_MS);
    const sites: SmtpSite[] = [];
    try {
      for (let minute = 0; minute < 60; minute++) {
        // Nobody listens for twenty minutes; then somebody does, and says nothing; then 421.
        if (minute === 20) sites.push(await openSmtpSite(port));
        if (sites[0]) sites[0].state.behaviour = minute < 40 ? "hang" : "busy";
        await sweep(transport);
        await letMinutePass();
      }
      expect(recipientsOf(sites)).toEqual([]);
      expect(await states(at.db)).toEqual({ waiting: LETTERS });
      sites[0]!.state.behaviour = "accept";
      const minutes = await letAllGo(patient);
      say(`mail server down for an hour, ${at.engine}`, {
        letters: LETTERS,
        delivered: recipientsOf(sites).length,
        double: recipientsOf(sites).length - new Set(recipientsOf(sites)).size,
        "all delivered after, minutes": minutes,
      });
      expectEachOnce(recipientsOf(sites));
    } finally {
      transport.close();
      patient.close();
      for (const site of sites) await site.close();
    }
  });

  test("what was given up while the server was silent is not sent behind the queue's back", async () => {
    await queueLetters(at.db, "silent");
    const site = await openSmtpSite();
    const transport = openSmtp(site.url, PATIENT_MS);
    try {
      site.state.behaviour = "hang";
      // It speaks again while letters that were given up may still be in the hands of the transport.
      const silent = sweep(transport);
      await until("connections hang", () => site.state.connections >= 3);
      site.state.behaviour = "accept";
      await silent;
      await letAllGo(transport);
      expectEachOnce(recipientsOf([site]));
    } finally {
      transport.close();
      await site.close();
    }
  });

  test("over the provider: 429 with Retry-After is obeyed, nothing is lost and nothing is double", async () => {
    await queueLetters(at.db, "resend");
    const site = await openResendSite();
    const transport = openResend("re_test_key", site.baseUrl, PATIENT_MS);
    try {
      site.state.behaviour = "busy";
      site.state.retryAfter = "240";
      for (let minute = 0; minute < 60; minute++) {
        await sweep(transport);
        await letMinutePass();
      }
      expect(site.delivered.size).toBe(0);
      // Fifteen pauses of four minutes; at each end of one a few letters are on their way at once.
      expect(site.asked.length).toBeLessThanOrEqual(4 * 16);
      const asked = site.asked.length;
      site.state.behaviour = "accept";
      const minutes = await letAllGo(transport);
      const recipients = [...site.delivered.values()].map(({ to }) => to);
      say(`provider answers 429 for an hour, ${at.engine}`, {
        letters: LETTERS,
        "asked meanwhile": asked,
        delivered: recipients.length,
        double: recipients.length - new Set(recipients).size,
        "all delivered after, minutes": minutes,
      });
      expectEachOnce(recipients);
    } finally {
      transport.close();
      await site.close();
    }
  });
});

// Minutes that really pass.
describe.runIf(IN_FULL && engines().includes("PostgreSQL"))("a mail server that is down", () => {
  const PHASE_MS = 60_000;
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase("PostgreSQL");
  });
  afterAll(() => database?.close());

  test("for three minutes, refusing, silent and busy: a worker delivers all when it is back, without hands", async () => {
    const port = await freePort();
    const worker = await startWorker(
      database.db,
      openLog("silent"),
      testEnv({
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: FROM,
        PUBLIC_ORIGIN: "https://yijian.example.cn",
        MAIL_PER_SECOND: "20",
      }),
    );
    const sites: SmtpSite[] = [];
    try {
      const began = performance.now();
      const passed = (ms: number) => until("time has passed", () => performance.now() - began > ms);
      await queueLetters(database.db, "minutes");
      await passed(PHASE_MS);
      sites.push(await openSmtpSite(port));
      for (const [at, behaviour] of (["hang", "busy"] satisfies SmtpBehaviour[]).entries()) {
        sites[0]!.state.behaviour = behaviour;
        await passed((at + 2) * PHASE_MS);
      }
      expect(recipientsOf(sites)).toEqual([]);
      sites[0]!.state.behaviour = "accept";
      const ms = await until(
        "all letters are sent",
        async () => (await states(database.db)).sent === LETTERS,
        1_200_000,
      );
      say("mail server down for three minutes", {
        letters: LETTERS,
        delivered: recipientsOf(sites).length,
        double: recipientsOf(sites).length - new Set(recipientsOf(sites)).size,
        "all delivered after": `${Math.round(ms / 1000)} s`,
      });
      expectEachOnce(recipientsOf(sites));
    } finally {
      await worker.stop();
      for (const site of sites) await site.close();
    }
  }, 1_800_000);
});
