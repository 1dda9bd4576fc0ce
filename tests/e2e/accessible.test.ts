import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEnv } from "~/app/platform/env.server";
import type { Database } from "~/db/client.server";
import { plantDemonstration } from "~/db/demo/plant.server";
import { TEST_KEY } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { freshDatabase } from "../setup/databases";
import { faultsFound } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

/** A phone of the smallest kind, a phone, a tablet, a desk. 320 px is also 400 % zoom of 1280 px. */
const WIDTHS = [320, 360, 768, 1280];

/** The demonstration: one consultation that is open, one that has closed, one that is answered. */
type Slugs = { open: string; closed: string; answered: string };

const citizens = ({ open, closed, answered }: Slugs) => [
  "/",
  "/?stage=planned",
  `/consultations/${open}`,
  `/consultations/${open}/clauses/13`,
  `/consultations/${open}/comment`,
  `/consultations/${open}/indicators`,
  `/consultations/${closed}`,
  `/consultations/${closed}/outcome`,
  `/consultations/${answered}/clauses/6`,
  `/consultations/${answered}/outcome`,
  "/receipts?code=ABC",
  `/subscriptions?consultation=${open}`,
  "/subscriptions?sent",
  "/subscriptions/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "/nowhere",
  "/office/sign-in",
];

const office = ({ closed, answered }: Slugs) => [
  "/office",
  "/office/consultations/new",
  `/office/consultations/${closed}`,
  `/office/consultations/${closed}/board`,
  `/office/consultations/${closed}/board?by=topic&state=with-unit`,
  `/office/consultations/${closed}/outcome`,
  `/office/consultations/${answered}/board`,
  "/office/units",
  "/office/officers",
  "/office/mail",
  "/office/operations",
  "/office/calendar",
  `/office/consultations/${answered}/round`,
  `/office/consultations/${answered}/version`,
  "/office/audit",
  "/office/account",
];

if (chromium)
  describe("every page is for everybody", () => {
    const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-accessible-"));
    let database: Database;
    let site: Site;
    let browser: Browser;
    let password: string;
    let slugs: Slugs;

    beforeAll(async () => {
      database = await freshDatabase("PGlite");
      const env = readEnv({ DATA_DIR: dataDir, PERSONAL_DATA_KEY: TEST_KEY.toString("base64") });
      const lines = await plantDemonstration(database.db, env, new Date());
      password = /[0-9a-f]{4}(-[0-9a-f]{4}){2}/.exec(lines!)![0];
      const planted = await database.db
        .selectFrom("consultations")
        .select("slug")
        .orderBy("id")
        .execute();
      const [open, closed, answered] = planted.map((row) => row.slug);
      slugs = { open: open!, closed: closed!, answered: answered! };
      site = await openSite(database.db);
      browser = await openBrowser(chromium);
    });

    afterAll(async () => {
      await browser?.close();
      await site?.close();
      await database?.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    /** The content policy is put aside so that axe may be brought into the page. */
    async function reader(): Promise<{ page: Page; said: string[] }> {
      const context = await browser.newContext({ baseURL: site.origin, bypassCSP: true });
      const page = await context.newPage();
      const said: string[] = [];
      page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() !== "error" || /Failed to load resource/.test(message.text())) return;
        said.push(`${page.url()}: ${message.text()}`);
      });
      return { page, said };
    }

    /** What axe finds wrong in the page, and which widths make it scroll sideways. */
    async function faultsOf(page: Page, path: string): Promise<string[]> {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      const faults = await faultsFound(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) faults.push(`${width} px: scrolls sideways by ${over} px`);
      }
      return faults.map((fault: string) => `${path}: ${fault}`);
    }

    test("citizens' pages have no fault that a machine can find, and none scrolls sideways", async () => {
      const { page, said } = await reader();
      const faults: string[] = [];
      for (const path of citizens(slugs)) {
        faults.push(...(await faultsOf(page, path)));
        await page.setViewportSize({ width: 320, height: 800 });
        const over = await page.evaluate(() => {
          document.documentElement.dataset.size = "large";
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        });
        if (over > 0) faults.push(`${path}: in large type scrolls sideways by ${over} px`);
      }
      expect([...faults, ...said]).toEqual([]);
    });

    test("the office's pages neither, an open comment and a dark screen included", async () => {
      const { page, said } = await reader();
      await page.goto("/office");
      await page.getByLabel("电子邮箱").fill("guanli@zjj.chengjiang.example");
      await page.getByLabel("密码").fill(password);
      await page.getByRole("button", { name: "登录" }).click();
      await page.waitForURL("**/office");
      const faults: string[] = [];
      for (const path of office(slugs)) faults.push(...(await faultsOf(page, path)));
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`/office/consultations/${slugs.closed}/board?by=topic`);
      await page.locator(".entry-link").nth(6).click();
      await page.waitForURL(/[?&]c=\d/);
      const opened = page.url().slice(site.origin.length);
      await page.emulateMedia({ colorScheme: "dark" });
      faults.push(...(await faultsOf(page, opened)));
      expect([...faults, ...said]).toEqual([]);
    });

    test("a refused form leads to its faults, and the first Tab leads past the head of the page", async () => {
      const { page } = await reader();
      await page.goto(`/consultations/${slugs.open}/clauses/13`);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#main");
      await page.getByRole("button", { name: "预览" }).click();
      await page.waitForLoadState();
      expect(await page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    });
  });
else test.skip("the pages' accessibility needs a Chromium", () => {});
