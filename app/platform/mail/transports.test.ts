import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openResendSite } from "~/tests/setup/resend-site";
import { openSmtpSite } from "~/tests/setup/smtp-site";
import { openFiles } from "./files.server";
import { openResend, retryAfter } from "./resend.server";
import { openSmtp } from "./smtp.server";
import type { OutgoingLetter } from "./transport";

const letter: OutgoingLetter = {
  key: "11111111-2222-4333-8444-555555555555",
  from: "澄江市征求意见 <no-reply@chengjiang.example>",
  to: "citizen@mail.example",
  subject: "开始征求意见：停车设施建设行动方案",
  text: "澄江市发展和改革委员会公开征求意见。\n\n截止时间：11月10日24时\n",
  html: "<p>澄江市发展和改革委员会公开征求意见。</p>",
  headers: {
    "List-Unsubscribe": "<https://yijian.example.cn/subscriptions/unsubscribe/1.x>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  },
  date: new Date("2026-11-01T00:00:00Z"),
};
/** For a server that is silent; one that speaks is given the time that letters are given in earnest. */
const SHORT_MS = 400;

describe("letters over SMTP", () => {
  let site: Awaited<ReturnType<typeof openSmtpSite>>;
  beforeAll(async () => {
    site = await openSmtpSite();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.taken.length = 0;
    site.state.behaviour = "accept";
  });
  const sendOnce = async (url = site.url) => {
    const sendMs = site.state.behaviour === "hang" ? SHORT_MS : undefined;
    const transport = openSmtp(url, sendMs);
    try {
      return await transport.send(letter);
    } finally {
      transport.close();
    }
  };

  test("a letter arrives whole, with its one-click header and the same Message-ID each time", async () => {
    expect((await sendOnce()).result).toBe("sent");
    expect((await sendOnce()).result).toBe("sent");
    const [first, second] = site.taken;
    expect(first!.subject).toBe(letter.subject);
    expect(first!.text!.replaceAll("\r\n", "\n").trim()).toBe(letter.text.trim());
    expect(first!.html).toContain("公开征求意见");
    expect(first!.from).toMatchObject({ name: "澄江市征求意见" });
    expect(first!.messageId).toBe(`<${letter.key}@chengjiang.example>`);
    expect(second!.messageId).toBe(first!.messageId);
    expect(first!.headers.find(({ key }) => key === "list-unsubscribe-post")?.value).toBe(
      "List-Unsubscribe=One-Click",
    );
  });

  test("an address that is refused is refused for good, and the reason does not name it", async () => {
    site.state.behaviour = "refuse";
    const attempt = await sendOnce();
    expect(attempt).toEqual({ result: "refused", because: "邮件服务器拒绝了这封信（550）" });
  });

  test("a server that asks to come again is asked again", async () => {
    site.state.behaviour = "later";
    expect(await sendOnce()).toMatchObject({
      result: "later",
      because: expect.stringMatching(/451/),
    });
  });

  test("letters that were given up while the server was silent are not sent after all when it speaks again", async () => {
    const transport = openSmtp(site.url, 2_000);
    try {
      site.state.behaviour = "hang";
      // More than there are connections: the last ones wait for a connection.
      const given = Array.from({ length: 5 }, (_, n) => ({ ...letter, to: `${n}@mail.example` }));
      const attempts = await Promise.all(given.map(transport.send));
      expect(attempts.map(({ result }) => result)).toEqual(Array(5).fill("later"));
      site.state.behaviour = "accept";
      await transport.send(letter);
      expect(site.taken.map(({ to }) => to?.[0]?.address)).toEqual([letter.to]);
    } finally {
      transport.close();
    }
  });

  test("a server that is silent, one that hangs up within a letter and one that is not there are asked again", async () => {
    site.state.behaviour = "hang";
    expect((await sendOnce()).result).toBe("later");
    site.state.behaviour = "drop";
    expect((await sendOnce()).result).toBe("later");
    expect((await sendOnce("smtp://127.0.0.1:1")).result).toBe("later");
    expect(site.taken).toHaveLength(0);
  });

  test("a login that is not accepted stops all letters and spoils none", async () => {
    expect(await sendOnce(site.urlWithLogin)).toMatchObject({ result: "busy", seconds: 600 });
  });

  test("a line break in a subject or a name begins no header", async () => {
    const transport = openSmtp(site.url);
    await transport.send({
      ...letter,
      subject: "标题\r\nBcc: victim@mail.example\r\n\r\n正文",
      headers: { ...letter.headers, "X-Title": "a\r\nX-Evil: 1" },
    });
    transport.close();
    const names = site.taken[0]!.headers.map(({ key }) => key);
    expect(names).not.toContain("bcc");
    expect(names).not.toContain("x-evil");
  });
});

describe("letters through the provider", () => {
  let site: Awaited<ReturnType<typeof openResendSite>>;
  beforeAll(async () => {
    site = await openResendSite();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.asked.length = 0;
    site.state.behaviour = "accept";
  });
  const send = () => {
    const sendMs = site.state.behaviour === "hang" ? SHORT_MS : undefined;
    return openResend("re_test_key", site.baseUrl, sendMs).send(letter);
  };

  test("a letter is given over with its key, so that a second one is dropped", async () => {
    expect(await send()).toEqual({ result: "sent", providerId: "letter-1" });
    expect(await send()).toEqual({ result: "sent", providerId: "letter-1" });
    expect(site.delivered.size).toBe(1);
    expect(site.asked[0]).toMatchObject({
      key: letter.key,
      authorization: "Bearer re_test_key",
      body: { to: letter.to, subject: letter.subject, text: letter.text },
    });
    expect(site.asked[0]!.body.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(site.asked[1]!.body).toEqual(site.asked[0]!.body);
  });

  test("429 stops all letters for as long as the provider says", async () => {
    site.state.behaviour = "busy";
    expect(await send()).toMatchObject({ result: "busy", seconds: 7 });
    site.state.behaviour = "quota";
    expect(await send()).toMatchObject({ result: "busy", seconds: 60 });
  });

  test("an error of the provider and its silence are asked again, a refusal is not", async () => {
    site.state.behaviour = "fail";
    expect(await send()).toEqual({ result: "later", because: "邮件服务商出错（500）" });
    site.state.behaviour = "hang";
    expect((await send()).result).toBe("later");
    site.state.behaviour = "refuse";
    expect(await send()).toEqual({ result: "refused", because: "邮件服务商拒绝了这封信（422）" });
    site.state.behaviour = "bad-key";
    expect((await send()).result).toBe("busy");
  });

  test("how long to wait is read as seconds or as a date", () => {
    const now = new Date("2026-11-01T00:00:00Z");
    expect(retryAfter("30", now)).toBe(30);
    expect(retryAfter("Sun, 01 Nov 2026 00:02:00 GMT", now)).toBe(120);
    expect(retryAfter("0", now)).toBe(1);
    expect(retryAfter("999999999", now)).toBe(86_400);
    expect(retryAfter("soon", now)).toBeNull();
    expect(retryAfter(undefined, now)).toBeNull();
  });
});

describe("letters as files", () => {
  const folder = mkdtempSync(join(tmpdir(), "zhutiao-outbox-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("each becomes one readable file that nobody else may read, however often it is written", async () => {
    const transport = openFiles(join(folder, "outbox"));
    expect(await transport.send(letter)).toEqual({ result: "sent", providerId: null });
    expect(await transport.send(letter)).toEqual({ result: "sent", providerId: null });
    const files = readdirSync(join(folder, "outbox"));
    expect(files).toEqual([`${letter.key}.eml`]);
    const file = join(folder, "outbox", files[0]!);
    expect(statSync(file).mode & 0o077).toBe(0);
    const read = await PostalMime.parse(readFileSync(file));
    expect(read.subject).toBe(letter.subject);
    expect(read.to?.[0]).toMatchObject({ address: letter.to });
    expect(read.text).toContain("截止时间：11月10日24时");
  });

  test("a folder that cannot be written to loses no letter", async () => {
    writeFileSync(join(folder, "taken"), "");
    expect(await openFiles(join(folder, "taken")).send(letter)).toMatchObject({ result: "later" });
  });
});
