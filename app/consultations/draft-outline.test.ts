import { expect, test } from "vitest";
import type { MarkerKind } from "~/app/drafts/outline";
import { isGroup, outlineOf } from "./draft-outline";

const clause = (
  number: number,
  depth: number,
  path: string,
  markerKind: MarkerKind,
  heading: string,
  text = "",
) => ({ number, depth, path, markerKind, marker: path.split("/").at(-1)!, heading, text });

test("a heading counts the comments on everything below it, also on what the outline leaves out", () => {
  const clauses = [
    clause(1, 0, "一", "一、", "总则"),
    clause(2, 1, "一/(一)", "(一)", "目标。", "到2027年："),
    clause(3, 2, "一/(一)/——1", "——", "服务更近。", "每千人口五个。"),
    clause(4, 0, "二", "一、", "任务"),
  ];
  const outline = outlineOf(clauses, ({ number }) => number);
  expect(outline.map(({ number, comments }) => [number, comments])).toEqual([
    [1, 6],
    [4, 4],
  ]);
  expect(outline[0]!.entries).toEqual([{ number: 2, label: "(一)目标", comments: 5, entries: [] }]);
});

test("below an article of a rule the outline goes no further", () => {
  const clauses = [
    clause(1, 0, "第一条", "第X条", "", "为了规范停放。"),
    clause(2, 1, "第一条/(一)", "(一)", "", "甲；"),
    clause(3, 1, "第一条/¶1", "款", "", "另有规定的除外。"),
  ];
  expect(outlineOf(clauses, () => 1)).toEqual([
    { number: 1, label: "第一条 为了规范停放", comments: 3, entries: [] },
  ]);
});

test("only a heading with clauses below it and no text is a group", () => {
  const heading = clause(1, 0, "一", "一、", "总则");
  expect(isGroup(heading, clause(2, 1, "一/(一)", "(一)", "甲。"))).toBe(true);
  expect(isGroup(heading, clause(2, 0, "二", "一、", "乙"))).toBe(false);
  expect(isGroup(heading, undefined)).toBe(false);
});
