import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { makeConsultation, makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { faultsFound, openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

const TITLE = "澄江市口袋公园建设行动方案（征求意见稿）";
const KEPT = "（三）完善夜间照明。公园主要园路安装节能路灯，夜间开放至22时。";
const GONE = "（二）设置收费车位。公园周边设置收费停车位，收入用于公园养护。";
const FIRST = [
  TITLE,
  "一、重点任务",
  "（一）增加口袋公园。到2028年，中心城区新建口袋公园60处，优先安排在老旧小区周边。",
  GONE,
  KEPT,
  "二、保障措施",
  "（一）加强养护管理。各街道明确专人负责，每月巡查一次。",
].join("\n");
const SECOND = [
  TITLE,
  "一、重点任务",
  "（一）增加口袋公园。到2028年，中心城区新建口袋公园80处，优先安排在老旧小区和学校周边。",
  KEPT.replace("（三）", "（二）"),
  "二、保障措施",
  "（一）加强养护管理。各街道明确专人负责，每月巡查一次。",
  "（二）接受公众监督。每季度公布建设进度，设立意见电话。",
].join("\n");
const NOTE = "原稿的建设数量误写，现予更正；删去收费车位，增加公众监督。";

if (chromium)
  onEveryDatabase("a correction while people speak", (at) => {
    let site: Site;
    let browser: Browser;
    let plain: Page;
    let slow: Page;
    let slug: string;
    let officer: { email: string };

    async function person(javaScriptEnabled: boolean): Promise<Page> {
      return openPage(browser, site, { javaScriptEnabled });
    }
    const main = (page: Page) => page.locator("main").innerText();
    const faults = async (address: string, signedIn?: Page) => {
      const page = signedIn ?? (await person(true));
      await page.goto(address);
      const found = await faultsFound(page);
      if (!signedIn) await page.context().close();
      return found;
    };
    const say = async (page: Page, words: string) => {
      await page.getByLabel("意见", { exact: true }).fill(words);
      await page.getByRole("button", { name: "预览" }).click();
    };

    beforeAll(async () => {
      site = await openSite(at.db);
      browser = await openBrowser(chromium);
      const office = await makeOffice(at.db, "澄江市园林局");
      officer = await makeOfficer(at.db, office.id, "drafter");
      ({ slug } = await makeConsultation(at.db, office, {
        outline: parseOutline(FIRST),
        title: TITLE,
        visibility: "at-once",
      }));
      plain = await person(false);
      slow = await person(false);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    test("citizens speak on the first version, and one is still writing", async () => {
      for (const [number, words] of [
        [2, "六十处太少了。"],
        [3, "不要收费车位。"],
      ] as const) {
        await plain.goto(`/consultations/${slug}/clauses/${number}`);
        await say(plain, words);
        await plain.getByRole("button", { name: "提交意见" }).click();
        await plain.waitForURL("**/receipts/*");
      }
      await slow.goto(`/consultations/${slug}/clauses/2`);
      await slow.getByLabel("意见", { exact: true }).fill("请把数量再核实一下。");
    });

    test("an officer hands in the corrected text, sees what it changes and publishes it with a note", async () => {
      const page = await person(true);
      await signIn(page, officer.email);
      await page.goto(`/office/consultations/${slug}`);
      await page.getByRole("link", { name: "更正文稿" }).click();
      await page.getByLabel("或者粘贴全文").fill(SECOND);
      await page.getByRole("button", { name: /读取文稿/ }).click();
      await page.getByRole("heading", { name: "准备第 2 版" }).waitFor();
      expect(await main(page)).toContain("同第 1 版相比，修改 1 条，新增 1 条，删去 1 条");
      expect(await faults(`/office/consultations/${slug}/version`, page)).toEqual([]);
      await page.getByRole("button", { name: "公布第 2 版" }).click();
      await page.getByText("请写明改了什么").first().waitFor();
      await page.getByLabel("更正说明").fill(NOTE);
      await page.getByRole("button", { name: "公布第 2 版" }).click();
      await page.waitForURL(/\/office\/consultations\/[a-z0-9-]+$/);
      await page.context().close();
    });

    test("the page says which version it is, and shows the changes word by word, without JavaScript", async () => {
      await plain.goto(`/consultations/${slug}`);
      expect(await main(plain)).toContain(NOTE);
      await plain.getByRole("link", { name: "看改了什么" }).first().click();
      await plain.waitForURL("**/versions/2/changes");
      expect(await plain.locator("del").allInnerTexts()).toContainEqual(
        expect.stringContaining("60"),
      );
      expect(await plain.locator("ins").allInnerTexts()).toContainEqual(
        expect.stringContaining("80"),
      );
      const text = await main(plain);
      expect(text).toContain("接受公众监督");
      expect(await plain.locator("#gone").innerText()).toContain("设置收费车位");
    });

    test("what was said stays: with the words of that time, and on what is gone in a list", async () => {
      await plain.goto(`/consultations/${slug}/clauses/2`);
      const opinion = plain.locator(".opinion", { hasText: "六十处太少了" });
      expect(await opinion.innerText()).toContain("对第 1 版提出");
      await opinion.locator("summary").click();
      expect(await opinion.innerText()).toContain("新建口袋公园60处");
      await plain.goto(`/consultations/${slug}`);
      await plain.getByText("已经删去的条款 1 条").click();
      await plain.getByRole("link", { name: /设置收费车位/ }).click();
      expect(await main(plain)).toContain("不要收费车位。");
      expect(await plain.locator("form#form").count()).toBe(0);
    });

    test("who was still writing is shown both wordings, loses nothing and sends it again", async () => {
      await slow.getByRole("button", { name: "预览" }).click();
      const told = await main(slow);
      for (const words of ["草案有了新的版本", NOTE, "请把数量再核实一下。", "60处", "80处"])
        expect(told).toContain(words);
      await slow.getByRole("button", { name: /仍然提交/ }).click();
      await slow.waitForURL("**/receipts/*");
      expect(await main(slow)).toContain("请把数量再核实一下。");
      const rows = await at.db
        .selectFrom("comments as m")
        .innerJoin("clauses as c", "c.id", "m.clause_id")
        .innerJoin("drafts as d", "d.id", "c.draft_id")
        .select(["d.version", "c.number"])
        .orderBy("m.id")
        .execute();
      expect(rows.map(({ version, number }) => [version, number])).toEqual([
        [1, 2],
        [1, 3],
        [2, 2],
      ]);
    });

    test("the pages of versions are for everybody", async () => {
      for (const address of ["", "/versions/1", "/versions/2/changes", "/clauses/3?version=1"])
        expect(await faults(`/consultations/${slug}${address}`), address).toEqual([]);
    });
  });
else test.skip("the story of a correction needs a Chromium", () => {});
