import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import type { Analysis } from "~/app/analysis/analysis";
import { noChanges, type TopicChanges } from "~/app/analysis/officers-changes";
import { settle } from "~/app/analysis/settle";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { applyChanges } from "~/app/analysis/topic-changes";

const first = analyse(themedComments(400, 1), { topics: 6 });
const stoodInFirst = new Map(first.assignments.map(({ id, topic }) => [id, topic]));
const of = (analysis: Analysis, topic: number | null) =>
  analysis.assignments.filter((one) => one.topic === topic).map(({ id }) => id);
const sizeOf = (analysis: Analysis, topic: number) =>
  analysis.topics.find(({ id }) => id === topic)?.size ?? 0;

/** The same comments and as many new ones, analysed anew and settled by what is known. */
function later(changes: TopicChanges, stoodIn: Map<string, number | null>) {
  const more = [
    ...themedComments(400, 1),
    ...themedComments(400, 2).map((one) => ({ ...one, id: `new ${one.id}` })),
  ];
  const topicOf = new Map(
    first.assignments.flatMap(({ id, topic }) => (topic === null ? [] : [[id, topic] as const])),
  );
  const topics = first.topics.map(({ id, label }) => ({ id, label, named: true }));
  const own = changes.own.map(({ id, label }) => ({ id, label, named: true }));
  const before = { topics: [...topics, ...own], topicOf, highestId: 20 };
  return settle(analyse(more, { topics: 6 }), { before, stoodIn, changes });
}

describe("what officers changed about topics", () => {
  it("is nothing where they changed nothing", () => {
    const { assignments, ...rest } = applyChanges(first, noChanges, stoodInFirst);
    const { assignments: given, ...others } = first;
    expect(rest).toEqual(others);
    expect(assignments.map(({ found: _, ...one }) => one)).toEqual(given);
  });

  it("keeps merged topics one when as many comments again have come", () => {
    const changes = { ...noChanges, merges: [{ from: 2, into: 1 }] };
    const now = applyChanges(first, changes, stoodInFirst);
    expect(sizeOf(now, 1)).toBe(of(first, 1).length + of(first, 2).length);
    expect(of(now, 2)).toEqual([]);
    const stoodIn = new Map(now.assignments.map(({ id, topic }) => [id, topic]));
    const next = later(changes, stoodIn);
    expect(of(next, 2)).toEqual([]);
    // The comments of both go on together, and new ones have come to them.
    const together = of(now, 1).filter(
      (id) => next.assignments.find((a) => a.id === id)?.topic === 1,
    );
    expect(together.length).toBeGreaterThan(0.9 * of(now, 1).length);
    expect(of(next, 1).filter((id) => id.startsWith("new")).length).toBeGreaterThan(0);
  });

  it("leaves a comment where it was put, also in no topic and in one that is found no more", () => {
    const [a, b, c] = of(first, 3);
    const places = new Map<string, number | null>([
      [a!, 1],
      [b!, null],
      [c!, 19],
    ]);
    const next = later({ ...noChanges, places }, stoodInFirst);
    const topicOf = new Map(next.assignments.map(({ id, topic }) => [id, topic]));
    expect([a, b, c].map((id) => topicOf.get(id!))).toEqual([1, null, 19]);
    expect(next.topics.find(({ id }) => id === 19)).toMatchObject({
      size: 1,
      representatives: [c],
    });
  });

  it("lets new comments go to the part of a split topic that has more of their words", () => {
    const members = first.assignments.filter(({ topic }) => topic === 1);
    const word = first.topics[0]!.words[1]!;
    const seeds = members.filter(({ because }) => because.includes(word)).slice(0, 20);
    expect(seeds.length).toBeGreaterThan(3);
    const places = new Map(seeds.map(({ id }) => [id, 12] as const));
    const own = [{ id: 12, label: "拆出来的", from: 1 }];
    const stoodIn = new Map(stoodInFirst);
    for (const { id } of seeds) stoodIn.set(id, 12);
    const next = later({ merges: [], own, places }, stoodIn);
    const added = next.assignments.filter(({ id, topic }) => topic === 12 && !places.has(id));
    expect(added.length).toBeGreaterThan(0);
    for (const one of added) {
      expect(one.id.startsWith("new")).toBe(true);
      expect(one.found).toBe(1);
    }
    const part = next.topics.find(({ id }) => id === 12)!;
    expect(part).toMatchObject({ label: "拆出来的", size: seeds.length + added.length });
    expect(part.words.length).toBeGreaterThan(0);
    expect(part.representatives.length).toBeGreaterThanOrEqual(3);
  });

  it("brings a new sender of a letter to where most of its senders were put", () => {
    const letter =
      "东港大道夜间货车太多，居民整夜睡不好，请在晚上十点以后禁止重型货车通行，并装减速带。";
    const comments = (senders: number) => [
      ...themedComments(200, 3),
      ...Array.from({ length: senders }, (_, i) => ({ id: `s${i}`, text: `${letter}${i}号楼` })),
    ];
    const places = new Map(["s0", "s1", "s2", "s3"].map((id) => [id, 2] as const));
    const stoodIn = new Map(comments(4).map(({ id }) => [id, 1 as number | null]));
    const changes = { ...noChanges, places };
    const next = applyChanges(analyse(comments(6), { topics: 4 }), changes, stoodIn);
    const topicOf = new Map(next.assignments.map(({ id, topic }) => [id, topic]));
    expect([topicOf.get("s4"), topicOf.get("s5")]).toEqual([2, 2]);
  });

  it("never loses or doubles a comment, whatever it is, and gives the same when done again", () => {
    const ids = first.assignments.map(({ id }) => id);
    const topic = fc.integer({ min: 1, max: 9 });
    const changes = fc.record({
      merges: fc.uniqueArray(fc.record({ from: topic, into: topic }), {
        maxLength: 4,
        selector: ({ from }) => from,
      }),
      own: fc.uniqueArray(
        fc.record({ id: topic, label: fc.constant("自设"), from: fc.option(topic) }),
        {
          maxLength: 3,
          selector: ({ id }) => id,
        },
      ),
      places: fc
        .uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.option(topic)), {
          maxLength: 30,
          selector: ([id]) => id,
        })
        .map((list) => new Map(list)),
    });
    const known = fc.constantFrom(stoodInFirst, new Map<string, number | null>());
    fc.assert(
      fc.property(changes, known, (given, stoodIn) => {
        const settled = applyChanges(first, given, stoodIn);
        expect(settled.assignments.map(({ id }) => id)).toEqual(ids);
        const sizes = settled.topics.reduce((sum, { size }) => sum + size, 0);
        expect(sizes + of(settled, null).length).toBe(ids.length);
        for (const { id, size, representatives } of settled.topics) {
          const members = new Set(of(settled, id));
          expect(members.size).toBe(size);
          for (const one of representatives) expect(members).toContain(one);
        }
        expect(applyChanges(first, given, stoodIn)).toEqual(settled);
        const stood = new Map(settled.assignments.map((one) => [one.id, one.topic]));
        for (const [id, place] of given.places)
          if (place === null) expect(stood.get(id)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
