import type { LoaderFunctionArgs } from "@remix-run/node";
import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { openSession } from "~/app/accounts/sessions.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { paths } from "~/app/paths";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import { SUMMARY_COLUMNS } from "~/app/publication/summary-rows.server";
import { loader as publicPage } from "~/app/routes/consultations.$slug_.outcome";
import { loader as publicCsv } from "~/app/routes/consultations.$slug_.outcome[.]csv";
import { loader as publicXlsx } from "~/app/routes/consultations.$slug_.outcome[.]xlsx";
import {
  action as officeAct,
  loader as officePage,
} from "~/app/routes/office.consultations.$slug_.outcome";
import { loader as officeCsv } from "~/app/routes/office.consultations.$slug_.summary[.]csv";
import { loader as officeXlsx } from "~/app/routes/office.consultations.$slug_.summary[.]xlsx";
import type { Visibility } from "~/db/tables/consultations";
import type { Decision } from "~/db/tables/triage";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeRun,
} from "./make";
import { onEveryDatabase } from "./setup/databases";
import { unzip } from "./unzip";

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

const FORMULA = '=HYPERLINK("http://example.test","点我")';
const NEVER_SHOWN = [
  "欧阳小明",
  "张三丰",
  "000-5550100",
  "澄江某公司",
  "内部批注一则",
  "被隐藏的意见全文",
  "对隐藏意见的答复",
  "尚未审核的意见全文",
  "被隐藏的雷同意见",
];

