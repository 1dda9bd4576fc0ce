import { describe, expect, it } from "vitest";
import { readMarker } from "~/app/drafts/markers";
import { anyNumber } from "~/app/drafts/numerals";
import { realMarkers } from "~/app/drafts/sequence";

const kinds = (...lines: string[]) =>
  realMarkers(lines.map(readMarker)).map((marker) => marker?.kind ?? null);

describe("编号", () => {
  it.each([
    ["一、总体要求", "一、", "一、", "总体要求"],
    ["十二．附则", "一、", "十二．", "附则"],
    ["（三）目标定位", "(一)", "（三）", "目标定位"],
    ["(一）项目建设", "(一)", "(一）", "项目建设"],
    ["㈠基本原则", "(一)", "㈠", "基本原则"],
    ["１．财政补助", "1.", "１．", "财政补助"],
    ["3、资金保障", "1.", "3、", "资金保障"],
    ["（2）字高", "(1)", "（2）", "字高"],
    ["②一年一次", "(1)", "②", "一年一次"],
    ["2.1.1 组成", "1.1", "2.1.1", "组成"],
    ["——打造枢纽港。", "——", "——", "打造枢纽港。"],
    ["第一章　总　则", "第X章", "第一章", "总　则"],
    ["第二节 规划", "第X节", "第二节", "规划"],
    ["第 十二 条　主管部门", "第X条", "第 十二 条", "主管部门"],
    ["第三十条之一　鼓励", "第X条", "第三十条之一", "鼓励"],
  ])("“%s”是编号", (line, kind, printed, rest) => {
    expect(readMarker(line)).toMatchObject({ kind, printed, rest });
  });

  it.each([
    "第六条第一款规定的主管部门应当公布。",
    "第四条、第五条规定的情形除外。",
    "第三条规定的期限届满后，不再受理。",
    "（一）项规定的材料应当一次告知。",
    "（二）、（三）项规定的情形。",
    "一、二、三产业融合发展。",
    "3.5万吨级航道竣工验收。",
    "1.5倍警戒流量时启动会商。",
    "2024年完成前期工作。",
    "五、六月份组织检查。",
    "------分隔线------",
    "-",
  ])("“%s”不是编号", (line) => {
    expect(kinds(line)).toEqual([null]);
  });

  it("第三级编号可以贯穿全文，也可以每组重新开始", () => {
    expect(kinds("（一）甲", "1.子", "2.丑", "（二）乙", "3.寅")).not.toContain(null);
    expect(kinds("（一）甲", "1.子", "2.丑", "（二）乙", "1.寅")).not.toContain(null);
  });

  it("前后都接不上的数字只是偶然出现在行首", () => {
    expect(kinds("1.甲", "2.乙", "15.丙", "3.丁")).toEqual(["1.", "1.", null, "1."]);
  });

  it("“1 总则”只有在 1、1.1、1.1.1 编号的预案里才是编号", () => {
    expect(kinds("1 总则", "1.1 目的", "2 职责", "2.1 组成")).not.toContain(null);
    expect(kinds("1 总则", "正文。")).toEqual([null, null]);
  });

  it("没有空格的“第三条本条例所称”按前后次序认定", () => {
    expect(kinds("第一条　甲", "第二条　乙", "第三条本条例所称湿地")).not.toContain(null);
    expect(kinds("第一条　甲", "第七条本条例所称湿地")).toEqual(["第X条", null]);
  });

  it.each([
    ["十", 10],
    ["二十", 20],
    ["一百零三", 103],
    ["二〇二五", 2025],
    ["１２", 12],
    ["甲", null],
  ])("数字“%s”读作 %s", (written, value) => {
    expect(anyNumber(written)).toBe(value);
  });
});
