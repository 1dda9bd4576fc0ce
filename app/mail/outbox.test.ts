import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openResend } from "~/app/platform/mail/resend.server";
import { TEST_KEY } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { openResendSite } from "~/tests/setup/resend-site";
import { claimLetters, takeSlots } from "./claim-letters.server";
import { forgetMail } from "./forget-mail.server";
import { type Letter, queueMail } from "./queue-mail.server";
import { sendMail } from "./send-mail.server";
import { settle, waitAfter } from "./settle-letter.server";

const letter = (cause: string, change: Partial<Letter> = {}): Letter => ({
  cause,
  officeId: null,
  consultationId: null,
  subject: `通知 ${cause}`,
  content: {
    lead: "征求意见开始了。",
    facts: [{ term: "截止时间", detail: "11月10日24时" }],
    link: { label: "查看草案", path: "/consultations/tingche" },
  },
  why: "收到这封信，是因为您在本网站订阅了征求意见的通知。",
  ...change,
});
const people = (count: number, of = "citizen") =>
  Array.from({ length: count }, (_, i) => ({ to: `${of}-${i}@mail.example` }));

onEveryDatabase("the outbox", (at) => {
  let site: Awaited<ReturnType<typeof openResendSite>>;
  const never = new AbortController().signal;
  const post = () => ({
    key: TEST_KEY,
    settings: {
      from: "no-reply@chengjiang.example",
      origin: "https://yijian.example.cn",
      perSecond: 1_000,
    },
    transport: openResend("re_test_key", site.baseUrl, 2_000),
  });
  const send = (signal = never) => sendMail(at.db, post(), signal);
  const queue = (cause: string, to: { to: string }[], haste?: Parameters<typeof queueMail>[4]) =>
    at.db.transaction().execute((trx) => queueMail(trx, TEST_KEY, letter(cause), to, haste));
  const rows = () => at.db.selectFrom("outbox").selectAll().orderBy("id").execute();
  /** As if this time had passed for everything that waits. */
  const pass = (time: string) =>
    sql`update outbox set next_attempt_at = next_attempt_at - ${time}::interval,
      give_up_at = give_up_at - ${time}::interval, ended_at = ended_at - ${time}::interval`.execute(
      at.db,
    );
  const endPause = () =>
    sql`update mail_pace set paused_until = '-infinity', next_slot_at = '-infinity'`.execute(at.db);

  beforeAll(async () => {
    site = await openResendSite();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await at.db.deleteFrom("outbox").execute();
    await at.db.deleteFrom("letters").execute();
    await endPause();
    site.asked.length = 0;
    site.delivered.clear();
    site.state.behaviour = "accept";
  });

  test("one cause writes to an address once, however often and however it is spelled", async () => {
    await queue("a", [{ to: "Citizen@Mail.example" }]);
    await queue("a", [{ to: " citizen@mail.example" }, { to: "other@mail.example" }]);
    await queue("b", [{ to: "citizen@mail.example" }]);
    expect(await send()).toEqual({ sent: 3, refused: 0, later: 0 });
    expect(site.asked.map(({ body }) => `${body.subject} ${body.to}`).sort()).toEqual([
      "通知 a Citizen@Mail.example",
      "通知 a other@mail.example",
      "通知 b citizen@mail.example",
    ]);
    await queue("a", [{ to: "citizen@mail.example" }]);
    expect(await send()).toEqual({ sent: 0, refused: 0, later: 0 });
  });

  test("a letter whose cause is taken back was never queued", async () => {
    await expect(
      at.db.transaction().execute(async (trx) => {
        await queueMail(trx, TEST_KEY, letter("never"), people(2));
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    expect(await rows()).toEqual([]);
  });

  test("an address lies sealed while it waits, and is forgotten once the letter is sent", async () => {
    await queue("sealed", [{ to: "secret@mail.example" }]);
    const dump = async () => {
      const { rows: all } = await sql<{ line: string }>`
        select row_to_json(o)::text || encode(coalesce(sealed, ''), 'escape') as line from outbox o`.execute(
        at.db,
      );
      return all.map(({ line }) => line).join();
    };
    expect(await dump()).not.toContain("secret");
    await send();
    const [row] = await rows();
    expect(row).toMatchObject({
      state: "sent",
      sealed: null,
      provider_id: "letter-1",
      attempts: 1,
    });
  });

  test("several workers at once send every letter once", async () => {
    await queue("many", people(90));
    const sums = await Promise.all([send(), send(), send(), send()]);
    expect(sums.reduce((sum, one) => sum + one.sent, 0)).toBe(90);
    expect(site.asked).toHaveLength(90);
    expect(new Set(site.asked.map(({ body }) => body.to)).size).toBe(90);
  });

  test("a letter whose worker died goes out when its time is over, under the same key", async () => {
    await queue("orphan", people(1));
    const dead = randomUUID();
    const [held] = await claimLetters(at.db, dead, 5);
    // The dead worker had given the letter over, and died before it could say so.
    await post().transport.send({
      key: held!.key,
      from: "no-reply@chengjiang.example",
      to: "citizen-0@mail.example",
      subject: held!.subject,
      text: "",
      html: "",
      headers: {},
      date: held!.queuedAt,
    });
    expect((await send()).sent).toBe(0);
    await pass("3 minutes");
    expect((await send()).sent).toBe(1);
    expect(site.asked.map(({ key }) => key)).toEqual([held!.key, held!.key]);
    expect(site.delivered.size).toBe(1);
    await settle(at.db, dead, held!, "resend", { result: "refused", because: "迟到的回答" });
    expect((await rows())[0]).toMatchObject({ state: "sent", last_error: null, attempts: 2 });
  });

  test("a worker that is told to stop gives back what it has not begun", async () => {
    await queue("stopped", people(40));
    const stop = new AbortController();
    const slow = post();
    const through = slow.transport.send;
    slow.transport.send = (one) => {
      stop.abort();
      return through(one);
    };
    const { sent } = await sendMail(at.db, slow, stop.signal);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(40);
    const left = (await rows()).filter((row) => row.state === "waiting");
    expect(left).toHaveLength(40 - sent);
    expect(left.every((row) => row.attempts === 0 && row.claim === null)).toBe(true);
    expect((await send()).sent).toBe(40 - sent);
    expect(site.delivered.size).toBe(40);
  });

  test("429 stops every worker until the provider's time is over, and spoils no letter", async () => {
    await queue("busy", people(30));
    site.state.behaviour = "busy";
    await Promise.all([send(), send()]);
    const asked = site.asked.length;
    expect(asked).toBeLessThanOrEqual(8);
    site.state.behaviour = "accept";
    expect((await send()).sent).toBe(0);
    expect(site.asked).toHaveLength(asked);
    await endPause();
    await pass("8 seconds");
    await send();
    expect((await rows()).every((row) => row.state === "sent")).toBe(true);
  });

  test("an error is tried again later and later, and after a day the letter is dead", async () => {
    await queue("failing", people(1));
    site.state.behaviour = "fail";
    let attempts = 0;
    for (let minutes = 0; minutes <= 26 * 60; minutes += 15) {
      await send();
      await pass("15 minutes");
      attempts = (await rows())[0]!.attempts;
    }
    expect((await rows())[0]).toMatchObject({
      state: "dead",
      last_error: "邮件服务商出错（500）",
      claim: null,
    });
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThan(60);
  });

  test("a refusal ends a letter at once, and the others go out", async () => {
    await queue("refused", people(1));
    site.state.behaviour = "refuse";
    await send();
    site.state.behaviour = "accept";
    await queue("fine", people(1));
    await send();
    expect((await rows()).map((row) => [row.state, row.attempts])).toEqual([
      ["dead", 1],
      ["sent", 1],
    ]);
  });

  test("what somebody waits for goes before what many get, and not at all when it is too late", async () => {
    await queue("crowd", people(50));
    await queue("token", people(1, "waiting"), { urgent: true, giveUpAfter: "30 minutes" });
    await send();
    expect(site.asked.slice(0, 4).map(({ body }) => body.to)).toContain("waiting-0@mail.example");
    await queue("late", people(1, "late"), { urgent: true, giveUpAfter: "30 minutes" });
    site.state.behaviour = "fail";
    await send();
    await pass("29 minutes 50 seconds");
    await send();
    expect((await rows()).at(-1)).toMatchObject({ state: "dead" });
  });

  test("all workers together keep one pace", async () => {
    expect(await takeSlots(at.db, 10, 2)).toBeLessThan(100);
    const second = await takeSlots(at.db, 10, 2);
    expect(second).toBeGreaterThan(4_000);
    expect(second).toBeLessThanOrEqual(5_000);
  });

  test("recipients are forgotten after ninety days, those that wait are not", async () => {
    await queue("old", people(3));
    await send();
    await queue("fresh", people(2));
    await pass("91 days");
    expect(await forgetMail(at.db)).toBe(3);
    expect((await rows()).map((row) => row.state)).toEqual(["waiting", "waiting"]);
  });

  test("an address that another key sealed stops no other letter", async () => {
    const other = Buffer.alloc(32, 9);
    await at.db
      .transaction()
      .execute((trx) => queueMail(trx, other, letter("other key"), people(1)));
    await queue("own key", people(2));
    expect(await send()).toEqual({ sent: 2, refused: 1, later: 0 });
    expect((await rows())[0]!.last_error).toMatch(/PERSONAL_DATA_KEY/);
  });

  test("a title with line breaks stays one line", async () => {
    await at.db
      .transaction()
      .execute((trx) =>
        queueMail(
          trx,
          TEST_KEY,
          letter("break", { subject: "标题\r\nBcc: x@mail.example\u2028尾" }),
          people(1),
        ),
      );
    await send();
    expect(site.asked[0]!.body.subject).toBe("标题 Bcc: x@mail.example 尾");
  });
});

test("the wait doubles, never exceeds an hour and a quarter, and differs by chance", () => {
  expect(waitAfter(1, () => 0.5)).toBe(30);
  expect(waitAfter(4, () => 0.5)).toBe(240);
  expect(waitAfter(40, () => 1)).toBe(4_500);
  expect(waitAfter(3, () => 0)).toBe(90);
  expect(waitAfter(3, () => 0.9999)).toBeLessThan(150);
});
