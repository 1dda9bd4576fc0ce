import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import { sayAll, sayThemes } from "~/app/triage/triage.fixture";
import type { Stage } from "~/db/tables/triage";
import { makeConsultation, makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { faultsFound, openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

const SAID = "东港大道夜间货车太多，居民整夜睡不好，请在晚上十点以后禁止重型货车通行。";

if (chromium)
  onEveryDatabase("the board while comments are analysed", (at) => {
    /** With scripts and without: the same to either database. */
    const ways = at.engine === "PGlite" ? [true, false] : [true];
    let site: Site;
    let browser: Browser;
    let id: number;
    let board: string;
    let email: string;

    async function officer(javaScriptEnabled: boolean): Promise<Page> {
      const page = await openPage(browser, site, { javaScriptEnabled, bypassCSP: true });
      await signIn(page, email);
      return page;
    }
    const press = (page: Page, name: string) => page.getByRole("button", { name }).first().click();
    const strip = (page: Page) => page.locator(".strip");
    const shows = (page: Page, text: string) => strip(page).getByText(text).waitFor();

    /** What a worker would tell of its run. */
    const begin = async () =>
      (
        await at.db
          .insertInto("analysis_runs")
          .values({
            consultation_id: id,
            state: "running",
            mode: "list",
            comments: 0,
            key_phrases: "[]",
          })
          .returning("id")
          .executeTakeFirstOrThrow()
      ).id;
    const tell = (run: number, stage: Stage, done: number) =>
      at.db
        .updateTable("analysis_runs")
        .set({ stage, done, total: 100_000, told_at: sql`clock_timestamp()` })
        .where("id", "=", run)
        .execute();
    const end = (run: number) =>
      at.db
        .updateTable("analysis_runs")
        .set({ state: "cancelled", finished_at: sql`clock_timestamp()` })
        .where("id", "=", run)
        .where("cancel_asked_at", "is not", null)
        .execute();

    beforeAll(async () => {
      site = await openSite(at.db);
      browser = await openBrowser(chromium);
      const office = await makeOffice(at.db, "澄江市交通局");
      email = (await makeOfficer(at.db, office.id)).email;
      const { id: consultation, slug } = await makeConsultation(at.db, office);
      id = consultation;
      board = `/office/consultations/${slug}/board?by=topic`;
      await sayAll(
        at.db,
        id,
        Array.from({ length: 40 }, () => SAID),
      );
      await sayThemes(at.db, id, 200);
      await analyseAndStore(at.db, id);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    test("figures of the run come by themselves, and a click stops it", async () => {
      const page = await officer(true);
      const run = await begin();
      await tell(run, "matching", 12_300);
      await page.goto(board);
      await shows(page, "正在分析：识别雷同 12,300/100,000 条");
      expect(await page.getByRole("button", { name: "重新分析" }).count()).toBe(0);
      await tell(run, "assigning", 40_000);
      await shows(page, "正在分析：归入主题 40,000/100,000 条");
      expect(await faultsFound(page)).toEqual([]);
      await press(page, "停止");
      await shows(page, "已要求停止分析");
      await end(run);
      await shows(page, "分析已停止，仍按原来的结果");
      await page.context().close();
    });

    test("without scripts the same is had by links and buttons", async () => {
      const page = await officer(false);
      const run = await begin();
      await tell(run, "matching", 8_000);
      await page.goto(board);
      await shows(page, "识别雷同 8,000/100,000 条");
      await tell(run, "storing", 90_000);
      await strip(page).getByRole("link", { name: "刷新" }).click();
      await shows(page, "保存结果 90,000/100,000 条");
      await press(page, "停止");
      await end(run);
      await page.goto(board);
      await shows(page, "分析已停止，仍按原来的结果");
      await page.context().close();
    });

    test("a new result comes by itself, and the wish for more topics shows in it", async () => {
      const page = await officer(true);
      await page.goto(board);
      await page.getByText(/^粗细：自动 \d+ 个$/).click();
      await page.getByLabel("归纳为多少个主题").selectOption("7");
      await press(page, "重新归纳");
      await page.getByText("已要求 7 个，下次分析完成后生效。").waitFor();
      await shows(page, "等待开始分析");
      await at.db.transaction().execute((trx) =>
        sql`update pgboss.job set state = 'completed'
          where name = 'analyse-consultation' and state = 'created'`.execute(trx),
      );
      await analyseAndStore(at.db, id);
      await page.getByText("粗细：按 7 个").waitFor();
      await page.context().close();
    });

    test.each(ways)(
      "a campaign is read, a comment taken out of it and put back, and all of it taken apart (scripts: %s)",
      async (scripts) => {
        const page = await officer(scripts);
        await page.goto(board);
        await page.getByRole("link", { name: "查看本组" }).first().click();
        await page.getByRole("heading", { name: "雷同意见 40 条" }).waitFor();
        expect(await page.locator(".campaign-template").innerText()).toContain("东港大道");
        expect(await page.getByRole("img", { name: /按日收到：全部在/ }).count()).toBe(1);
        if (scripts) expect(await faultsFound(page)).toEqual([]);
        await page.locator(".entries .entry-link").first().click();
        await page.getByText("雷同意见共 40 条").click();
        await press(page, "这条不属于雷同");
        await page.getByText("移出雷同意见（").waitFor();
        await page.getByRole("heading", { name: "雷同意见 39 条" }).waitFor();
        await press(page, "放回雷同");
        await page.getByRole("heading", { name: "雷同意见 40 条" }).waitFor();
        await press(page, "拆散整组");
        await shows(page, "已拆散 40 条雷同意见");
        await page.getByText("雷同的人工调整 1 处").click();
        await press(page, "恢复成组");
        await shows(page, "40 条意见已恢复为雷同意见");
        await page.getByText("雷同 40 条（一次答复）").waitFor();
        await page.context().close();
      },
    );
  });
