import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "~/db/client.server";
import { makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser, PATIENCE_MS } from "../setup/browser";
import { freshDatabase } from "../setup/databases";
import { leftOut } from "../setup/left-out-list";
import { openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const SHARED = "../shared";
const there = existsSync(join(SHARED, "seeds"));
if (!there) leftOut("真实文件的浏览器测试", `没有 ${SHARED}`);
const chromium = chromiumPath();

type Gold = { seeds: Record<string, { file: string; counts: Record<string, number> }> };

/** Real documents go through the office's pages and come out of the API with the counts by hand. */
describe.skipIf(!there || !chromium)("real documents", () => {
  let database: Database;
  let site: Site;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let email: string;

  beforeAll(async () => {
    database = await freshDatabase("PGlite");
    site = await openSite(database.db);
    browser = await openBrowser(chromium!);
    const office = await makeOffice(database.db);
    email = (await makeOfficer(database.db, office.id, "drafter")).email;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.close();
  });

  test.each(["000", "002", "003"])(
    "%s is uploaded, published and has the clauses counted by hand",
    async (name) => {
      const gold = JSON.parse(readFileSync(join(SHARED, "gold/seeds.json"), "utf8")) as Gold;
      const file = readdirSync(join(SHARED, "seeds")).find((entry) => entry.startsWith(name))!;
      const page = await openPage(browser, site);
      await signIn(page, email, "/office/consultations/new");
      await page.locator("input[name=document]").setInputFiles(join(SHARED, "seeds", file));
      await page.getByRole("button", { name: "读取文稿" }).click();
      await page.waitForURL("**/draft");
      const waiting = page.locator(".findings .finding-mark");
      await page.locator(".lines[data-keyed]").waitFor();
      for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
        await page.locator(".findings .finding").first().focus();
        await page.keyboard.press("y");
        await expect.poll(() => waiting.count(), { timeout: PATIENCE_MS }).toBeLessThan(left);
      }
      await page.getByRole("link", { name: "下一步：公布设置" }).click();
      await page.waitForURL("**/publish");
      const reason = page.locator("[name=shortWindowReason]");
      if (await reason.count()) await reason.fill("测试");
      await page.getByRole("button", { name: "公布", exact: true }).click();
      await page.waitForURL(/\/office\/consultations\/[a-z0-9-]+$/);
      const slug = new URL(page.url()).pathname.split("/").at(-1)!;
      await page.context().close();
      const { clauses } = (await (await site.fetch(`/api/v1/consultations/${slug}`)).json()) as {
        clauses: { markerKind: string }[];
      };
      const { counts } = gold.seeds[name]!;
      for (const kind of ["一、", "(一)", "1.", "——"])
        expect(`${kind} ${clauses.filter((clause) => clause.markerKind === kind).length}`).toBe(
          `${kind} ${counts[kind]}`,
        );
    },
  );
});
