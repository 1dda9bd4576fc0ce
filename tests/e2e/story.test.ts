import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openLog } from "~/app/platform/log.server";
import { DAY_MS, dateWords } from "~/app/platform/time";
import { enqueue } from "~/jobs/enqueue.server";
import { startWorker, type Worker } from "~/jobs/worker";
import { endWindow, makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser, PATIENCE_MS } from "../setup/browser";
import { testEnv } from "../setup/context";
import { onEveryDatabase } from "../setup/databases";
import { openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

const document = () =>
  readFileSync("tests/fixtures/story-plan.txt", "utf8")
    .replaceAll("{{公告日期}}", dateWords(new Date()))
    .replaceAll("{{截止日期}}", dateWords(new Date(Date.now() + 31 * DAY_MS)));

if (chromium)
  onEveryDatabase("from a document to the receipt that shows the decision", (at) => {
    let site: Site;
    let browser: Browser;
    let worker: Worker | null = null;
    let office: Page;
    let citizen: Page;
    let plain: Page;
    const receipts: Record<string, string> = {};
    let slug = "";
    let drafter: { email: string };
    let approver: { email: string };
    const scriptFaults: string[] = [];

    /** A person with a browser of their own. */
    async function person(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
      const page = await openPage(browser, site, options);
      page.on("pageerror", (error) => scriptFaults.push(error.message));
      return page;
    }

    const consultationId = async () =>
      (
        await at.db
          .selectFrom("consultations")
          .select("id")
          .where("slug", "=", slug)
          .executeTakeFirstOrThrow()
      ).id;

    beforeAll(async () => {
      site = await openSite(at.db);
      browser = await openBrowser(chromium);
      const owner = await makeOffice(at.db, "澄江市城市管理局");
      drafter = await makeOfficer(at.db, owner.id, "drafter");
      approver = await makeOfficer(at.db, owner.id, "approver");
      office = await person();
      citizen = await person();
      plain = await person({ javaScriptEnabled: false });
    });

    afterAll(async () => {
      await browser?.close();
      await worker?.stop();
      await site?.close();
    });

    test("an officer signs in, pastes the document and sees its outline", async () => {
      await signIn(office, drafter.email);
      await office.getByRole("link", { name: "导入文稿" }).first().click();
      await office.getByLabel("或者粘贴全文").fill(document());
      await office.getByRole("button", { name: "读取文稿" }).click();
      await office.waitForURL("**/draft");
      await office.getByText("增加公园和菜市场公厕").first().waitFor();
      const text = await office.locator("main").innerText();
      expect(text).toContain("增加公园和菜市场公厕");
      expect(text).toMatch(/13 条/);
    });

    test("the officer publishes it for thirty-one days", async () => {
      await office.getByRole("link", { name: "下一步：公布设置" }).click();
      await office.waitForURL("**/publish");
      await office.getByLabel("标题").fill("澄江市公共厕所提升三年行动方案（征求意见稿）");
      await office.getByRole("button", { name: "公布", exact: true }).click();
      await office.waitForURL(/\/office\/consultations\/[a-z0-9-]+$/);
      slug = new URL(office.url()).pathname.split("/").at(-1)!;
      const row = await at.db
        .selectFrom("clauses")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("consultation_id", "=", await consultationId())
        .executeTakeFirstOrThrow();
      expect(row.n).toBe(13);
    });

    test.each([
      ["with scripts", () => citizen],
      ["without JavaScript", () => plain],
    ])(
      "a citizen %s finds the draft, comments on the clause meant and keeps a receipt",
      async (how, who) => {
        const page = who();
        await page.goto("/");
        await page
          .getByRole("link", { name: /公共厕所提升/ })
          .first()
          .click();
        await page.waitForURL(`**/consultations/${slug}`);
        const clause = page.locator("[id^=clause-]", { hasText: "延长开放时间" }).last();
        await clause
          .getByRole("link", { name: /提意见/ })
          .first()
          .click();
        await page.waitForURL("**/clauses/*");
        expect(await page.locator("main").innerText()).toContain("商业街区公厕开放至24时");
        await page.getByRole("button", { name: "预览" }).click();
        expect(await page.locator("main").innerText()).toContain("请写下您的意见");
        await page.getByLabel("建议修改", { exact: true }).check();
        await page.getByLabel("意见", { exact: true }).fill(`夜班工人也要用厕所（${how}）。`);
        await page.getByLabel(/^建议改成/).fill("中心城区公厕全天开放。");
        await page.getByLabel(/^姓名/).fill("李大勇");
        await page.getByRole("button", { name: "预览" }).click();
        const preview = await page.locator("main").innerText();
        expect(preview).toContain(`夜班工人也要用厕所（${how}）。`);
        expect(preview).toContain("李**");
        await page.getByRole("button", { name: "提交意见" }).click();
        await page.waitForURL("**/receipts/*");
        const slip = await page.locator("main").innerText();
        const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(slip)?.[0];
        expect(code).toBeTruthy();
        receipts[how] = code!;
        await page.getByText("证明：谁都可以核对").click();
        await page.getByRole("link", { name: "核对一段文字是不是原文" }).click();
        await page.getByLabel("建议修改", { exact: true }).check();
        await page.getByLabel("意见", { exact: true }).fill(`夜班工人也要用厕所（${how}）。`);
        await page.getByLabel(/^建议改成/).fill("中心城区公厕全天开放。");
        await page.getByRole("button", { name: "核对" }).click();
        await page.getByText("一字不差").waitFor();
      },
    );

    test("what is not reviewed is not shown to other citizens; after review it is, with the name masked", async () => {
      const reader = await person({ javaScriptEnabled: false });
      const number = new URL(citizen.url()).pathname && (await clauseOf(receipts["with scripts"]!));
      await reader.goto(`/consultations/${slug}/clauses/${number}`);
      expect(await reader.locator("main").innerText()).not.toContain("夜班工人");
      await openOnBoard("", /夜班工人也要用厕所（with scripts）/);
      await office.locator("button[value='review.shown']:visible").last().click();
      await vi.waitFor(async () => {
        await reader.reload();
        const text = await reader.locator("main").innerText();
        expect(text).toContain("夜班工人也要用厕所（with scripts）");
        expect(text).not.toContain("李大勇");
      }, PATIENCE_MS);
      await reader.context().close();
    });

    /** Opens the comment in the third pane, as the address then says. */
    async function openOnBoard(search: string, words: RegExp) {
      await office.goto(`/office/consultations/${slug}/board${search}`);
      await office.getByRole("link", { name: words }).click();
      await office.waitForURL(/[?&]c=\d/);
      await office.locator("button[value='decide.adopted']:visible").first().waitFor();
    }

    async function clauseOf(code: string): Promise<number> {
      const row = await at.db
        .selectFrom("comments as m")
        .innerJoin("clauses as c", "c.id", "m.clause_id")
        .select("c.number")
        .where("m.code", "=", code)
        .executeTakeFirstOrThrow();
      return row.number;
    }

    test("a comment one second late is refused with the closing time, and what was typed is shown to copy", async () => {
      const late = await person({ javaScriptEnabled: false });
      await late.goto(`/consultations/${slug}/comment`);
      await late.getByLabel("意见", { exact: true }).fill("我写了很久，差一秒没赶上。");
      await late.getByLabel(/^建议改成/).fill("请延长征求意见时间。");
      await late.getByRole("button", { name: "预览" }).click();
      await endWindow(at.db, await consultationId());
      const [answer] = await Promise.all([
        late.waitForResponse((response) => response.request().method() === "POST"),
        late.getByRole("button", { name: "提交意见" }).click(),
      ]);
      expect(answer.status()).toBe(410);
      const text = await late.locator("main").innerText();
      expect(text).toContain("截止");
      const everything = `${text} ${(await late.locator("textarea").allInnerTexts()).join(" ")} ${await late.locator("main").innerHTML()}`;
      expect(everything).toContain("我写了很久，差一秒没赶上。");
      expect(everything).toContain("请延长征求意见时间。");
      await late.context().close();
    });

    test("the sweep closes the window, freezes the number and the comments are analysed", async () => {
      await enqueue(at.db, "close-due-consultations", {});
      worker = await startWorker(at.db, openLog("silent"), testEnv(), {
        pollingIntervalSeconds: 0.5,
      });
      const id = await consultationId();
      await vi.waitFor(
        async () => {
          const run = await at.db
            .selectFrom("analysis_runs")
            .select(["state", "comments"])
            .where("consultation_id", "=", id)
            .where("state", "=", "finished")
            .executeTakeFirstOrThrow();
          expect(run.comments).toBe(2);
        },
        { timeout: PATIENCE_MS, interval: 500 },
      );
      const row = await at.db
        .selectFrom("consultations")
        .select(["comments_at_close", "closed_at"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(row.comments_at_close).toBe(2);
    });

    test("the officer cannot decide against a comment without a reason, and then decides both", async () => {
      await openOnBoard("", /夜班工人也要用厕所（with scripts）/);
      const reason = office.locator("textarea[name=reason]:visible").last();
      await office.locator("button[value='decide.partly']:visible").last().click();
      expect(await at.db.selectFrom("triage_entries").select("decision").execute()).toEqual([]);
      await reason.fill("车站周边和商业街区先行，其余逐步推开。");
      await office.locator("button[value='decide.partly']:visible").last().click();
      await vi.waitFor(async () => {
        const rows = await at.db.selectFrom("triage_entries").select("decision").execute();
        expect(rows).toEqual([{ decision: "partly" }]);
      }, PATIENCE_MS);
      await openOnBoard("?state=untouched", /夜班工人也要用厕所（without JavaScript）/);
      await office.locator("button[value='decide.adopted']:visible").last().click();
      await vi.waitFor(async () => {
        const rows = await at.db.selectFrom("triage_entries").select("decision").execute();
        expect(rows).toHaveLength(2);
      }, PATIENCE_MS);
    });

    test("a drafter may not publish the answer; the approver does", async () => {
      await office.goto(`/office/consultations/${slug}/outcome`);
      expect(await office.getByRole("button", { name: /公布/ }).count()).toBe(0);
      const leader = await person();
      await signIn(leader, approver.email);
      await leader.goto(`/office/consultations/${slug}/outcome`);
      await leader.getByRole("button", { name: /公布/ }).last().click();
      await leader.getByText("已公布").first().waitFor();
      await leader.context().close();
    });

    test("the receipt shows the decision and the result page gives the sum and the masked name", async () => {
      for (const page of [citizen, plain]) {
        await page.goto("/receipts");
        await page.locator("input[name=code]").fill(receipts["with scripts"]!.toLowerCase());
        await page.locator("main form button").first().click();
        await page.waitForURL("**/receipts/*");
        const slip = await page.locator("main").innerText();
        expect(slip).toContain("部分采纳");
        expect(slip).toContain("车站周边和商业街区先行，其余逐步推开。");
        await page.goto(`/consultations/${slug}/outcome`);
        const result = await page.locator("main").innerText();
        expect(result).toContain("共征集 2 条");
        expect(result).toContain("李**");
        expect(result).not.toContain("李大勇");
      }
      const csv = await site.fetch(`/consultations/${slug}/outcome.csv`);
      expect(await csv.text()).toContain("车站周边和商业街区先行");
    });

    test("no page had a fault in its scripts, and every step is in the audit", async () => {
      expect(scriptFaults).toEqual([]);
      const audit = await at.db.selectFrom("audit").select("action").orderBy("id").execute();
      const actions = audit.map((entry) => entry.action).join(" ");
      for (const action of ["导入文稿", "公布征求意见稿", "征求意见截止"])
        expect(actions).toContain(action);
    });
  });
else test.skip("the story needs a Chromium", () => {});
