import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const paths = (...last: string[]) =>
  parseOutline(
    [
      "澄江市推进绿色出行实施意见（征求意见稿）",
      "一、总体要求",
      "坚持绿色优先。",
      "二、重点任务",
      "（一）完善步道。",
      "（二）增设驿站。",
      ...last,
    ].join("\n"),
  ).clauses.map(({ path }) => path);
const before = ["一", "一/¶1", "二", "二/(一)", "二/(二)"];

describe("结尾说明施行和解释的一段", () => {
  it("是说全文的，不属于最后一项任务", () => {
    expect(paths("本意见自2027年1月1日起施行，有效期5年。")).toEqual([...before, "¶1"]);
    expect(
      paths("以上措施由市交通局负责解释。", "此前规定与本意见不一致的，以本意见为准。"),
    ).toEqual([...before, "¶1", "¶2"]);
  });

  it("修改决定的最后几段是说整个决定的，不属于最后一项修改", () => {
    const { clauses } = parseOutline(
      [
        "关于修改《澄江市养犬条例》的决定（征求意见稿）",
        "一、将第一条修改为：“为规范养犬，制定本条例。”",
        "二、删去第二条。",
        "此外，对条文序号和部分文字作相应调整。",
        "本决定自2027年1月1日起施行。",
        "《澄江市养犬条例》根据本决定作相应修改，重新公布。",
      ].join("\n"),
    );
    expect(clauses.map(({ path }) => path)).toEqual(["一", "二", "¶1", "¶2", "¶3"]);
  });

  it("一般文件里的“此外”仍属于它所在的一项", () => {
    expect(paths("此外，对部分文字作相应调整。")).toEqual([...before, "二/(二)/¶1"]);
  });

  it.each(["（此件主动公开）", "（此件公开发布）", "公开属性：主动公开"])(
    "没有落款的，“%s”也是落款处的话，不是条款",
    (remark) => {
      const text = [
        "澄江市养犬办法（征求意见稿）",
        "第一条 养犬应当登记。",
        "第二条 遛犬应当牵绳。",
      ];
      const outline = parseOutline([...text, remark].join("\n"));
      expect(outline.signature).toBe(remark);
      expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
    },
  );

  it("在“附则”之下的属于附则，在自己的标题之下的属于那个标题", () => {
    const annex = ["三、附则", "（一）相关部门可以制定细则。", "本意见自2027年1月1日起施行。"];
    expect(paths(...annex)).toEqual([...before, "三", "三/(一)", "三/¶1"]);
    const own = ["三、组织保障", "（一）执行期限", "本意见自2027年1月1日起施行。"];
    expect(paths(...own)).toEqual([...before, "三", "三/(一)", "三/(一)/¶1"]);
  });

  it("说到施行、而后面还有编号条款的，仍属于它所在的一项", () => {
    const inside = ["本方案实施期限为三年。", "三、组织保障", "加强领导。"];
    expect(paths(...inside)).toEqual([...before, "二/(二)/¶1", "三", "三/¶1"]);
  });
});
