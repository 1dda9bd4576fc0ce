import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import { sayThemes } from "~/app/triage/triage.fixture";
import { makeConsultation, makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { faultsFound, openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

if (chromium)
  onEveryDatabase("topics that officers change on the board", (at) => {
    /** With scripts and without: the same to either database. */
    const ways = at.engine === "PGlite" ? [true, false] : [true];
    let site: Site;
    let browser: Browser;
    let board: string;
    let email: string;

    beforeEach(async () => {
      site ??= await openSite(at.db);
      browser ??= await openBrowser(chromium);
      const office = await makeOffice(at.db, "澄江市交通局");
      email = (await makeOfficer(at.db, office.id)).email;
      const { id, slug } = await makeConsultation(at.db, office);
      board = `/office/consultations/${slug}/board?by=topic`;
      await sayThemes(at.db, id, 200);
      await analyseAndStore(at.db, id);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    async function officer(javaScriptEnabled: boolean): Promise<Page> {
      const page = await openPage(browser, site, { javaScriptEnabled, bypassCSP: true });
      await signIn(page, email);
      return page;
    }
    const press = (page: Page, name: string) => page.getByRole("button", { name }).first().click();
    const shows = (page: Page, text: string | RegExp) =>
      page.locator(".strip").getByText(text).waitFor();
    const topicsOf = (page: Page) => page.locator(".lens-choices .lens-label").allInnerTexts();
    /** The board as it was read anew: folds are folded and nothing is left of what was chosen. */
    const openTopic = async (page: Page, label: string) => {
      await page.goto(board);
      await page.locator(".lens-choices a", { hasText: label }).first().click();
      await page.getByRole("heading", { name: label }).first().waitFor();
    };

    test.each(ways)("are merged and parted again (scripts: %s)", async (scripts) => {
      const page = await officer(scripts);
      await page.goto(board);
      const labels = await topicsOf(page);
      const [into, from] = labels as [string, string];
      await openTopic(page, from);
      await page.getByText("合并或拆分").click();
      await press(page, "并入");
      await page.getByText("请选择要并入的主题").waitFor();
      await page.getByLabel("并入主题").selectOption({ label: into });
      await page.getByRole("button", { name: "并入", exact: true }).click();
      await shows(page, "主题已合并");
      await page.goto(board);
      expect(await topicsOf(page)).not.toContain(from);
      await page.getByText("人工调整主题 1 处").click();
      await page.getByText(`“${from}”并入“${into}”`).waitFor();
      if (scripts) expect(await faultsFound(page)).toEqual([]);
      await press(page, "撤销合并");
      await shows(page, "已撤销合并");
      await page.goto(board);
      expect(await topicsOf(page)).toEqual(labels);
      await page.context().close();
    });

    test.each(ways)(
      "are split by ticked comments, under a name, in one act (scripts: %s)",
      async (scripts) => {
        const page = await officer(scripts);
        await page.goto(board);
        const labels = await topicsOf(page);
        await openTopic(page, labels[0]!);
        const ticks = page.locator("[name=ids]");
        for (const at of [0, 1, 2]) await ticks.nth(at).check();
        await page.locator(".many > summary").click();
        const many = page.locator("#many");
        await many.getByText("归入主题", { exact: true }).click();
        await many.getByLabel("主题", { exact: true }).selectOption("new");
        await many.getByRole("button", { name: "归入", exact: true }).click();
        await many.getByText("请写下主题名称").waitFor();
        // What was chosen is still there.
        expect(await many.getByLabel("主题", { exact: true }).inputValue()).toBe("new");
        if (!scripts) for (const at of [0, 1, 2]) await ticks.nth(at).check();
        await many.getByLabel("新主题名称").fill("夜间货车");
        await many.getByRole("button", { name: "归入", exact: true }).click();
        await shows(page, "刚刚归入主题 3 条");
        await page.goto(board);
        expect(await topicsOf(page)).toContain("夜间货车");
        await page.getByText("人工调整主题 1 处").click();
        await page.getByText("拆出“夜间货车”，归入 3 条").waitFor();
        await press(page, "撤销拆出");
        await shows(page, "已撤销拆出的主题");
        await page.goto(board);
        expect(await topicsOf(page)).toEqual(labels);
        await page.context().close();
      },
    );

    test.each(ways)(
      "hold a comment that is pinned or moved, and say by whose hand (scripts: %s)",
      async (scripts) => {
        const page = await officer(scripts);
        await page.goto(board);
        const [first, second] = (await topicsOf(page)) as [string, string];
        await openTopic(page, first);
        await page.locator(".entries .entry-link").first().click();
        await press(page, "固定在此主题");
        await page.getByText(`归入“${first}”，重新分析不改变。`).waitFor();
        await page.getByText("不以文中的词为依据").waitFor();
        await press(page, "撤销归入");
        await shows(page, "已撤销归入");
        await page.getByRole("button", { name: "固定在此主题" }).waitFor();
        const work = page.locator(".work");
        await work.getByText("归入主题", { exact: true }).click();
        await work.getByLabel("主题", { exact: true }).selectOption({ label: second });
        await work.getByRole("button", { name: "归入", exact: true }).click();
        await page.getByText(`归入“${second}”，重新分析不改变。`).waitFor();
        if (scripts) expect(await faultsFound(page)).toEqual([]);
        for (const width of [360, 768, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect(wider).toBeLessThanOrEqual(0);
        }
        await page.context().close();
      },
    );
  });
