import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignClauses, type ClauseAfter, type ClauseBefore } from "./align";
import { chance, revisedDraft } from "./revised-draft.fixture";

const parking = "中心城区新增公共停车泊位3000个，优先安排在医院和学校周边。";
const sharing = "机关单位的停车场在节假日和夜间向居民开放，由街道公布名单。";
const charging = "新建小区按车位总数的三成配建充电桩，老旧小区逐步改造。";
const greening = "停车场四周种植乔木，遮阴面积不少于三分之一。";

const old = (...texts: string[]): ClauseBefore[] =>
  texts.map((text, at) => ({ lineage: at + 1, path: `一/(${at + 1})`, heading: "", text }));
const revised = (...texts: string[]): ClauseAfter[] =>
  texts.map((text, at) => ({ path: `一/(${at + 1})`, heading: "", text }));
const from = (alignment: ReturnType<typeof alignClauses>) =>
  alignment.clauses.map((clause) => clause.from);

describe("a version beside the one before", () => {
  test("that is the same word for word changes nothing", () => {
    const { clauses, gone } = alignClauses(old(parking, sharing), revised(parking, sharing));
    expect(gone).toEqual([]);
    expect(clauses).toEqual(
      [0, 1].map((at) => ({
        from: at,
        changed: false,
        renumbered: false,
        moved: false,
        drawnFrom: [],
      })),
    );
  });

  test("keeps a clause whose figure was corrected, and those below a removed one with new numbers", () => {
    const corrected = parking.replace("3000", "5000");
    const aligned = alignClauses(
      old(greening, parking, sharing, charging),
      revised(corrected, sharing, charging),
    );
    expect(from(aligned)).toEqual([1, 2, 3]);
    expect(aligned.clauses.map((clause) => clause.changed)).toEqual([true, false, false]);
    expect(aligned.clauses.every((clause) => clause.renumbered && !clause.moved)).toBe(true);
    expect(aligned.gone).toEqual([{ at: 0, into: null }]);
  });

  test("does not take a new clause for the one whose number it was given", () => {
    const aligned = alignClauses(old(parking, sharing), revised(parking, greening));
    expect(from(aligned)).toEqual([0, null]);
    expect(aligned.gone).toEqual([{ at: 1, into: null }]);
  });

  test("tells a clause that was moved from those that it passed", () => {
    const aligned = alignClauses(
      old(parking, sharing, charging, greening),
      revised(sharing, charging, greening, parking),
    );
    expect(from(aligned)).toEqual([1, 2, 3, 0]);
    expect(aligned.clauses.map((clause) => clause.moved)).toEqual([false, false, false, true]);
  });

  test("knows the second half of a split clause by what it was split from", () => {
    const aligned = alignClauses(
      old(greening, parking + sharing, charging),
      revised(greening, parking, sharing, charging),
    );
    expect(from(aligned).filter((at) => at === 1)).toHaveLength(1);
    expect(aligned.clauses.find((clause) => clause.from === null)?.drawnFrom).toEqual([1]);
    expect(aligned.gone).toEqual([]);
  });

  test("knows into which clause another was merged", () => {
    const aligned = alignClauses(
      old(greening, parking, sharing, charging),
      revised(greening, parking + sharing, charging),
    );
    expect(aligned.gone).toHaveLength(1);
    expect(aligned.gone[0]!.into).toBe(1);
    expect(aligned.clauses[1]!.drawnFrom).toEqual([aligned.gone[0]!.at]);
  });

  test("holds to what a person said, against the words", () => {
    const said = revised(parking, sharing, charging);
    said[0]!.lineage = 2;
    said[1]!.lineage = null;
    const aligned = alignClauses(old(parking, sharing, charging), said);
    expect(from(aligned)).toEqual([1, null, 2]);
    expect(aligned.gone.map(({ at }) => at)).toEqual([0]);
  });

  test("lets one of two clauses continue what both were copied from, and the other share it", () => {
    const said = revised(parking, sharing);
    for (const clause of said) clause.lineage = 1;
    const aligned = alignClauses(old(parking + sharing), said);
    expect(from(aligned).filter((at) => at === 0)).toHaveLength(1);
    expect(aligned.clauses.find((clause) => clause.from === null)?.drawnFrom).toEqual([0]);
  });

  test("a copy that was rewritten altogether is still the clause that it was copied from", () => {
    const said = revised(greening);
    said[0]!.lineage = 1;
    expect(from(alignClauses(old(parking), said))).toEqual([0]);
  });
});

