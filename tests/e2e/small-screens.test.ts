import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "~/app/platform/time";
import { makeComment, makeConsultation, makeOffice } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { openPage } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();
const HOUR_MS = 3_600_000;

if (chromium)
  onEveryDatabase("on a small screen and on paper", (at) => {
    let site: Site;
    let browser: Browser;
    let office: { id: number; slug: string };
    let receipt: string;

    const opened = (width: number) =>
      openPage(browser, site, { viewport: { width, height: 740 }, hasTouch: true });
    const box = (page: Page, selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { left, right, height } = element.getBoundingClientRect();
        return { left: Math.round(left), right: Math.round(right), height };
      });

    beforeAll(async () => {
      site = await openSite(at.db);
      browser = await openBrowser(chromium);
      office = await makeOffice(at.db);
      const { slug } = await makeConsultation(at.db, office);
      receipt = `/receipts/${(await makeComment(at.db, slug)).code}?sent`;
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    test.each([
      ["weeks", 20 * DAY_MS],
      ["a day", 1.2 * DAY_MS],
      ["minutes", 0.98 * HOUR_MS],
    ])(
      "with %s left the bar at the bottom keeps each part in one line",
      async (_, left) => {
        const closesAt = new Date(Date.now() + left);
        const { slug } = await makeConsultation(at.db, office, { closesAt });
        for (const width of [320, 360, 400]) {
          const page = await opened(width);
          for (const path of [`/consultations/${slug}`, `/consultations/${slug}/clauses/2`]) {
            await page.goto(path);
            const bar = page.locator(".bottom-bar");
            expect((await box(page, ".bottom-bar")).height).toBeLessThan(64);
            for (const part of await bar.locator("> *").all())
              expect(
                await part.evaluate((element) => element.getBoundingClientRect().height),
              ).toBeLessThan(46);
            const { right } = await box(page, ".bottom-bar .button-primary");
            expect(right).toBeLessThanOrEqual(width - 16);
            expect(await bar.innerText()).toContain("提意见");
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          }
          await page.context().close();
        }
      },
      90_000,
    );

    test("the number of a receipt breaks in its middle, and its slip is as wide as what stands about it", async () => {
      const page = await opened(360);
      await page.goto(receipt);
      const tops = await page
        .locator(".receipt-code > span")
        .evaluateAll((halves) => halves.map((half) => half.getClientRects().length));
      expect(tops).toEqual([1, 1]);
      await page.setViewportSize({ width: 1280, height: 800 });
      const [notice, slip] = [await box(page, ".notice"), await box(page, ".receipt")];
      expect([slip.left - 4, slip.right + 4]).toEqual([notice.left, notice.right]);
      await page.context().close();
    });

    test("on paper a receipt tells of the clause what was unfolded, and has no handles", async () => {
      const page = await opened(720);
      await page.goto(receipt);
      await page.emulateMedia({ media: "print" });
      const main = () => page.locator("main").innerText();
      expect(await main()).not.toMatch(/展开|提意见时的条文/);
      await page.locator(".facts .fold").evaluate((fold) => fold.setAttribute("open", ""));
      expect(await main()).toMatch(/提意见时的条文\s+\S/);
      expect(await main()).not.toContain("展开");
      await page.context().close();
    });

    test("a clause that nobody has spoken on has one rule under the heading of its opinions", async () => {
      const { slug } = await makeConsultation(at.db, office);
      const page = await opened(360);
      await page.goto(`/consultations/${slug}/clauses/3`);
      const rule = await page
        .locator("#comments > .empty")
        .evaluate((empty) => getComputedStyle(empty).borderTopWidth);
      expect(rule).toBe("0px");
      await page.context().close();
    });
  });
