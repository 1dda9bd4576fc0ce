import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import type { AnalysisInput } from "~/app/analysis/analysis";
import type { DuplicateGroup } from "~/app/analysis/join-groups";
import { withoutAlone, withoutDissolved } from "~/app/analysis/keep-apart";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

const first = (members: readonly number[]) => members[0]!;
const group = (...members: number[]): DuplicateGroup => ({ template: members.at(-1)!, members });
const none = new Map<number, number[]>();

describe("what people took out of a campaign", () => {
  it("is in none, and another member stands for the rest where it did", () => {
    const apart = { alone: new Set([4]), dissolved: none };
    expect(withoutAlone([group(1, 2, 4), group(3, 5)], apart, first)).toEqual([
      { template: 1, members: [1, 2] },
      group(3, 5),
    ]);
  });

  it("ends the campaign where one comment is left", () => {
    const apart = { alone: new Set([2]), dissolved: none };
    expect(withoutAlone([group(1, 2)], apart, first)).toEqual([]);
  });
});

describe("a campaign that people took apart", () => {
  const dissolved = (...members: number[]) => ({
    alone: new Set<number>(),
    dissolved: new Map(members.map((member) => [member, [7]])),
  });

  it("does not come back, nor do those who repeat it later", () => {
    const apart = dissolved(1, 2, 3);
    expect(withoutDissolved([group(1, 2, 3)], apart, first)).toEqual([]);
    expect(withoutDissolved([group(1, 2, 3, 10, 11, 12, 13, 14)], apart, first)).toEqual([]);
    expect(withoutDissolved([group(1, 3, 20)], apart, first)).toEqual([]);
  });

  it("leaves another campaign as it is, but for two that were together", () => {
    const apart = dissolved(2, 3);
    expect(withoutDissolved([group(0, 1, 2, 3, 4, 5, 6)], dissolved(2), first)).toHaveLength(1);
    const [rest] = withoutDissolved([group(-2, -1, 0, 1, 2, 3, 4)], apart, first);
    expect(rest!.members).toEqual([-2, -1, 0, 1, 4]);
  });

  it("holds whatever the groups and the decisions are", () => {
    const positions = fc.uniqueArray(fc.nat(60), { minLength: 4, maxLength: 60 });
    fc.assert(
      fc.property(
        positions,
        fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }),
        fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { minLength: 61, maxLength: 61 }),
        fc.array(fc.nat(60), { maxLength: 8 }),
        (all, groupOf, dissolvedOf, out) => {
          const groups = [0, 1, 2, 3, 4, 5]
            .map((g) => all.filter((_, i) => groupOf[i] === g).sort((a, b) => a - b))
            .filter((members) => members.length > 1)
            .map((members) => group(...members));
          const apart = {
            alone: new Set(out),
            dissolved: new Map(all.map((position) => [position, dissolvedOf[position]!])),
          };
          const alike = withoutAlone(groups, apart, first);
          const left = withoutDissolved(alike, apart, first);
          const seen = new Set<number>();
          for (const { members, template } of left) {
            expect(members.length).toBeGreaterThan(1);
            expect(members).toContain(template);
            const once = new Map<number, number>();
            for (const member of members) {
              expect(seen.has(member)).toBe(false);
              seen.add(member);
              expect(apart.alone.has(member)).toBe(false);
              for (const id of new Set(apart.dissolved.get(member)))
                once.set(id, (once.get(id) ?? 0) + 1);
            }
            for (const count of once.values()) expect(count).toBe(1);
          }
          // Done twice it is the same, and without decisions nothing changes.
          expect(withoutDissolved(withoutAlone(left, apart, first), apart, first)).toEqual(left);
          const nothing = { alone: new Set<number>(), dissolved: none };
          expect(new Set(withoutDissolved(groups, nothing, first))).toEqual(new Set(groups));
        },
      ),
    );
  });
});

describe("the analysis", () => {
  const said: AnalysisInput[] = themedComments(400).map(({ id, text }) => ({ id, text }));
  const before = analyse(said);
  const largest = before.campaigns[0]!;

  it("keeps a comment out that was taken out, also when many more come", () => {
    const out = largest.template;
    const marked = (comments: AnalysisInput[]) =>
      comments.map((comment) => (comment.id === out ? { ...comment, alone: true } : comment));
    const again = analyse(marked(said));
    expect(again.assignments.find(({ id }) => id === out)!.campaign).toBeNull();
    const rest = again.campaigns.find(({ members }) => members.includes(largest.members[1]!))!;
    expect(rest.members).toEqual(largest.members.filter((id) => id !== out));
    expect(rest.size).toBe(largest.size - 1);
    expect(rest.members).toContain(rest.template);
    const more = themedComments(1200, 3).map(({ id, text }) => ({ id: `more-${id}`, text }));
    const later = analyse(marked([...said, ...more]));
    expect(later.assignments.find(({ id }) => id === out)!.campaign).toBeNull();
    expect(later.topics.reduce((sum, { size }) => sum + size, 0)).toBe(
      later.assignments.filter(({ topic }) => topic !== null).length,
    );
  });

  it("does not gather again what was taken apart, and leaves its topics as they were", () => {
    const members = new Set(largest.members);
    const text = said.find(({ id }) => id === largest.template)!.text;
    const repeated = [1, 2, 3].map((n) => ({ id: `again-${n}`, text }));
    const marked = said.map((comment) =>
      members.has(comment.id) ? { ...comment, dissolved: [7] } : comment,
    );
    const again = analyse(marked);
    expect(again.campaigns).toHaveLength(before.campaigns.length - 1);
    expect(again.topics).toEqual(before.topics);
    expect(again.assignments.map(({ topic }) => topic)).toEqual(
      before.assignments.map(({ topic }) => topic),
    );
    const later = analyse([...marked, ...repeated]);
    for (const { id, campaign } of later.assignments)
      if (members.has(id) || id.startsWith("again-")) expect(campaign, id).toBeNull();
  });
});
