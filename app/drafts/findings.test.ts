import { describe, expect, it } from "vitest";
import { removedRuns } from "~/app/drafts/changes/removed-runs";
import { editClause } from "~/app/drafts/editing/edit-outline";
import { readAs, splitList } from "~/app/drafts/editing/edit-words";
import { findingsOf, openFindings } from "~/app/drafts/findings";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";

const now = new Date("2026-10-12T09:00:00+08:00");

const doubtful = parseOutline(
  [
    "关于公开征求《澄江市夜间公交方案（征求意见稿）》意见的公告",
    "",
    "现将《澄江市夜间公交方案（征求意见稿）》向社会公开征求意见，请于11月20日前将意见反馈至市交通局。",
    "联系电话：0539-8812****",
    "",
    "澄江市交通运输局",
    "2026年10月12日",
    "",
    "附件",
    "澄江市夜间公交方案",
    "（征求意见稿）",
    "一、总体目标",
    "到年，中心城区夜间公交全覆盖，由市人民*府保障资金，*策一并公布。",
    "二、主要任务",
    "重点做好三件事：一是增开线路；二是延长时间；三是公开时刻。（市交通局负责）",
  ].join("\n"),
);
const codes = (outline: Outline) => findingsOf(outline, now).map(({ code }) => code);
const found = (outline: Outline, code: string) =>
  findingsOf(outline, now).find((finding) => finding.code === code)!;

describe("核对结果", () => {
  it("先说要确认的，再说要看一看的，最后是建议", () => {
    const ranks = findingsOf(doubtful, now).map(({ mustConfirm, weight }) =>
      mustConfirm ? 1 : weight === "warn" ? 2 : 3,
    );
    expect(ranks).toEqual([...ranks].sort());
    expect(codes(doubtful)).toEqual(
      expect.arrayContaining([
        "masked-contact",
        "window-year",
        "missing-digits",
        "censored",
        "no-explanation",
        "inline-list",
      ]),
    );
  });

  it("没有写年份的截止日期，说出推断的日期和原文", () => {
    const year = found(doubtful, "window-year");
    expect(year.title).toContain("2026年11月20日24时");
    expect(year.read).toContain("请于11月20日前");
    expect(year.mustConfirm).toBe(true);
  });

  it("星号给出可能的读法，改了以后这一处就没有了，另一处还在", () => {
    const stars = findingsOf(doubtful, now).filter(({ code }) => code === "censored");
    expect(stars.map(({ choices }) => choices[0]!.label)).toEqual(["改为“人民政府”", "改为“政策”"]);
    const { number, quote, reading } = stars[0]!.choices[0]!.send;
    const mended = readAs(doubtful, Number(number), quote!, reading!);
    expect(mended.clauses.map(({ text }) => text).join()).toContain("市人民政府保障资金");
    expect(findingsOf(mended, now).filter(({ code }) => code === "censored")).toHaveLength(1);
  });

  it("词表里没有的字，按全文同样的上下文来读；拿不准的不读", () => {
    const words = (text: string) =>
      found(parseOutline(`一、甲\n堤防要加固。堤防要巡查。\n二、乙\n${text}`), "censored");
    expect(words("堤*要验收。").choices[0]!.label).toBe("改为“堤防要”");
    expect(words("桥*头拓宽。").choices[0]!.label).toBe("保留星号");
  });

  it("确认过的，只要那里的文字没变就算数；变了就不算", () => {
    const digits = found(doubtful, "missing-digits");
    const confirmed = new Set([digits.key]);
    const open = (outline: Outline) =>
      openFindings(outline, confirmed, now).some(({ code }) => code === "missing-digits");
    expect(open(doubtful)).toBe(false);
    const at = doubtful.clauses.find(({ text }) => text.includes("到年"))!;
    const elsewhere = editClause(doubtful, at.number, {
      heading: at.heading,
      text: `${at.text}资金按年拨付，用途向社会公开，接受监督。`,
    });
    expect(open(elsewhere)).toBe(false);
    const here = editClause(doubtful, at.number, {
      heading: at.heading,
      text: at.text.replace("中心城区夜间", "全市夜间"),
    });
    expect(open(here)).toBe(true);
    const mended = editClause(doubtful, at.number, {
      heading: at.heading,
      text: at.text.replace("到年", "到2027年"),
    });
    expect(codes(mended)).not.toContain("missing-digits");
  });

  it("连写的一是、二是可以拆成几条，一个字也不少", () => {
    const list = found(doubtful, "inline-list");
    expect(list.choices.map(({ label }) => label)).toEqual(["拆成 3 条", "不拆"]);
    const apart = splitList(doubtful, Number(list.choices[0]!.send.number));
    const texts = apart.clauses.map(({ text }) => text);
    expect(texts.slice(-4)).toEqual([
      "重点做好三件事：",
      "一是增开线路；",
      "二是延长时间；",
      "三是公开时刻。（市交通局负责）",
    ]);
    expect(codes(apart)).not.toContain("inline-list");
  });

  it("不是征求意见稿的，说出像什么，有人说仍要公布才公布", () => {
    const news = { ...doubtful, kind: "news" as const, kindReason: "通篇是报道" };
    const kind = findingsOf(news, now)[0]!;
    expect(kind).toMatchObject({
      code: "not-a-consultation",
      read: "通篇是报道",
      mustConfirm: true,
    });
    expect(kind.choices[0]!.label).toBe("仍要公布");
  });

  it("短于三十天的要说明理由，截止日不是工作日的可以顺延，都不拦着公布", () => {
    const window = {
      opensAt: "2026-10-12T00:00:00+08:00",
      closesAt: "2026-11-01T00:00:00+08:00",
      phrase: "截至10月31日",
      inferred: [],
    };
    const short = { ...doubtful, window };
    expect(found(short, "short-window").place).toEqual({ part: "reason" });
    const off = found(short, "ends-on-day-off");
    expect(off.choices[1]).toMatchObject({ send: { intent: "window", closesOn: "2026-11-02" } });
    expect(off.mustConfirm || found(short, "short-window").mustConfirm).toBe(false);
    const past = findingsOf(short, new Date("2026-12-01T00:00:00+08:00"));
    expect(past.some(({ code }) => code === "window-past")).toBe(true);
  });

  it("同一个不像单位的名称，在几条里也只说一次", () => {
    const flag = { code: "unknown-unit" as const, message: "“市国”不像单位名称", quote: "市国" };
    const clauses = doubtful.clauses.map((clause) => ({ ...clause, flags: [flag] }));
    const units = findingsOf({ ...doubtful, clauses }, now).filter(
      ({ code }) => code === "unknown-unit",
    );
    expect(units).toHaveLength(1);
    expect(units[0]!.alsoAt).toHaveLength(clauses.length - 1);
  });
});

it("挨着的、同一原因移出的文字是一处，可以一起放回", () => {
  const line = (number: number, reason: string) => ({
    lines: [number, number] as [number, number],
    text: `第${number}行`,
    reason,
  });
  const runs = removedRuns([
    line(1, "网页导航"),
    line(2, "网页导航"),
    line(3, "标题"),
    line(9, "标题"),
  ]);
  expect(runs.map(({ index, count, lines }) => [index, count, lines])).toEqual([
    [0, 2, [1, 2]],
    [2, 1, [3, 3]],
    [3, 1, [9, 9]],
  ]);
});
