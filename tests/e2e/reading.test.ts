import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUnits } from "~/app/accounts/units.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import { DAY_MS } from "~/app/platform/time";
import { makeOffice, makeOfficer, makeOutline, OPTIONAL_FIELDS } from "../make";
import { chromiumPath, openBrowser } from "../setup/browser";
import { onEveryDatabase } from "../setup/databases";
import { faultsFound, openPage, signIn } from "../setup/pages";
import { openSite, type Site } from "../setup/site";

const chromium = chromiumPath();

const file = (name: string, ...lines: string[]) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(lines.join("\n")),
});

const NOTICE = file(
  "1.公告.txt",
  "关于公开征求《澄江市慢行系统建设行动方案（征求意见稿）》意见的公告",
  "现将《澄江市慢行系统建设行动方案（征求意见稿）》向社会公开征求意见，截止日期为2026年12月31日。",
  "联系电话：0539-8812345",
  "澄江市发展和改革委员会",
  "2026年11月20日",
);
const DRAFT = file(
  "2.草案.txt",
  "澄江市慢行系统建设行动方案",
  "（征求意见稿）",
  "一、重点任务",
  "（一）贯通步道。到2028年，新建步道120公里。（市发改委牵头，市园林局配合）",
  "（二）增设驿站。到年，新建驿站30处。（市园林局负责）",
);
const EXPLANATION = file("3.起草说明.txt", "起草说明", "现有步道断点多，群众出行不便。");

