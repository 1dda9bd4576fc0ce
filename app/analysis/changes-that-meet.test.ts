import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import type { Analysis, Assignment } from "~/app/analysis/analysis";
import { noChanges, type TopicChanges } from "~/app/analysis/officers-changes";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { applyChanges, mergesIn, type Settled, throughWhich } from "~/app/analysis/topic-changes";

const stands = ({ assignments }: { assignments: readonly Pick<Assignment, "id" | "topic">[] }) =>
  new Map(assignments.map(({ id, topic }) => [id, topic]));

/** What was found, told shortly: `a1 → 1` stands for a comment and its topic. */
function foundAs(
  topicOf: Record<string, number | null>,
  because: (id: string) => string[] = () => ["词"],
  letter: readonly string[] = [],
): Analysis {
  const ids = Object.keys(topicOf);
  const topics = [...new Set(Object.values(topicOf))].filter((topic) => topic !== null);
  return {
    mode: "topics",
    topics: topics.map((id) => ({
      id,
      label: `主题${id}`,
      words: ["词"],
      size: ids.filter((one) => topicOf[one] === id).length,
      parent: null,
      representatives: ids.filter((one) => topicOf[one] === id).slice(0, 3),
    })),
    campaigns: letter.length > 0 ? [{ id: 1, template: letter[0]!, members: [...letter] }] : [],
    assignments: ids.map((id) => ({
      id,
      topic: topicOf[id]!,
      campaign: letter.includes(id) ? 1 : null,
      because: because(id),
    })),
    keyPhrases: [],
  } as unknown as Analysis;
}

