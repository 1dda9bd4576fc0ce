import fc from "fast-check";
import { expect, it } from "vitest";
import { applyDifference, differenceOf } from "~/app/drafts/changes/outline-difference";
import { withClauseKeys } from "~/app/drafts/clause-keys";
import {
  demote,
  editClause,
  excludeClause,
  mergeWithPrevious,
  promote,
  putBack,
  splitClause,
} from "~/app/drafts/editing/edit-outline";
import { leadLength, markHeading, splitList } from "~/app/drafts/editing/edit-words";
import { moveClause } from "~/app/drafts/editing/move-clause";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sampleTexts } from "~/app/drafts/sample-texts";

const STEPS = {
  promote,
  demote,
  merge: mergeWithPrevious,
  exclude: excludeClause,
  up: (outline: Outline, number: number) => moveClause(outline, number, -1),
  down: (outline: Outline, number: number) => moveClause(outline, number, 1),
  list: splitList,
  split: splitClause,
  heading: markHeading,
  back: (outline: Outline, number: number) => putBack(outline, number - 1, 2),
} satisfies Record<string, (outline: Outline, number: number, offset: number) => Outline>;

const step = fc.record({
  name: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
  place: fc.nat(60),
  offset: fc.nat(80),
});
const outlines = Object.values(sampleTexts).map((text) => withClauseKeys(parseOutline(text)));

/** As the database keeps it. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

it("任意顺序的修改都不丢一个字，全部撤销就是最初的提纲，再全部重做就是最后的提纲", () => {
  fc.assert(
    fc.property(fc.constantFrom(...outlines), fc.array(step, { maxLength: 25 }), (start, steps) => {
      const ways: { back: unknown; forth: unknown }[] = [];
      let outline = start;
      for (const { name, place, offset } of steps) {
        const number = 1 + (place % Math.max(1, outline.clauses.length));
        const next = STEPS[name](outline, number, offset);
        ways.push({
          back: stored(differenceOf(next, outline)),
          forth: stored(differenceOf(outline, next)),
        });
        outline = stored(next);
      }
      expect(heldCharacters(outline)).toBe(heldCharacters(start));
      const keys = outline.clauses.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      let back = outline;
      for (const way of ways.toReversed()) back = applyDifference(back, way.back as never);
      expect(stored(back)).toEqual(stored(start));
      let forth = stored(start);
      for (const way of ways) forth = applyDifference(forth, way.forth as never);
      expect(stored(forth)).toEqual(outline);
    }),
    { numRuns: 200 },
  );
});

it("改一条的文字，只存这一条", () => {
  const plan = outlines[0]!;
  const edited = editClause(plan, 3, { heading: "新的首句。", text: "新的正文。" });
  const way = differenceOf(plan, edited);
  expect(way).toMatchObject({ clauses: { at: 2, out: 1 }, removed: { out: 0 }, rest: {} });
  expect(applyDifference(plan, way)).toEqual(edited);
});

it("一条的键随它走：移动、升降、改字都不变；拆出来的是新键，用过的不再用", () => {
  const plan = outlines.find(({ clauses }) => clauses.length > 6)!;
  const keyAt = (outline: Outline, number: number) => outline.clauses[number - 1]!.key;
  const given = plan.keysGiven!;
  const apart = splitClause(plan, 2, 1);
  const whole = apart === plan ? splitList(plan, 2) : apart;
  if (whole !== plan) {
    expect(keyAt(whole, 2)).toBe(keyAt(plan, 2));
    expect(keyAt(whole, 3)).toBe(given + 1);
  }
  const without = excludeClause(whole, whole.clauses.length);
  const again = putBack(without, without.removed.length - 1);
  expect(again.keysGiven).toBe(whole.keysGiven! + 1);
  expect(again.clauses.map(({ key }) => key)).toContain(whole.keysGiven! + 1);
});

it("上移下移连同下属各条，只在同一级之间；首句作标题可以再并回去", () => {
  const plan = withClauseKeys(
    parseOutline("一、甲\n（一）甲一。正文。\n（二）甲二。正文。\n二、乙\n（一）乙一。正文。"),
  );
  const names = (outline: Outline) => outline.clauses.map(({ heading }) => heading);
  expect(names(moveClause(plan, 4, -1))).toEqual(["乙", "乙一。", "甲", "甲一。", "甲二。"]);
  expect(names(moveClause(plan, 1, 1))).toEqual(["乙", "乙一。", "甲", "甲一。", "甲二。"]);
  expect(moveClause(plan, 2, -1)).toBe(plan);
  expect(moveClause(plan, 3, 1)).toBe(plan);
  const joined = markHeading(plan, 2, 0);
  expect(joined.clauses[1]).toMatchObject({ heading: "", text: "甲一。正文。" });
  const again = markHeading(joined, 2, leadLength(joined.clauses[1]!));
  expect(names(again)).toEqual(names(plan));
});
