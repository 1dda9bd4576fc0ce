import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  demote,
  EXCLUDED_REASON,
  editClause,
  excludeClause,
  mergeWithPrevious,
  promote,
  putBack,
  splitClause,
} from "~/app/drafts/editing/edit-outline";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sampleTexts } from "~/app/drafts/sample-texts";

const plan = parseOutline(
  [
    "澄江市滨江慢行方案（征求意见稿）",
    "一、总体要求",
    "坚持以人为本。",
    "二、重点任务",
    "（一）贯通断点。打通北岸。（市交通局牵头）",
    "（二）完善设施",
    "1.增设驿站。每2公里一处。",
    "2.统一标识。样式统一。",
  ].join("\n"),
);
const paths = (outline: Outline) => outline.clauses.map((clause) => clause.path);

describe("预览中的修改", () => {
  it("样本的初始层级如下", () => {
    expect(paths(plan)).toEqual([
      "一",
      "一/¶1",
      "二",
      "二/(一)",
      "二/(二)",
      "二/(二)/1",
      "二/(二)/2",
    ]);
  });

  it("升一级时，下属各条随之升级", () => {
    expect(paths(promote(plan, 5)).slice(3)).toEqual(["二/(一)", "(二)", "(二)/1", "(二)/2"]);
    expect(promote(plan, 1)).toBe(plan);
  });

  it("降一级时，成为前一条的下属", () => {
    expect(paths(demote(plan, 5)).slice(4)).toEqual([
      "二/(一)/(二)",
      "二/(一)/(二)/1",
      "二/(一)/(二)/2",
    ]);
    expect(demote(plan, 1)).toBe(plan);
    expect(demote(plan, 6)).toBe(plan);
  });

  it("并入前一条后，原来的编号和文字作为前一条的一段", () => {
    const merged = mergeWithPrevious(plan, 7);
    expect(merged.clauses.at(-1)).toMatchObject({
      number: 6,
      heading: "增设驿站。",
      text: "每2公里一处。\n2.统一标识。样式统一。",
      lines: [7, 8],
    });
    expect(mergeWithPrevious(plan, 1)).toBe(plan);
  });

  it("从段落处拆开，带编号的后半成为该级的条款", () => {
    const merged = mergeWithPrevious(plan, 7);
    const apart = splitClause(merged, 6, "每2公里一处。".length);
    expect(apart.clauses.map(({ path, heading, text }) => [path, heading, text])).toEqual(
      plan.clauses.map(({ path, heading, text }) => [path, heading, text]),
    );
  });

  it("拆开后，责任单位跟着文字走", () => {
    const apart = splitClause(plan, 4, 2);
    expect(apart.clauses[3]).toMatchObject({ heading: "贯通断点。", text: "打通", units: [] });
    expect(apart.clauses[4]).toMatchObject({ markerKind: "none", heading: "北岸。" });
    expect(apart.clauses[4]?.text).toBe("（市交通局牵头）");
    expect(apart.clauses[4]?.units[0]?.lead).toEqual(["市交通局"]);
  });

  it("排除的条款移到“已移除”，写明理由，并可以放回原处", () => {
    const without = excludeClause(plan, 4);
    expect(paths(without).slice(2)).toEqual(["二", "二/(二)", "二/(二)/1", "二/(二)/2"]);
    expect(without.removed.at(-1)).toEqual({
      lines: [5, 5],
      text: "（一）贯通断点。打通北岸。（市交通局牵头）",
      reason: EXCLUDED_REASON,
    });
    const back = putBack(without, without.removed.length - 1);
    expect(back.clauses[3]).toMatchObject({
      markerKind: "none",
      text: "（一）贯通断点。打通北岸。（市交通局牵头）",
      lines: [5, 5],
    });
    expect(back.removed).toEqual(plan.removed);
  });

  it("排除一个标题时，其下各条留下，升一级", () => {
    expect(paths(excludeClause(plan, 5)).slice(3)).toEqual(["二/(一)", "二/1", "二/2"]);
  });

  it("改动文字后，责任单位按新的文字重读", () => {
    const edited = editClause(plan, 6, { heading: "增设驿站。", text: "多设。（市城管局负责）" });
    expect(edited.clauses[5]?.units[0]?.members).toEqual(["市城管局"]);
    expect(plan.clauses[5]?.units).toEqual([]);
  });

  it("没有这一条时，提纲不变", () => {
    for (const step of [promote, demote, mergeWithPrevious, excludeClause, putBack]) {
      expect(step(plan, 99)).toBe(plan);
    }
    expect(splitClause(plan, 4, 0.5)).toBe(plan);
    expect(splitClause(plan, 4, 999)).toBe(plan);
    expect(editClause(plan, 99, { heading: "", text: "" })).toBe(plan);
  });

  it("任意顺序的修改都不丢一个字，编号和层级始终连贯", () => {
    const outlines = Object.values(sampleTexts).map(parseOutline);
    const step = fc.record({
      name: fc.constantFrom("promote", "demote", "merge", "split", "exclude", "putBack"),
      place: fc.nat(40),
      offset: fc.nat(60),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...outlines),
        fc.array(step, { maxLength: 30 }),
        (start, steps) => {
          let outline = start;
          for (const { name, place, offset } of steps) {
            const number = 1 + (place % Math.max(1, outline.clauses.length));
            if (name === "promote") outline = promote(outline, number);
            else if (name === "demote") outline = demote(outline, number);
            else if (name === "merge") outline = mergeWithPrevious(outline, number);
            else if (name === "split") outline = splitClause(outline, number, offset);
            else if (name === "exclude") outline = excludeClause(outline, number);
            else outline = putBack(outline, place % Math.max(1, outline.removed.length));
          }
          expect(heldCharacters(outline)).toBe(heldCharacters(start));
          outline.clauses.forEach((clause, at) => {
            expect(clause.number).toBe(at + 1);
            expect(clause.depth).toBeLessThanOrEqual((outline.clauses[at - 1]?.depth ?? -1) + 1);
            expect(clause.path.split("/")).toHaveLength(clause.depth + 1);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
