import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import { beginRound } from "~/app/consultations/rounds/begin-round.server";
import {
  extendWindow,
  withdrawConsultation,
} from "~/app/consultations/windows/change-window.server";
import { readSubscriberLink } from "~/app/mail/subscriber-link.server";
import { DAY_MS } from "~/app/platform/time";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import type { LetterContent } from "~/db/tables/mail";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeOutline,
  makeVersion,
  moveWindow,
  TEST_KEY,
} from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { unsealRecipient } from "../mail/address.server";
import { askForSubscription } from "./ask-for-subscription.server";
import { confirmSubscription, requestForHolder } from "./confirm-subscription.server";
import { endAllSubscriptions, endSubscription } from "./end-subscriptions.server";
import { forgetRequests } from "./forget-requests.server";
import { mailSubscribers } from "./mail-subscribers.server";
import type { Occasion } from "./occasions";
import { subscriptionsForHolder } from "./subscriptions.queries.server";

onEveryDatabase("subscriptions", (at) => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let other: Awaited<ReturnType<typeof makeOffice>>;
  let call: Awaited<ReturnType<typeof makeConsultation>>;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    other = await makeOffice(at.db, "澄江市教育局");
    call = await makeConsultation(at.db, office);
  });
  beforeEach(async () => {
    for (const table of ["outbox", "letters", "subscribers", "subscription_requests"] as const)
      await at.db.deleteFrom(table).execute();
  });

  const ask = (email: string, to = `consultation/${call.slug}`) =>
    askForSubscription(at.db, TEST_KEY, { email, to });
  /** What the letters that wait lead to, the last one last. */
  const tokens = async () => {
    const rows = await at.db
      .selectFrom("outbox")
      .select(["sealed", "address_hash"])
      .where("subscriber_id", "is", null)
      .orderBy("id")
      .execute();
    return rows.map(
      (row) => unsealRecipient(TEST_KEY, row.sealed!, row.address_hash).path!.split("/").at(-1)!,
    );
  };
  const subscribe = async (email: string, to?: string): Promise<number> => {
    await ask(email, to);
    const link = await confirmSubscription(at.db, TEST_KEY, (await tokens()).at(-1)!);
    return readSubscriberLink(TEST_KEY, link!)!;
  };
  const told = (occasion: Occasion, more: { version?: number; changeId?: number } = {}) =>
    mailSubscribers(at.db, { consultationId: call.id, occasion, ...more });
  const letters = async (subscriber: number) => {
    const rows = await at.db
      .selectFrom("outbox as o")
      .innerJoin("letters as l", "l.id", "o.letter_id")
      .select(["l.subject", "l.content", "l.cause"])
      .where("o.subscriber_id", "=", subscriber)
      .orderBy("o.id")
      .execute();
    return rows as { subject: string; content: LetterContent; cause: string }[];
  };

  test("nobody is subscribed before the holder of the address has confirmed, once and in time", async () => {
    await ask("citizen@mail.example");
    const [token] = await tokens();
    expect(await told("opened")).toBe(0);
    expect(await requestForHolder(at.db, token!)).toMatchObject({
      consultation: { slug: call.slug },
    });
    // Looking at it, as mail programs do, confirms nothing.
    expect(await told("opened")).toBe(0);
    expect(await confirmSubscription(at.db, TEST_KEY, token!)).toMatch(/^\d+\.[\w-]{24}$/);
    expect(await confirmSubscription(at.db, TEST_KEY, token!)).toBeNull();
    expect(await requestForHolder(at.db, token!)).toBeNull();
    expect(await told("opened")).toBe(1);
  });

  test("two clicks at once confirm once", async () => {
    await ask("citizen@mail.example");
    const [token] = await tokens();
    const links = await Promise.all([
      confirmSubscription(at.db, TEST_KEY, token!),
      confirmSubscription(at.db, TEST_KEY, token!),
    ]);
    expect(links.filter(Boolean)).toHaveLength(1);
  });

  test("after thirty minutes the address of the confirmation is dead", async () => {
    await ask("citizen@mail.example");
    const [token] = await tokens();
    await sql`update subscription_requests set expires_at = expires_at - interval '30 minutes'`.execute(
      at.db,
    );
    expect(await requestForHolder(at.db, token!)).toBeNull();
    expect(await confirmSubscription(at.db, TEST_KEY, token!)).toBeNull();
  });

  test("the database holds neither the token nor the address in the open", async () => {
    await subscribe("secret.person@mail.example");
    const [token] = await tokens();
    const dumps = await Promise.all(
      ["outbox", "letters", "subscribers", "subscription_requests"].map(async (table) => {
        const { rows } = await sql<{ line: string }>`
          select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(at.db);
        return rows.map(({ line }) => line).join();
      }),
    );
    const hex = (text: string) => Buffer.from(text).toString("hex");
    for (const secret of [token!, "secret.person", hex(token!), hex("secret.person")])
      expect(dumps.join()).not.toContain(secret);
  });

  test("a stranger floods nobody: three confirmations an hour go to an address", async () => {
    for (let i = 0; i < 6; i++) await ask("victim@mail.example");
    expect(await tokens()).toHaveLength(3);
    await Promise.all([
      ask("b@mail.example"),
      ask("b@mail.example"),
      ask("b@mail.example"),
      ask("b@mail.example"),
    ]);
    expect(await tokens()).toHaveLength(6);
    await sql`update subscription_requests set asked_at = asked_at - interval '61 minutes'`.execute(
      at.db,
    );
    await ask("victim@mail.example");
    expect(await tokens()).toHaveLength(7);
    expect(await forgetRequests(at.db)).toBe(0);
    await sql`update subscription_requests set asked_at = asked_at - interval '2 days'`.execute(
      at.db,
    );
    expect(await forgetRequests(at.db)).toBe(7);
  });

  test("one can subscribe neither to what is not there nor to what is not public", async () => {
    expect(await refusalOf(ask("a@mail.example", "consultation/nowhere"))).toMatchObject({
      code: "invalid",
      detail: { fields: { to: "没有这项征求意见或者单位" } },
    });
    await sql`update consultations set published_at = null where id = ${call.id}`.execute(at.db);
    expect(await refusalOf(ask("a@mail.example"))).toMatchObject({ code: "invalid" });
    await sql`update consultations set published_at = clock_timestamp() where id = ${call.id}`.execute(
      at.db,
    );
    expect(await tokens()).toEqual([]);
  });

  test("who wants the consultation, its office and all gets one letter; another office's subscriber none", async () => {
    const three = await subscribe("three@mail.example");
    expect(await subscribe("THREE@mail.example", `office/${office.slug}`)).toBe(three);
    expect(await subscribe("three@mail.example", "all")).toBe(three);
    const ofOffice = await subscribe("office@mail.example", `office/${office.slug}`);
    const elsewhere = await subscribe("elsewhere@mail.example", `office/${other.slug}`);
    expect(await told("opened")).toBe(2);
    expect(await told("opened")).toBe(0);
    expect(await letters(three)).toHaveLength(1);
    expect(await letters(ofOffice)).toHaveLength(1);
    expect(await letters(elsewhere)).toHaveLength(0);
    const held = await subscriptionsForHolder(at.db, TEST_KEY, three);
    expect(held?.address).toBe("th***@mail.example");
    expect(held?.subscriptions).toHaveLength(3);
  });

  test("thousands are queued in batches, and a job that was cut off goes on where it was", async () => {
    await sql`
      with s as (insert into subscribers (address_hash, sealed)
        select 'hash-' || i, '\\x01'::bytea from generate_series(1, 2500) i returning id)
      insert into subscriptions (subscriber_id, office_id) select id, ${office.id} from s`.execute(
      at.db,
    );
    expect(await told("opened")).toBe(2_500);
    await sql`delete from outbox where id % 3 = 0`.execute(at.db);
    const { rows } = await sql<{ n: number }>`select count(*) as n from outbox`.execute(at.db);
    expect(await told("opened")).toBe(2_500 - rows[0]!.n);
    expect(await told("opened")).toBe(0);
  });

  test("ending one leaves the others; ending the last forgets the address and what was still to come", async () => {
    const id = await subscribe("citizen@mail.example");
    await subscribe("citizen@mail.example", "all");
    const stranger = await subscribe("stranger@mail.example");
    await told("opened");
    const held = await subscriptionsForHolder(at.db, TEST_KEY, id);
    await endSubscription(at.db, stranger, held!.subscriptions[0]!.id);
    expect((await subscriptionsForHolder(at.db, TEST_KEY, id))!.subscriptions).toHaveLength(2);
    await endSubscription(at.db, id, held!.subscriptions[0]!.id);
    expect((await subscriptionsForHolder(at.db, TEST_KEY, id))!.subscriptions).toHaveLength(1);
    expect(await letters(id)).toHaveLength(1);
    await endAllSubscriptions(at.db, id);
    await endAllSubscriptions(at.db, id);
    expect(await subscriptionsForHolder(at.db, TEST_KEY, id)).toBeNull();
    expect(await letters(id)).toHaveLength(0);
    expect(await letters(stranger)).toHaveLength(1);
    // Who comes back is a new subscriber, and the old link opens nothing.
    expect(await subscribe("citizen@mail.example")).not.toBe(id);
  });

  test("each occasion is told in its own words, and only while it is so", async () => {
    const id = await subscribe("reader@mail.example", "all");
    for (const early of ["closed", "answered", "closes-in-3-days"] as const)
      expect(await told(early)).toBe(0);
    expect(await told("changed", { version: 2 })).toBe(0);
    expect(await told("opened")).toBe(1);
    const drafter = await makeOfficer(at.db, office.id);
    const approver = await makeOfficer(at.db, office.id, "approver");
    const by = { officeId: office.id, officerId: drafter.id };
    const outline = makeOutline(4);
    await makeVersion(at.db, by, call.slug, outline, "补充第四条\r\n并更正文字。");
    expect(await told("changed", { version: 2 })).toBe(1);
    await moveWindow(at.db, call.id, {
      closesAt: "clock_timestamp() + interval '2 days 20 hours'",
    });
    expect(await told("closes-in-1-day")).toBe(0);
    expect(await told("closes-in-3-days")).toBe(1);
    expect(await told("closes-in-3-days")).toBe(0);
    const comment = await makeComment(at.db, call.slug);
    await endWindow(at.db, call.id);
    await closeConsultation(at.db, call.id);
    expect(await told("opened")).toBe(0);
    expect(await told("closed")).toBe(1);
    await makeDecision(at.db, call.id, comment.id);
    await publishOutcome(
      at.db,
      { id: approver.id, officeId: office.id, role: "approver" },
      call.id,
      { statement: "感谢各位。意见已经逐条研究。" },
    );
    expect(await told("answered")).toBe(1);
    const got = await letters(id);
    const title = "澄江市停车设施建设行动方案(征求意见稿)";
    expect(got.map(({ subject }) => subject.replace(/还有 [23] 天/, "还有几天"))).toEqual([
      `开始征求意见：${title}`,
      `草案有新版本：${title}`,
      `还有几天截止：${title}`,
      `征求意见已经截止：${title}`,
      `意见反馈已经公布：${title}`,
    ]);
    expect(got[1]!.content.facts[0]).toEqual({
      term: "改了什么、为什么",
      detail: "补充第四条 并更正文字。",
    });
    expect(got[3]!.content.lead).toContain("共收到 1 条意见");
    expect(got[4]!.content.link.path).toBe(`/consultations/${call.slug}/outcome`);
  });

  test("an extension and a withdrawal are told with their public reason, and nothing else after it", async () => {
    const own = await makeConsultation(at.db, office);
    const drafter = await makeOfficer(at.db, office.id);
    const by = { officeId: office.id, officerId: drafter.id };
    const id = await subscribe("follower@mail.example", `consultation/${own.slug}`);
    const change = () =>
      at.db
        .selectFrom("window_changes")
        .select("id")
        .where("consultation_id", "=", own.id)
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
    const tell = (occasion: Occasion, changeId?: number) =>
      mailSubscribers(at.db, { consultationId: own.id, occasion, changeId });
    const closesAt = new Date(Date.now() + 45 * DAY_MS);
    await extendWindow(at.db, by, own.slug, { closesAt, reason: "听证会改期。" });
    const extension = (await change()).id;
    expect(await tell("withdrawn", extension)).toBe(0);
    expect(await tell("extended", extension)).toBe(1);
    await withdrawConsultation(at.db, by, own.slug, "上位法修订，另行起草。");
    const withdrawal = (await change()).id;
    for (const late of ["opened", "extended", "closed", "closes-in-1-day"] as const)
      expect(await tell(late)).toBe(0);
    expect(await tell("withdrawn", withdrawal)).toBe(1);
    const reasons = (await letters(id)).map(
      ({ content }) => content.facts.find(({ term }) => term === "理由")?.detail,
    );
    expect(reasons).toEqual(["听证会改期。", "上位法修订，另行起草。"]);
  });

  test("who followed a call is told of the next round about the same matter, with its reason", async () => {
    const first = await makeConsultation(at.db, office);
    const drafter = await makeOfficer(at.db, office.id);
    const id = await subscribe("patient@mail.example", `consultation/${first.slug}`);
    await endWindow(at.db, first.id);
    await closeConsultation(at.db, first.id);
    const by = { officeId: office.id, officeSlug: office.slug, officerId: drafter.id };
    const asked = { reason: "根据意见作了较大修改。", source: null };
    const { slug } = await beginRound(at.db, new Date(), by, first.slug, asked);
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    const tell = () => mailSubscribers(at.db, { consultationId: draft.id, occasion: "opened" });
    expect(await tell()).toBe(0);
    await publishConsultation(at.db, by, draft.id, {
      title: draft.title,
      summary: "",
      opensAt: new Date(Date.now() - 1_000),
      closesAt: new Date(Date.now() + 31 * DAY_MS),
      rule: "decision",
      shortWindowReason: null,
      visibility: draft.visibility,
      fields: draft.fields,
    });
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(
      (await letters(id)).map(({ subject, content }) => [subject, content.facts.at(-1)]),
    ).toEqual([
      [`第 2 次征求意见：${draft.title}`, { term: "再次征求意见的理由", detail: asked.reason }],
    ]);
  });
});