describe("a draft revised as offices revise", () => {
  test.each([4, 12, 40, 200, 1_000])("of %i clauses is aligned as it was revised", (count) => {
    const right = { pairs: 0, parts: 0 };
    const all = { pairs: 0, parts: 0 };
    for (let seed = 1; seed <= Math.max(3, 800 / count); seed++) {
      const draft = revisedDraft(seed * 7_919 + count, count);
      const { clauses } = alignClauses(draft.before, draft.after);
      for (const [at, truth] of draft.truth.entries()) {
        all.pairs++;
        if (clauses[at]!.from === truth.from) right.pairs++;
        if (truth.drawnFrom.length === 0) continue;
        all.parts++;
        if (String(clauses[at]!.drawnFrom) === String(truth.drawnFrom)) right.parts++;
      }
    }
    expect(right.pairs / all.pairs).toBeGreaterThanOrEqual(0.98);
    expect(right.parts / all.parts).toBeGreaterThanOrEqual(0.9);
  });

  test("with a thousand clauses that read alike keeps every one to its own words", () => {
    const many = (text: (at: number) => string) =>
      Array.from({ length: 1_000 }, (_, at) => ({
        lineage: at,
        path: String(at),
        heading: "",
        text: text(at),
      }));
    const whole = many((at) => `推进第${at}项公共服务设施建设，完善配套制度。`);
    const now = whole
      .filter((_, at) => at % 10 !== 3)
      .map(({ heading, text }, at) => ({ path: String(at), heading, text }));
    const { clauses, gone } = alignClauses(whole, now);
    expect(
      clauses.map((clause, at) => whole[clause.from ?? -1]?.text === now[at]!.text),
    ).not.toContain(false);
    expect(gone).toHaveLength(100);
  });
});

describe("whatever the two texts are", () => {
  const words = fc.oneof(
    fc.constantFrom("", "略", parking, sharing, charging, greening, parking + sharing, "甲乙甲乙"),
    fc.string({ maxLength: 30 }),
  );
  const clause = fc.record({
    path: fc.constantFrom("一", "二", "一/(一)", "一/(二)"),
    heading: fc.constantFrom("", "重点任务", "停车。"),
    text: words,
  });
  const said = fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined });

  test("every clause before is continued once or gone, every clause after continues one or is new", () => {
    fc.assert(
      fc.property(
        fc.array(clause, { maxLength: 12 }),
        fc.array(fc.tuple(clause, said), { maxLength: 12 }),
        (clauses, given) => {
          const aligned = alignClauses(
            clauses.map((each, at) => ({ ...each, lineage: at + 1 })),
            // 0 stands for a clause that was said to be new.
            given.map(([each, lineage]) => ({ ...each, lineage: lineage === 0 ? null : lineage })),
          );
          const continued = aligned.clauses.flatMap((each) => each.from ?? []);
          expect(aligned.clauses).toHaveLength(given.length);
          expect([...continued, ...aligned.gone.map(({ at }) => at)].sort((a, b) => a - b)).toEqual(
            clauses.map((_, at) => at),
          );
          for (const each of aligned.clauses)
            for (const part of each.drawnFrom) expect(clauses[part]).toBeDefined();
          for (const { into } of aligned.gone) if (into !== null) expect(given[into]).toBeDefined();
        },
      ),
      { numRuns: 400, seed: Math.floor(chance(11)() * 1_000) },
    );
  });
});