describe("changes of topics that meet", () => {
  it("keep what was split off together where that was merged into another topic", () => {
    // 5 was split off 1; f came to it by itself; then 5 was merged into 2.
    const found = foundAs({ a: 1, b: 1, seed: 1, f: 1, c: 2, d: 2 });
    const changes: TopicChanges = {
      merges: [{ from: 5, into: 2 }],
      own: [{ id: 5, label: "拆出来的", from: 1 }],
      places: new Map([["seed", 5]]),
    };
    const stoodIn = new Map<string, number | null>([
      ["a", 1],
      ["b", 1],
      ["seed", 2],
      ["f", 2],
      ["c", 2],
      ["d", 2],
    ]);
    expect(stands(applyChanges(found, changes, stoodIn))).toEqual(stoodIn);
    expect(throughWhich(changes)(1, 2)).toBe(5);
  });

  it("let a topic that was merged into one of their own be told from what that keeps", () => {
    const through = throughWhich({
      merges: [{ from: 2, into: 5 }],
      own: [{ id: 5, label: "拆出来的", from: 1 }],
    });
    expect(through(2, 5)).toBe(2);
    expect(through(1, 5)).toBe(5);
    expect(through(1, 1)).toBe(1);
    expect(through(3, null)).toBe(3);
  });

  it("do not draw a topic to where most of it was split off to", () => {
    const found = foundAs({ a: 1, seed: 1, f: 1, g: 1, c: 2 });
    const changes: TopicChanges = {
      merges: [{ from: 5, into: 2 }],
      own: [{ id: 5, label: "拆出来的", from: 1 }],
      places: new Map([["seed", 5]]),
    };
    const stoodIn = new Map([
      ["a", 1],
      ["seed", 2],
      ["f", 2],
      ["g", 2],
      ["c", 2],
    ]);
    expect(stands(applyChanges(found, changes, stoodIn)).get("a")).toBe(1);
  });

  it("split with a topic what was merged into it, and a part again", () => {
    const wordOf: Record<string, string[]> = {
      old1: ["公交", "线路"],
      old2: ["地铁", "线路"],
      bus: ["公交", "早班"],
      night: ["公交", "夜班"],
      newBus: ["早班"],
      newNight: ["公交", "夜班"],
      newOther: ["地铁"],
    };
    const found = foundAs(
      { old1: 1, old2: 2, bus: 2, night: 2, newBus: 2, newNight: 2, newOther: 2 },
      (id) => wordOf[id]!,
    );
    // 2 was merged into 1; 5 was split off that, and 6 off 5.
    const changes: TopicChanges = {
      merges: [{ from: 2, into: 1 }],
      own: [
        { id: 5, label: "公交", from: 1 },
        { id: 6, label: "夜班", from: 5 },
      ],
      places: new Map([
        ["bus", 5],
        ["night", 6],
      ]),
    };
    const stoodIn = new Map([
      ["old1", 1],
      ["old2", 1],
      ["bus", 5],
      ["night", 6],
    ]);
    const now = stands(applyChanges(found, changes, stoodIn));
    expect(now.get("newBus")).toBe(5);
    expect(now.get("newOther")).toBe(1);
    expect(now.get("newNight")).toBe(6);
  });

  it("keep a letter where it was put while three times as many senders come", () => {
    const senders = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const foundOf = (count: number) =>
      foundAs(
        Object.fromEntries([...senders.slice(0, count).map((id) => [id, 1]), ["a", 1], ["b", 2]]),
        undefined,
        senders.slice(0, count),
      );
    const changes = { ...noChanges, places: new Map(senders.slice(0, 8).map((id) => [id, 2])) };
    let stoodIn = stands(foundOf(10));
    for (const count of [10, 30, 40]) {
      const now = stands(applyChanges(foundOf(count), changes, stoodIn));
      expect(senders.slice(0, count).filter((id) => now.get(id) === 2)).toHaveLength(count - 2);
      // Those that the officer saw and left.
      expect([now.get("s8"), now.get("s9")]).toEqual([1, 1]);
      stoodIn = now;
    }
  });

  it("keep the label of what was merged away, for when that is taken back", () => {
    const changes = { ...noChanges, merges: [{ from: 9, into: 1 }] };
    const found = foundAs({ a: 1, b: 2 });
    const labels = new Map([[9, "并走的"]]);
    const { topics } = applyChanges(found, changes, stands(found), labels);
    expect(topics.find(({ id }) => id === 9)).toMatchObject({ label: "并走的", size: 0 });
  });

  it("put every comment where it was placed, and are the same when done again", () => {
    const found = analyse(themedComments(300, 1), { topics: 6 });
    const ids = found.assignments.map(({ id }) => id);
    const topic = fc.integer({ min: 1, max: 9 });
    const changes = fc
      .record({
        merges: fc.uniqueArray(fc.record({ from: topic, into: topic }), {
          maxLength: 4,
          selector: ({ from }) => from,
        }),
        from: fc.array(fc.option(fc.integer({ min: 1, max: 6 })), { maxLength: 3 }),
        places: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.option(topic)), {
          maxLength: 40,
          selector: ([id]) => id,
        }),
      })
      .map(
        ({ merges, from, places }): TopicChanges => ({
          // Officers are not let close a circle.
          merges: merges.filter(({ from, into }) => from < into),
          own: from.map((from, at) => ({ id: 7 + at, label: "自设", from })),
          places: new Map(places),
        }),
      );
    const known = fc.constantFrom(
      stands(found),
      new Map<string, number | null>(),
      stands({ assignments: found.assignments.slice(0, 150) }),
    );
    fc.assert(
      fc.property(changes, known, (given, stoodIn) => {
        const once = applyChanges(found, given, stoodIn);
        const mergedInto = mergesIn(given.merges);
        const now = stands(once);
        for (const [id, place] of given.places)
          expect(now.get(id)).toBe(place === null ? null : mergedInto(place));
        for (const { from } of given.merges)
          expect(once.assignments.filter((one) => one.topic === from)).toEqual([]);
        const told = ({ assignments, topics }: Settled) => ({
          at: stands({ assignments }),
          topics,
        });
        expect(told(applyChanges(found, given, now))).toEqual(told(once));
      }),
      { numRuns: 300 },
    );
  });
});