if (chromium)
  onEveryDatabase(
    "documents come in by the page, and their units and figures are settled",
    (at) => {
      let site: Site;
      let browser: Browser;
      let officer: { id: number; email: string };
      let office: { id: number; slug: string };

      async function signedIn(options: BrowserContextOptions = {}): Promise<Page> {
        const page = await openPage(browser, site, options);
        await signIn(page, officer.email);
        return page;
      }
      const main = (page: Page) => page.locator("main").innerText();
      /** Hands files in and says where that leads. */
      async function handIn(page: Page, fields: Record<string, ReturnType<typeof file>[]>) {
        await page.goto("/office/consultations/new");
        if (Object.keys(fields).length > 1) await page.getByText("分别指定公告").click();
        for (const [name, files] of Object.entries(fields))
          await page.locator(`input[name=${name}]`).setInputFiles(files);
        await page.getByRole("button", { name: "读取文稿" }).click();
        await page.locator(".error-summary, .lines").first().waitFor();
      }
      const latest = () =>
        at.db
          .selectFrom("drafts")
          .select(["outline", "source_name"])
          .orderBy("id", "desc")
          .limit(1)
          .executeTakeFirstOrThrow();
      const units = async () =>
        (
          await at.db
            .selectFrom("units")
            .select("name")
            .where("office_id", "=", office.id)
            .execute()
        )
          .map(({ name }) => name)
          .sort();

      beforeAll(async () => {
        site = await openSite(at.db);
        browser = await openBrowser(chromium);
        office = await makeOffice(at.db, "澄江市发展和改革委员会");
        officer = await makeOfficer(at.db, office.id);
      });
      afterAll(async () => {
        await browser?.close();
        await site?.close();
      });

      test("an empty file, a broken one and one of another kind are refused by name, and nothing is begun", async () => {
        const page = await signedIn();
        const said = async (...files: ReturnType<typeof file>[]) => {
          await handIn(page, { document: files });
          return page.locator(".error-summary").innerText();
        };
        expect(await said(file("空.txt"))).toContain("文件是空的");
        expect(await said(NOTICE, file("空.txt"))).toContain("“空.txt”：文件是空的");
        const word = readFileSync("tests/fixtures/files/harbour.docx");
        expect(
          await said({ ...file("断.docx"), buffer: word.subarray(0, word.length / 2) }),
        ).toContain("已损坏");
        expect(
          await said({ ...file("图.docx"), buffer: Buffer.from("\x89PNG\r\n\x1a\n", "latin1") }),
        ).toContain("图片");
        expect(await at.db.selectFrom("drafts").select("id").execute()).toEqual([]);
        await page.context().close();
      });

      test("files too large, or handed in without a connection, leave the page as it was, and say so", async () => {
        const page = await signedIn();
        const pasted = page.getByLabel("或者粘贴全文");
        const said = async (words: string) => {
          await page.getByRole("button", { name: "读取文稿" }).click();
          await page.locator(".error-summary", { hasText: words }).waitFor();
          expect(await pasted.inputValue()).toBe("粘贴了很久的文字");
        };
        await page.goto("/office/consultations/new");
        await page.locator("input[name=document]").setInputFiles({
          ...file("大.docx"),
          buffer: Buffer.alloc(22 * 1024 * 1024),
        });
        await pasted.fill("粘贴了很久的文字");
        await said("超过 20 MB");
        await page.locator("input[name=document]").setInputFiles([DRAFT]);
        await page.context().setOffline(true);
        await said("没有连上网站");
        await page.context().setOffline(false);
        await page.getByRole("button", { name: "读取文稿" }).click();
        await page.locator(".lines").waitFor();
        expect((await latest()).source_name).toBe(DRAFT.name);
        await page.context().close();
      });

      test.each([
        ["together", { document: [NOTICE, DRAFT, EXPLANATION] }],
        ["each at its place", { notice: [NOTICE], draft: [DRAFT], explanation: [EXPLANATION] }],
      ])(
        "several files chosen %s become one draft, with scripts",
        async (_, fields) => {
          const page = await signedIn();
          await handIn(page, fields);
          await page.locator(".lines[data-keyed]").waitFor();
          const { outline, source_name } = await latest();
          expect(source_name).toBe("1.公告.txt、2.草案.txt、3.起草说明.txt");
          expect(outline.clauses).toHaveLength(3);
          expect(outline.notice).toContain("0539-8812345");
          expect(outline.explanation).toContain("断点多");
          expect(await main(page)).toContain("3 个文件合为一份");
          expect(await faultsFound(page)).toEqual([]);
          await page.context().close();
        },
        90_000,
      );

      test("without scripts a clause that is moved, ranked or taken back stays in hand", async () => {
        const page = await signedIn({ javaScriptEnabled: false });
        const draft = `/office/consultations/${await newestInPreparation()}/draft`;
        await page.goto(`${draft}?at=3`);
        const inHand = () => page.locator(".line[aria-current]").innerText();
        const press = (name: RegExp) => page.getByRole("button", { name }).first().click();
        expect(await inHand()).toContain("增设驿站");
        await press(/^上移/);
        expect(await inHand()).toContain("增设驿站");
        expect(new URL(page.url()).search).toBe("?at=2");
        await press(/^下移/);
        expect(await inHand()).toContain("增设驿站");
        await press(/^排除/);
        await press(/^撤销/);
        expect(await page.locator(".line").allInnerTexts()).toHaveLength(3);
        await page.context().close();
      });

      test("without scripts a unit is added, a figure is corrected, left out and taken back, and a fault keeps what was typed", async () => {
        const page = await signedIn({
          javaScriptEnabled: false,
          viewport: { width: 360, height: 800 },
        });
        const by = { officeId: office.id, officerId: officer.id };
        await addUnits(at.db, by, ["澄江市发展和改革委员会"]);
        await page.goto(`/office/consultations/${await newestInPreparation()}/reading`);
        expect(await main(page)).toContain("“市发改委”是“澄江市发展和改革委员会”吗？");
        await page.getByRole("button", { name: /是，记住这个简称/ }).click();
        await page.getByRole("button", { name: "添加选中的单位" }).click();
        expect(await units()).toContain("市园林局");
        expect(await main(page)).toContain("2 个在名单里");
        const stations = page.locator(".finding", { hasText: "驿站" });
        expect(await stations.innerText()).toContain("原文缺数字");
        await stations.getByRole("link", { name: /更正/ }).click();
        await page.getByLabel("数量").fill("");
        await page.getByLabel("时限").fill("到2029年");
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await page.getByLabel("时限").inputValue()).toBe("到2029年");
        expect(await page.locator(".field-error").count()).toBe(1);
        await page.getByLabel("数量").fill("30处");
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await stations.innerText()).toContain("已更正");
        const paths = page.locator(".finding", { hasText: "步道" });
        await paths.getByRole("button", { name: /不列入/ }).click();
        expect(await main(page)).toContain("公众将看到 1 项");
        await paths.getByRole("button", { name: /恢复/ }).click();
        expect(await main(page)).toContain("公众将看到 2 项");
        await page.context().close();
      });

      test("who still writes while a colleague publishes gets the own words back to copy, with and without scripts", async () => {
        for (const javaScriptEnabled of [false, true]) {
          const { slug } = await createConsultation(at.db, new Date(), {
            officeId: office.id,
            officeSlug: office.slug,
            officerId: officer.id,
            sourceName: "方案.txt",
            sourceText: "",
            outline: makeOutline(),
          });
          const page = await signedIn({ javaScriptEnabled });
          await page.goto(`/office/consultations/${slug}/draft?at=2&do=edit`);
          if (javaScriptEnabled) await page.locator(".lines[data-keyed]").waitFor();
          const { id } = await at.db
            .selectFrom("consultations")
            .select("id")
            .where("slug", "=", slug)
            .executeTakeFirstOrThrow();
          const by = { officeId: office.id, officerId: officer.id };
          await publishConsultation(at.db, by, id, {
            title: "方案",
            summary: "",
            opensAt: new Date(),
            closesAt: new Date(Date.now() + 40 * DAY_MS),
            rule: "decision",
            shortWindowReason: null,
            visibility: "reviewed",
            fields: OPTIONAL_FIELDS,
          });
          await page.getByLabel("正文", { exact: true }).fill("写了很久的一段话。");
          if (!javaScriptEnabled)
            await page.getByRole("button", { name: "保存", exact: true }).click();
          await page.getByText("刚刚由同事公布").waitFor();
          expect(await page.getByLabel("您写的文字").inputValue()).toContain("写了很久的一段话。");
          await page.context().close();
        }
      });

      test("the page has no fault that a machine can find, never scrolls sideways, and prints what was read", async () => {
        const page = await signedIn();
        const address = `/office/consultations/${await newestInPreparation()}/reading`;
        for (const width of [320, 768, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(address);
          expect(await faultsFound(page)).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        }
        await page.emulateMedia({ media: "print" });
        expect(await page.getByRole("button", { name: /不列入/ }).count()).toBe(0);
        expect(await main(page)).toContain("新建驿站");
        expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(1_000);
        await page.context().close();
      });

      const newestInPreparation = async () =>
        (
          await at.db
            .selectFrom("consultations")
            .select("slug")
            .where("published_at", "is", null)
            .orderBy("id", "desc")
            .limit(1)
            .executeTakeFirstOrThrow()
        ).slug;
    },
  );
else test.skip("units and figures on their page need a Chromium", () => {});