onEveryDatabase("what the public sees of an outcome", (at) => {
  let office: { id: number; slug: string };
  let approver: { id: number; officeId: number; role: "approver" };

  const call = async (loader: Loader, slug: string, cookie = "", search = "") => {
    const request = new Request(`http://localhost/consultations/${slug}${search}`, {
      headers: cookie ? { Cookie: cookie } : {},
    });
    const context = { db: at.db, env: {}, now: () => new Date(), address: "127.0.0.1" };
    const args = { request, params: { slug }, context } as unknown as LoaderFunctionArgs;
    return loader(args).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  };
  const bytes = async (loader: Loader, slug: string, cookie = "") => {
    const response = (await call(loader, slug, cookie)) as Response;
    expect(response.status).toBe(200);
    const body = Buffer.from(await response.arrayBuffer());
    expect(Number(response.headers.get("Content-Length"))).toBe(body.length);
    return { body, response };
  };
  const cookieOf = async (officerId: number) => {
    const { createCookie } = await import("@remix-run/node");
    const token = await openSession(at.db, officerId, "test");
    return createCookie("zhutiao_session").serialize(token);
  };

  /** Seven comments: one campaign of three of which one is hidden, one hidden, one not reviewed. */
  const consultation = async (visibility: Visibility) => {
    const made = await makeConsultation(at.db, office, { visibility });
    const person = { name: "张三丰", organisation: "澄江某公司", contact: "000-5550100" };
    const say = async (clause: number | null, body: string, form = {}) =>
      (await makeComment(at.db, made.slug, { clause, body, ...person, ...form })).id;
    const ids = {
      formula: await say(2, FORMULA, { suggestion: "+86 改为“二千个”" }),
      alike1: await say(2, "被隐藏的雷同意见", { name: "欧阳小明" }),
      alike2: await say(2, "反对收取停车费，请再研究。", { name: "李四" }),
      alike3: await say(2, "反对收取停车费，请再研究！", { name: "" }),
      hidden: await say(3, "被隐藏的意见全文"),
      pending: await say(3, "尚未审核的意见全文"),
      whole: await say(null, '换行\n和，逗号,"引号"', { name: "欧阳小明" }),
    };
    const review = (review: "shown" | "hidden", ...which: number[]) =>
      at.db.updateTable("comments").set({ review }).where("id", "in", which).execute();
    await review("shown", ids.formula, ids.alike2, ids.alike3, ids.whole);
    await review("hidden", ids.alike1, ids.hidden);
    await at.db
      .insertInto("notes")
      .values({
        consultation_id: made.id,
        comment_id: ids.formula,
        officer_id: approver.id,
        body: "内部批注一则",
      })
      .execute();
    await makeRun(at.db, made.id, [
      { id: ids.formula, topic: 1 },
      { id: ids.alike1, topic: 2, campaign: 1 },
      { id: ids.alike2, topic: 2, campaign: 1 },
      { id: ids.alike3, topic: 2, campaign: 1 },
      { id: ids.hidden, topic: 1 },
    ]);
    const decisions: [number, Decision, string?][] = [
      [ids.formula, "adopted"],
      [ids.alike1, "rejected", "收费依法听证。"],
      [ids.alike2, "rejected", "收费依法听证。"],
      [ids.alike3, "rejected", "收费依法听证。"],
      [ids.hidden, "explained", "对隐藏意见的答复"],
      [ids.pending, "adopted"],
      [ids.whole, "partly", "@部分吸收"],
    ];
    await endWindow(at.db, made.id);
    await closeConsultation(at.db, made.id);
    for (const decision of decisions) await makeDecision(at.db, made.id, ...decision);
    return { ...made, ids };
  };
  const published = async (visibility: Visibility) => {
    const made = await consultation(visibility);
    await publishOutcome(at.db, approver, made.id, { statement: "感谢参与。" });
    return made;
  };
  const rowsOf = async (workbook: Buffer) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(workbook as unknown as ArrayBuffer);
    const rows: string[][] = [];
    book.worksheets[0]!.eachRow((row) => {
      rows.push(
        SUMMARY_COLUMNS.map((_, column) => {
          const { value } = row.getCell(column + 1);
          expect(value === null || ["string", "number"].includes(typeof value)).toBe(true);
          return String(value ?? "");
        }),
      );
    });
    return rows;
  };

  beforeAll(async () => {
    office = await makeOffice(at.db);
    const { id } = await makeOfficer(at.db, office.id, "approver");
    approver = { id, officeId: office.id, role: "approver" };
  });

  test("before publication the page says so, and neither page nor files hold anything decided", async () => {
    const { slug } = await consultation("reviewed");
    const page = await call(publicPage, slug);
    expect(page).toMatchObject({ published: null, commentsAtClose: 7 });
    expect(JSON.stringify(page)).not.toMatch(/听证|反对收取|adopted|主题/);
    for (const file of [publicCsv, publicXlsx])
      expect(((await call(file, slug)) as Response).status).toBe(404);
    expect(((await call(publicPage, "no-such-draft")) as Response).status).toBe(404);
  });

  test("the page lists what may be shown; what may not is counted and nowhere said", async () => {
    const { slug, ids } = await published("reviewed");
    const page = JSON.stringify(await call(publicPage, slug));
    for (const secret of NEVER_SHOWN) expect(page).not.toContain(secret);
    const { published: shown } = (await call(publicPage, slug)) as {
      published: {
        comments: number;
        points: number;
        byClause: { number: number | null; comments: number }[];
        byTopic: { id: number | null; comments: number; quotes: { text: string }[] }[];
        list: {
          comments: number;
          unshown: number;
          opinions: { id: number; senders: number; who: string }[];
        };
      };
    };
    expect(shown).toMatchObject({ comments: 7, points: 5 });
    expect(shown.list.unshown).toBe(2);
    expect(shown.list.opinions).toMatchObject([
      { id: ids.formula, senders: 1, who: "张**" },
      { id: ids.alike2, senders: 3, who: "李*等 3 人" },
      { id: ids.whole, senders: 1, who: "欧阳**" },
    ]);
    expect(shown.byClause.map(({ number, comments }) => [number, comments])).toEqual([
      [2, 4],
      [3, 2],
      [null, 1],
    ]);
    expect(shown.byTopic.map(({ id, comments }) => [id, comments])).toEqual([
      [2, 3],
      [1, 2],
      [null, 2],
    ]);
    expect(shown.byTopic[1]!.quotes).toHaveLength(1);
  });

  test("every number leads to what it counts, page by page", async () => {
    const { slug } = await published("reviewed");
    const counted = async (search: string) => {
      const page = (await call(publicPage, slug, "", search)) as {
        published: { list: { comments: number; unshown: number; opinions: { senders: number }[] } };
      };
      const { comments, unshown, opinions } = page.published.list;
      expect(opinions.reduce((sum, each) => sum + each.senders, unshown)).toBe(comments);
      return comments;
    };
    expect(await counted("?clause=2")).toBe(4);
    expect(await counted("?clause=2&decision=rejected")).toBe(3);
    expect(await counted("?clause=whole")).toBe(1);
    expect(await counted("?topic=2")).toBe(3);
    expect(await counted("?topic=none")).toBe(2);
    expect(await counted("?decision=explained")).toBe(1);
    expect(await counted("?decision=nonsense&after=x")).toBe(7);
  });

  test("where comments are not public, only numbers are", async () => {
    const { slug } = await published("never");
    const page = await call(publicPage, slug);
    expect(page).toMatchObject({ published: { comments: 7, list: null } });
    const { body } = await bytes(publicCsv, slug);
    for (const text of [JSON.stringify(page), body.toString("utf8")])
      for (const secret of [...NEVER_SHOWN, "反对收取停车费", "HYPERLINK", "听证"])
        expect(text).not.toContain(secret);
    expect(body.toString("utf8")).toContain("共征集 7 条");
  });

  test("the public files hold the page's rows, and no byte of what is not public", async () => {
    const { slug } = await published("reviewed");
    const { body: csv, response } = await bytes(publicCsv, slug);
    const { body: xlsx } = await bytes(publicXlsx, slug);
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(response.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="summary\.csv"; filename\*=UTF-8''%E6%BE%84%E6%B1%9F[\w%.-]+\.csv$/,
    );
    const parts = [...unzip(xlsx).values(), csv].map((part) => part.toString("utf8"));
    for (const secret of NEVER_SHOWN) for (const part of parts) expect(part).not.toContain(secret);
    const text = csv.toString("utf8");
    expect(text).toContain("其中 2 条的内容没有公开");
    expect(text).toContain("李*等 3 人");
    expect(text).toContain(`"'=HYPERLINK(""http://example.test"",""点我"")"`);
    expect(text).toContain("'+86 改为“二千个”");
    expect(text).toContain("'@部分吸收");
  });

  test("the workbook reads back as the same rows, formulas as text", async () => {
    const { slug } = await published("reviewed");
    const { body } = await bytes(publicXlsx, slug);
    const sheet = [...unzip(body)].find(([name]) => name.endsWith("sheet1.xml"))![1].toString();
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain('orientation="landscape"');
    const rows = await rowsOf(body);
    const head = rows.findIndex((row) => row[0] === "序号");
    expect(rows[head]).toEqual(SUMMARY_COLUMNS.map((column) => column.head));
    expect(rows[0]![0]).toContain("意见汇总处理表");
    expect(rows[1]![0]).toContain(
      "共征集 7 条，采纳 2 条，部分采纳 1 条，不采纳 3 条，解释说明 1 条",
    );
    expect(rows.slice(head + 1).map((row) => [row[0], row[3], row[5], row[7], row[8]])).toEqual([
      ["1", FORMULA, "张**", "1", "采纳"],
      ["2", "反对收取停车费，请再研究。", "李*等 3 人", "3", "不采纳"],
      ["3", '换行\n和，逗号,"引号"', "欧阳**", "1", "部分采纳"],
    ]);
    expect(rows[head + 1]![4]).toBe("+86 改为“二千个”");
    expect(rows[head + 1]![10]).toBe("市住建局");
  });

  test("the office's files hold every comment before publication, masked, and the audit notes it", async () => {
    const { id, slug } = await consultation("never");
    await at.db
      .deleteFrom("triage_entries")
      .where("consultation_id", "=", id)
      .where("decision", "=", "partly")
      .execute();
    const cookie = await cookieOf(approver.id);
    const { body } = await bytes(officeCsv, slug, cookie);
    const text = body.toString("utf8");
    expect(text).toContain(
      "共征集 7 条，采纳 2 条，部分采纳 0 条，不采纳 3 条，解释说明 1 条，未处理完 1 条",
    );
    for (const shown of ["被隐藏的意见全文", "尚未审核的意见全文", "未处理完", "欧阳**等 3 人"])
      expect(text).toContain(shown);
    for (const secret of ["欧阳小明", "张三丰", "000-5550100", "澄江某公司", "内部批注一则"])
      expect(text).not.toContain(secret);
    const rows = await rowsOf((await bytes(officeXlsx, slug, cookie)).body);
    expect(
      rows
        .slice(-5)
        .map((row) => Number(row[7]))
        .reduce((a, b) => a + b),
    ).toBe(7);
    const noted = await at.db
      .selectFrom("audit")
      .select("detail")
      .where("consultation_id", "=", id)
      .where("action", "=", "导出意见汇总处理表")
      .execute();
    expect(noted.map(({ detail }) => detail.format)).toEqual(["csv", "xlsx"]);
  });

  test("who publishes is told how many nobody has reviewed, and promises nothing of them", async () => {
    const { slug } = await consultation("reviewed");
    const cookie = await cookieOf(approver.id);
    const page = (await call(officePage, slug, cookie)) as { unreviewed: number; draft: string };
    expect(page.unreviewed).toBe(1);
    expect(page.draft).toContain("公开的各条意见，其采纳情况和理由随本说明一并公布。");
    const { slug: secret } = await consultation("never");
    const other = (await call(officePage, secret, cookie)) as { unreviewed: number; draft: string };
    expect(other.unreviewed).toBe(0);
    expect(other.draft).toContain("各条款意见的采纳情况随本说明一并公布。");
  });

  test("another office, a liaison and nobody get no file and no page", async () => {
    const { slug } = await consultation("reviewed");
    const stranger = await makeOfficer(at.db, (await makeOffice(at.db)).id, "administrator");
    const liaison = await makeOfficer(at.db, office.id, "liaison");
    for (const file of [officeCsv, officeXlsx]) {
      const status = async (cookie: string) =>
        ((await call(file, slug, cookie)) as Response).status;
      expect(await status(await cookieOf(stranger.id))).toBe(404);
      expect(await status(await cookieOf(liaison.id))).toBe(403);
      expect(await status("")).toBe(302);
    }
    const page = (await call(officePage, slug, await cookieOf(stranger.id))) as Response;
    expect(page.status).toBe(404);
  });

  test("publishing on the office's page: a refusal keeps what was typed, success opens the page", async () => {
    const { id, slug } = await consultation("reviewed");
    await at.db
      .deleteFrom("triage_entries")
      .where("consultation_id", "=", id)
      .where("decision", "=", "partly")
      .execute();
    const forgotten: string[] = [];
    const post = async (statement: string, officerId = approver.id) => {
      const request = new Request(`http://localhost${paths.office.outcome(slug)}`, {
        method: "POST",
        headers: { Cookie: await cookieOf(officerId) },
        body: new URLSearchParams({ statement }),
      });
      const forgetPages = (forgot: string) => forgotten.push(forgot);
      const context = { db: at.db, env: {}, now: () => new Date(), forgetPages };
      return officeAct({
        request,
        params: { slug },
        context,
      } as unknown as LoaderFunctionArgs).catch((thrown: unknown) => thrown);
    };
    expect(await post("写好的说明")).toMatchObject({
      data: { statement: "写好的说明", errors: { form: expect.stringContaining("还有 1 条") } },
      init: { status: 409 },
    });
    expect(await post(" ")).toMatchObject({
      data: { errors: { statement: expect.stringContaining("请填写") } },
      init: { status: 422 },
    });
    const drafter = await makeOfficer(at.db, office.id, "drafter");
    expect(((await post("写好的说明", drafter.id)) as Response).status).toBe(403);
    expect(forgotten).toEqual([]);

    const undecided = await at.db
      .selectFrom("comments as m")
      .leftJoin("triage_entries as t", "t.comment_id", "m.id")
      .select("m.id")
      .where("m.consultation_id", "=", id)
      .where("t.decision", "is", null)
      .executeTakeFirstOrThrow();
    await makeDecision(at.db, id, undecided.id);
    expect(((await post("写好的说明")) as Response).status).toBe(302);
    expect(forgotten).toEqual([slug]);
    expect(await call(publicPage, slug)).toMatchObject({ published: { statement: "写好的说明" } });
  });
});
