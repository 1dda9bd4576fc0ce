import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { muteDigest } from "~/app/accounts/digest.server";
import { disableOfficer } from "~/app/accounts/officers.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { unsealRecipient } from "~/app/mail/address.server";
import { DAY_MS, ZONE } from "~/app/platform/time";
import type { LetterContent } from "~/db/tables/mail";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  moveWindow,
  TEST_KEY,
} from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { mailOffice } from "./mail-office.server";
import type { OfficeOccasion } from "./occasions";
import { officesUnderWay } from "./office-counts.queries.server";

onEveryDatabase("letters to an office", (at) => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let call: Awaited<ReturnType<typeof makeConsultation>>;
  let drafter: Awaited<ReturnType<typeof makeOfficer>>;
  let administrator: Awaited<ReturnType<typeof makeOfficer>>;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    call = await makeConsultation(at.db, office);
    drafter = await makeOfficer(at.db, office.id);
    administrator = await makeOfficer(at.db, office.id, "administrator");
    await makeOfficer(at.db, office.id, "approver");
    const gone = await makeOfficer(at.db, office.id);
    await disableOfficer(at.db, office.id, administrator.id, gone.id);
    await makeOfficer(at.db, (await makeOffice(at.db, "澄江市教育局")).id, "administrator");
  });
  beforeEach(async () => {
    await at.db.deleteFrom("outbox").execute();
    await at.db.deleteFrom("letters").execute();
  });

  const mail = (occasion: OfficeOccasion, day?: string) =>
    mailOffice(at.db, TEST_KEY, { consultationId: call.id, occasion, day });
  const letters = async () => {
    const rows = await at.db
      .selectFrom("letters")
      .select(["subject", "content", "office_id as officeId"])
      .orderBy("id")
      .execute();
    return rows as { subject: string; content: LetterContent; officeId: number }[];
  };
  const recipients = async () => {
    const rows = await at.db.selectFrom("outbox").select(["sealed", "address_hash"]).execute();
    return rows.map((row) => unsealRecipient(TEST_KEY, row.sealed!, row.address_hash).to).sort();
  };
  const dayOf = (ms: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(ms);
  /** The day of the first, second … morning from now on, at half past eight in Asia/Shanghai. */
  const morning = (which: number) => dayOf(Date.now() + 15.5 * 3_600_000 + (which - 1) * DAY_MS);

  test("the opening is told once to the administrators and drafters of the office alone", async () => {
    expect(await mail("opened")).toBe(2);
    await mail("opened");
    expect(await recipients()).toEqual([drafter.email, administrator.email].sort());
    expect(await letters()).toHaveLength(1);
    expect((await letters())[0]).toMatchObject({ officeId: office.id });
    expect(await mail("closed")).toBe(0);
    expect(await mail("overdue")).toBe(0);
  });

  test("the morning's digest counts what came in the day before and what waits, and quotes nobody", async () => {
    expect(await mail("digest", morning(1))).toBe(0);
    for (let i = 0; i < 3; i++)
      await makeComment(at.db, call.slug, {
        body: "我家住示范路三号",
        name: "张三丰",
        contact: "13800000000",
      });
    await mail("digest", morning(1));
    const [letter] = await letters();
    expect(letter!.subject).toMatch(/^\d+月\d+日提要：新意见 3 条，待审核 3 条$/);
    expect(JSON.stringify(letter)).not.toMatch(/示范路|张|138/);
    expect(letter!.content.settings?.path).toBe("/office/account#digest");
    // The day after, only what waits is left to say.
    await mail("digest", morning(2));
    expect((await letters())[1]!.subject).toMatch(/提要：待审核 3 条$/);
    // The same morning again is the same letter.
    await mail("digest", morning(1));
    expect(await letters()).toHaveLength(2);
    await sql`update comments set review = 'shown', reviewed_at = clock_timestamp()
      where consultation_id = ${call.id}`.execute(at.db);
    expect(await mail("digest", morning(3))).toBe(0);
    await moveWindow(at.db, call.id, { closesAt: "clock_timestamp() + interval '5 days'" });
    expect(await mail("digest", morning(3))).toBe(2);
    expect((await letters()).at(-1)!.content.facts[0]!.detail).toMatch(/截止/);
  });

  test("who declined the digest gets none, and all the other letters", async () => {
    await muteDigest(at.db, { id: drafter.id, officeId: office.id }, true);
    await mail("digest", morning(3));
    expect(await recipients()).toEqual([administrator.email]);
    await mail("opened");
    expect(await recipients()).toEqual(
      [drafter.email, administrator.email, administrator.email].sort(),
    );
    await muteDigest(at.db, { id: drafter.id, officeId: office.id }, false);
  });

  test("after the closing its counts are told, then each day that the answer is overdue, and nothing once answered", async () => {
    const { day: today, consultationIds } = await officesUnderWay(at.db);
    expect(today).toBe(dayOf(Date.now()));
    expect(consultationIds).toContain(call.id);
    await endWindow(at.db, call.id);
    await closeConsultation(at.db, call.id);
    const comments = await at.db
      .selectFrom("comments")
      .select("id")
      .where("consultation_id", "=", call.id)
      .orderBy("id")
      .execute();
    await makeDecision(at.db, call.id, comments[0]!.id);
    await mail("closed");
    expect((await letters())[0]).toMatchObject({
      subject: expect.stringMatching(/^征求意见已经截止，收到 3 条意见：/),
      content: { facts: [{}, { term: "待处理", detail: "2 条" }] },
    });
    await mail("overdue", "2026-12-01");
    await mail("overdue", "2026-12-01");
    await mail("overdue", "2026-12-02");
    expect(await letters()).toHaveLength(3);
    await sql`update consultations set answered_at = clock_timestamp() where id = ${call.id}`.execute(
      at.db,
    );
    expect(await mail("overdue", "2026-12-03")).toBe(0);
    expect((await officesUnderWay(at.db)).consultationIds).not.toContain(call.id);
  });
});
