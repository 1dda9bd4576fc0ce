import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY_MS, dateWords, wall } from "~/app/platform/time";
import { makeOffice, makeOfficer } from "../make";
import { chromiumPath, openBrowser, PATIENCE_MS } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

/** No year in the deadline, a masked number, a lost digit, a star: something of everything. */
const plan = () => {
  const last = wall(new Date(Date.now() + 35 * DAY_MS));
  return readFileSync("tests/fixtures/doubtful-plan.txt", "utf8")
    .replaceAll("{{公告日期}}", dateWords(new Date()))
    .replaceAll("{{截止月日}}", `${last.month}月${last.day}日`);
};

if (chromium)
  onEveryDatabase("a draft is checked and edited by the keyboard", (at) => {
    let site: Site;
    let browser: Browser;
    let one: Page;
    let other: Page;
    const scriptFaults: string[] = [];

    async function person(email: string, options = {}): Promise<Page> {
      const page = await openPage(browser, site, options);
      page.on("pageerror", (error) => scriptFaults.push(error.message));
      await signIn(page, email);
      return page;
    }

    /** The clauses as the page shows them, by the first characters of each. */
    const lines = (page: Page) =>
      page
        .locator(".lines .line-text")
        .evaluateAll((all) => all.map((line) => (line as HTMLElement).innerText.slice(0, 7)));
    /** Opens the draft and waits until its scripts run; before, its links and forms would do. */
    async function show(page: Page, path: string) {
      await page.goto(path);
      await page.locator(".lines[data-keyed]").waitFor();
    }
    const current = (page: Page) =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset.number ?? null);
    const saved = async () => {
      const row = await at.db
        .selectFrom("drafts")
        .select(["outline", "edition"])
        .executeTakeFirstOrThrow();
      return { ...row, texts: row.outline.clauses.map((clause) => clause.heading + clause.text) };
    };
    /** Presses a key that takes a step, and waits until it is saved. */
    async function step(page: Page, key: string) {
      const { edition } = await saved();
      await page.keyboard.press(key);
      await vi.waitFor(async () => expect((await saved()).edition).toBe(edition + 1), PATIENCE_MS);
      await page
        .locator(`input[name=edition][value="${edition + 1}"]`)
        .first()
        .waitFor({
          state: "attached",
        });
    }

    beforeAll(async () => {
      site = await openSite(at.db);
      browser = await openBrowser(chromium);
      const office = await makeOffice(at.db, "澄江市园林绿化局");
      const officers = [await makeOfficer(at.db, office.id), await makeOfficer(at.db, office.id)];
      one = await person(officers[0]!.email);
      other = await person(officers[1]!.email);
      await one.goto("/office/consultations/new");
      await one.getByLabel("或者粘贴全文").fill(plan());
      await one.getByRole("button", { name: "读取文稿" }).click();
      await one.waitForURL("**/draft");
      await one.locator(".lines[data-keyed]").waitFor();
    });

    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    test("clauses are walked through, moved, ranked, parted and joined without a mouse", async () => {
      await one.locator(".line[data-number='1']").focus();
      for (let times = 0; times < 3; times++) await one.keyboard.press("j");
      expect(await current(one)).toBe("4");
      await one.keyboard.press("ArrowUp");
      await one.keyboard.press("ArrowDown");
      const before = await lines(one);
      await step(one, "Shift+J");
      expect((await lines(one)).indexOf(before[3]!)).toBe(4);
      expect(await current(one)).toBe("5");
      await step(one, "u");
      expect(await lines(one)).toEqual(before);
      await step(one, "r");
      await step(one, "u");
      await one.keyboard.press("j");
      await step(one, "d");
      expect(await one.locator(".line[data-number='5']").getAttribute("class")).toContain("line-3");
      await step(one, "p");
      await step(one, "m");
      expect(await lines(one)).toHaveLength(before.length - 1);
      expect(await current(one)).toBe("4");
      await step(one, "u");
      await one.locator(".line[data-number='5']").focus();
      await step(one, "x");
      expect(await lines(one)).not.toContain(before[4]);
      await step(one, "u");
      expect(await lines(one)).toEqual(before);
    });

    test("keys write where one writes, and the words reach the draft", async () => {
      await one.locator(".line[data-number='6']").focus();
      await one.keyboard.press("e");
      const field = one.getByLabel("正文", { exact: true });
      await field.focus();
      await one.keyboard.press("Control+End");
      await one.keyboard.type("jkxu 每年公布一次。");
      await one.getByText("已自动保存").waitFor();
      expect((await saved()).texts.join()).not.toContain("jkxu");
      await one.keyboard.press("Tab");
      await step(one, "Enter");
      expect((await saved()).texts[5]).toContain("jkxu 每年公布一次。");
      expect(await at.db.selectFrom("unsaved_words").select("text").execute()).toEqual([]);
      await one.locator("form[aria-label='编辑第 6 处']").waitFor({ state: "detached" });
      expect(await current(one)).toBe("6");
    });

    test("what is typed without a connection is there after a reload, and is sent when it is back", async () => {
      await one.keyboard.press("e");
      const field = one.getByLabel("正文", { exact: true });
      await one.context().setOffline(true);
      await field.fill("线上断了，这句话还在。");
      await one.getByText("未连接，内容保留在本机").waitFor();
      await one.getByRole("button", { name: "保存", exact: true }).click();
      await one.getByText("这一步没有执行").waitFor();
      expect(await field.inputValue()).toBe("线上断了，这句话还在。");
      await one.context().setOffline(false);
      await one.reload();
      await vi.waitFor(
        async () => expect(await field.inputValue()).toBe("线上断了，这句话还在。"),
        10_000,
      );
      await vi.waitFor(async () => {
        const rows = await at.db.selectFrom("unsaved_words").select("text").execute();
        expect(rows).toEqual([{ text: "线上断了，这句话还在。" }]);
      }, PATIENCE_MS);
      await show(one, one.url().split("?")[0]!);
      await one.getByRole("link", { name: "继续写第 6 处" }).click();
      expect(await field.inputValue()).toBe("线上断了，这句话还在。");
      await one.getByRole("button", { name: "保存", exact: true }).click();
      await vi.waitFor(
        async () => expect((await saved()).texts[5]).toContain("线上断了"),
        PATIENCE_MS,
      );
    });

    test("words that reach the server while a reload is already being answered are not lost from sight", async () => {
      const page = one.url().split("?")[0]!;
      await show(one, `${page}?at=6&do=edit`);
      await one.route("**", async (route) => {
        if (!route.request().isNavigationRequest()) return route.continue();
        const answer = await route.fetch();
        await kept;
        await setTimeout(300);
        await route.fulfill({ response: answer });
      });
      const field = one.getByLabel("正文", { exact: true });
      const kept = one.waitForResponse((answer) => answer.request().method() === "POST");
      await field.fill("重新载入之前的一句话。");
      await one.reload();
      await one.unroute("**");
      await vi.waitFor(
        async () => expect(await field.inputValue()).toBe("重新载入之前的一句话。"),
        10_000,
      );
      await one.getByRole("button", { name: "不改了" }).click();
      await vi.waitFor(async () => {
        expect(await at.db.selectFrom("unsaved_words").select("text").execute()).toEqual([]);
      }, PATIENCE_MS);
    });

    test("of two who write the same clause the second sees both texts and chooses", async () => {
      const page = one.url().split("?")[0]!;
      for (const who of [one, other]) await show(who, `${page}?at=4&do=edit`);
      await one.getByLabel("正文", { exact: true }).fill("打通三处断点。");
      await other.getByLabel("正文", { exact: true }).fill("打通全部断点。");
      await one.getByRole("button", { name: "保存", exact: true }).click();
      await vi.waitFor(async () => expect((await saved()).texts[3]).toContain("三处"), PATIENCE_MS);
      await other
        .getByRole("button", { name: "保存", exact: true })
        .click({ timeout: 2_000 })
        .catch(() => {});
      await other.getByText("刚刚被别人改过").waitFor();
      await other.getByRole("button", { name: "用我写的" }).waitFor();
      const seen = await other.locator("main").innerText();
      expect(seen).toContain("打通三处断点。");
      expect(await other.getByLabel("正文", { exact: true }).inputValue()).toBe("打通全部断点。");
      expect((await saved()).texts[3]).toContain("三处");
      await other.getByRole("button", { name: "用我写的" }).click();
      await vi.waitFor(async () => expect((await saved()).texts[3]).toContain("全部"), PATIENCE_MS);
    });

    test("two who work on different clauses do not hinder each other", async () => {
      const page = one.url().split("?")[0]!;
      for (const who of [one, other]) await show(who, page);
      await one.locator(".line[data-number='2']").focus();
      await other.locator(".line[data-number='8']").focus();
      await step(one, "h");
      const { edition } = await saved();
      await other.keyboard.press("x");
      await vi.waitFor(async () => expect((await saved()).edition).toBe(edition + 1), PATIENCE_MS);
    });

    test("publishing is refused with the list; one key each confirms, and then it is published", async () => {
      const page = one.url().split("?")[0]!;
      await one.goto(page.replace(/draft$/, "publish"));
      const open = one.locator(".notice-warn a");
      const count = await open.count();
      expect(count).toBeGreaterThanOrEqual(4);
      await one.getByRole("button", { name: "公布", exact: true }).click();
      const listed = one.locator(".error-summary a");
      await listed.first().waitFor();
      expect(await listed.count()).toBe(count);
      await listed.first().click();
      await one.waitForURL("**/draft#finding-*");
      await show(one, page);
      await one.keyboard.press("f");
      for (let left = count; left > 0; left--) await one.keyboard.press("y");
      await one.getByText("需要确认的都已确认").waitFor();
      expect((await saved()).texts.join()).toContain("市人民政府");
      await one.getByRole("link", { name: "下一步：公布设置" }).click();
      await one.getByRole("button", { name: "公布", exact: true }).click();
      await one.waitForURL(/\/office\/consultations\/[a-z0-9-]+$/);
      const audit = await at.db.selectFrom("audit").select("action").execute();
      const times = audit.filter(({ action }) => action === "确认核对结果").length;
      // The star was mended by a step of its own.
      expect(times).toBe(count - 1);
    });

    test("no page had a fault in its scripts", () => {
      expect(scriptFaults).toEqual([]);
    });
  });
else test.skip("the editor needs a Chromium", () => {});
