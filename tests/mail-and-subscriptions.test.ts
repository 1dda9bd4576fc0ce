import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueMail } from "~/app/mail/queue-mail.server";
import { sendMail } from "~/app/mail/send-mail.server";
import { openFiles, outboxFolder } from "~/app/platform/mail/files.server";
import { mailSubscribers } from "~/app/subscriptions/mail-subscribers.server";
import { makeConsultation, makeOffice, makeOfficer, TEST_KEY } from "./make";
import { onEveryDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

onEveryDatabase("mail and subscriptions, as they are used", (at) => {
  const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-mail-"));
  let site: Site;
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let call: Awaited<ReturnType<typeof makeConsultation>>;
  let administrator: string;
  let stranger: string;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    call = await makeConsultation(at.db, office);
    const other = await makeOffice(at.db, "澄江市教育局");
    administrator = (await makeOfficer(at.db, office.id, "administrator")).email;
    stranger = (await makeOfficer(at.db, other.id, "administrator")).email;
    site = await openSite(at.db, undefined, undefined, { DATA_DIR: dataDir });
  });
  afterAll(async () => {
    await site?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const send = () =>
    sendMail(
      at.db,
      {
        key: TEST_KEY,
        settings: { from: "no-reply@chengjiang.example", origin: site.origin, perSecond: 100 },
        transport: openFiles(outboxFolder(dataDir)),
      },
      new AbortController().signal,
    );
  const inbox = async (): Promise<Email[]> =>
    Promise.all(
      readdirSync(outboxFolder(dataDir)).map((name) =>
        PostalMime.parse(readFileSync(join(outboxFolder(dataDir), name))),
      ),
    );
  const pathIn = (letter: Email, part: string) =>
    new URL(letter.text!.split(/\s/).find((word) => word.includes(`/subscriptions/${part}/`))!)
      .pathname;
  const headerOf = (letter: Email, name: string) =>
    letter.headers.find(({ key }) => key === name)?.value ?? "";
  const ask = (email: string) =>
    site.post("/subscriptions?index", { to: `consultation/${call.slug}`, email });

  let manage = "";

  test("a citizen asks, confirms by the letter, and sees what is subscribed", async () => {
    const form = await (await site.fetch(`/subscriptions?consultation=${call.slug}`)).text();
    expect(form).toContain("澄江市停车设施建设行动方案");
    expect(form).toContain('name="email"');
    const asked = await ask("zhang.san@mail.example");
    expect(asked.status).toBe(303);
    await send();
    const [letter] = await inbox();
    expect(letter!.to?.[0]?.address).toBe("zhang.san@mail.example");
    expect(headerOf(letter!, "list-unsubscribe")).toBe("");
    const confirm = pathIn(letter!, "confirm");
    for (let i = 0; i < 2; i++) {
      const page = await site.fetch(confirm);
      expect(page.status).toBe(200);
      expect(page.headers.get("Cache-Control")).toBe("no-store");
      expect(await page.text()).toContain("确认订阅");
    }
    const confirmed = await site.post(confirm, {});
    expect(confirmed.status).toBe(303);
    manage = new URL(confirmed.headers.get("Location")!, site.origin).pathname;
    const page = await (await site.fetch(`${manage}?confirmed`)).text();
    expect(page).toContain("zh***@mail.example");
    expect(page).not.toContain("zhang.san");
    expect((await site.fetch(confirm)).status).toBe(410);
    const again = await site.post(confirm, {});
    expect(again.headers.get("Location")).toBe(confirm);
  });

  test("who asks learns nothing: the answer is the same for a subscriber, a stranger and a flood", async () => {
    const answers = [];
    for (const email of [
      "zhang.san@mail.example",
      "nobody@mail.example",
      ...Array(5).fill("flood@mail.example"),
    ])
      answers.push(await ask(email));
    expect(
      new Set(answers.map((answer) => `${answer.status} ${answer.headers.get("Location")}`)).size,
    ).toBe(1);
  });

  test("a bad address is told at its place, and what was typed stays", async () => {
    const refused = await ask("不是邮箱");
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain("请填写正确的电子邮箱");
    expect(page).toContain('value="不是邮箱"');
    expect(
      (await site.post("/subscriptions?index", { to: "其他", email: "a@mail.example" })).status,
    ).toBe(422);
  });

  test("a letter says why it came, and a mail program ends the subscription with one click and no page of ours", async () => {
    expect(await mailSubscribers(at.db, { consultationId: call.id, occasion: "opened" })).toBe(1);
    await send();
    const letter = (await inbox()).find(({ subject }) => subject?.startsWith("开始征求意见"))!;
    expect(letter.text).toContain("收到这封信，是因为您在本网站订阅了");
    expect(pathIn(letter, "manage")).toBe(manage);
    expect(letter.html).toContain(manage);
    expect(headerOf(letter, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const url = new URL(/^<(.+)>$/.exec(headerOf(letter, "list-unsubscribe"))![1]!);
    const opened = await site.fetch(url.pathname);
    expect([opened.status, opened.headers.get("Location")]).toEqual([303, manage]);
    const forged = `${url.pathname.slice(0, -1)}${url.pathname.endsWith("A") ? "B" : "A"}`;
    const oneClick = (path: string) =>
      fetch(site.origin + path, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      });
    expect((await oneClick(forged)).status).toBe(404);
    expect(await (await site.fetch(manage)).text()).toContain("zh***@mail.example");
    expect((await oneClick(url.pathname)).status).toBe(200);
    expect(await (await site.fetch(manage)).text()).toContain("您已经全部退订");
    expect((await oneClick(url.pathname)).status).toBe(200);
  });

  test("any other write without an origin of ours is still refused", async () => {
    for (const path of [manage, "/subscriptions?index", "/office/mail/1"]) {
      const answer = await fetch(site.origin + path, {
        method: "POST",
        body: new URLSearchParams({ end: "all" }),
      });
      expect(answer.status).toBe(403);
    }
    expect((await site.fetch("/subscriptions/manage/1.AAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  test("feeds and calendars are given whole, then only when they have changed", async () => {
    for (const [path, type] of [
      ["/feed.atom", "application/atom+xml"],
      [`/offices/${office.slug}/feed.atom`, "application/atom+xml"],
      [`/consultations/${call.slug}/feed.atom`, "application/atom+xml"],
      ["/deadlines.ics", "text/calendar"],
      [`/consultations/${call.slug}/deadline.ics`, "text/calendar"],
    ] as const) {
      const first = await site.fetch(path);
      expect(first.status).toBe(200);
      expect(first.headers.get("Content-Type")).toBe(`${type}; charset=utf-8`);
      const body = (await first.text()).replace(/\r\n /g, "");
      expect(body).toContain("停车设施建设行动方案");
      const tag = first.headers.get("ETag")!;
      const again = await site.fetch(path, { headers: { "If-None-Match": `W/${tag}` } });
      expect(again.status).toBe(304);
    }
    expect((await site.fetch("/consultations/nowhere/feed.atom")).status).toBe(404);
    expect((await site.fetch("/offices/nowhere/feed.atom")).status).toBe(404);
    const before = (await site.fetch("/deadlines.ics")).headers.get("ETag");
    await sql`update consultations set closes_at = closes_at + interval '1 day', revision = revision + 1
      where id = ${call.id}`.execute(at.db);
    expect((await site.fetch("/deadlines.ics")).headers.get("ETag")).not.toBe(before);
    const page = await (await site.fetch(`/consultations/${call.slug}`)).text();
    expect(page).toContain(`/consultations/${call.slug}/feed.atom`);
    expect(page).toContain(`/subscriptions?consultation=${call.slug}`);
  });

  test("an administrator sees the office's letters and sends again what was not delivered; another office sees none of it", async () => {
    const id = await at.db.transaction().execute(async (trx) => {
      await queueMail(
        trx,
        TEST_KEY,
        {
          cause: "a test",
          officeId: office.id,
          consultationId: call.id,
          subject: "退回的信",
          content: { lead: "内容。", facts: [], link: { label: "查看", path: "/" } },
          why: "测试",
        },
        [{ to: "full.mailbox@mail.example" }],
      );
      await sql`update outbox set state = 'dead', ended_at = clock_timestamp(),
        last_error = '邮件服务器拒绝了这封信（552）' where state = 'waiting'`.execute(trx);
      const { id } = await trx
        .selectFrom("letters")
        .select("id")
        .where("cause", "=", "a test")
        .executeTakeFirstOrThrow();
      return id;
    });
    const list = await (await site.fetch("/office/mail", { as: administrator })).text();
    expect(list).toContain("退回的信");
    const page = await (await site.fetch(`/office/mail/${id}`, { as: administrator })).text();
    expect(page).toContain("邮件服务器拒绝了这封信（552）");
    expect(page).not.toContain("full.mailbox");
    expect(await (await site.fetch("/office/mail", { as: stranger })).text()).not.toContain(
      "退回的信",
    );
    expect((await site.fetch(`/office/mail/${id}`, { as: stranger })).status).toBe(404);
    expect((await site.post(`/office/mail/${id}`, {}, stranger)).status).toBe(404);
    const drafter = (await makeOfficer(at.db, office.id, "drafter")).email;
    expect((await site.fetch("/office/mail", { as: drafter })).status).toBe(403);
    expect((await site.post(`/office/mail/${id}`, {}, drafter)).status).toBe(403);
    const state = () =>
      at.db.selectFrom("outbox").select("state").where("letter_id", "=", id).executeTakeFirst();
    expect(await state()).toEqual({ state: "dead" });
    const again = await site.post(`/office/mail/${id}`, {}, administrator);
    expect(again.headers.get("Location")).toBe(`/office/mail/${id}?again=1`);
    await send();
    expect(await state()).toEqual({ state: "sent" });
    const twice = await site.post(`/office/mail/${id}`, {}, administrator);
    expect(twice.headers.get("Location")).toBe(`/office/mail/${id}?again=0`);
    const audited = await at.db
      .selectFrom("audit")
      .select(["subject", "detail"])
      .where("action", "=", "重发信件")
      .execute();
    expect(audited).toEqual([{ subject: "退回的信", detail: { letter: id, recipients: 1 } }]);
    const shown = await (await site.fetch(`/office/mail/${id}`, { as: administrator })).text();
    expect(shown).toContain("full.mailbox@mail.example");
  });

  test("an officer declines the digest on the account's page, and takes it back", async () => {
    const page = () => site.fetch("/office/account", { as: administrator }).then((r) => r.text());
    expect(await page()).toContain("不再接收");
    await site.post("/office/account", { intent: "digest", muted: "yes" }, administrator);
    expect(await page()).toContain("恢复接收");
    await site.post("/office/account", { intent: "digest", muted: "no" }, administrator);
    expect(await page()).toContain("不再接收");
  });
});
