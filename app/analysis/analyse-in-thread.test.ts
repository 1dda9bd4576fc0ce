import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import { type Analyst, hireAnalyst } from "~/app/analysis/analyse-in-thread.server";
import type { Assignment, Campaign } from "~/app/analysis/analysis";
import { noChanges } from "~/app/analysis/officers-changes";
import { settle } from "~/app/analysis/settle";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import type { KnownAtOnce, Summary } from "~/app/analysis/thread-messages";

/** All the pieces of a result, put together. */
async function whole(analyst: Analyst, known: KnownAtOnce) {
  let summary: Summary | undefined;
  const campaigns: Omit<Campaign, "members">[] = [];
  const assignments: Assignment[] = [];
  for await (const piece of analyst.settle(known)) {
    if (piece.kind === "summary") summary = piece.summary;
    if (piece.kind === "campaigns") campaigns.push(...piece.campaigns);
    if (piece.kind === "assignments") assignments.push(...piece.assignments);
  }
  return { topics: summary!.topics, campaigns, assignments };
}

describe("the analysis in a thread", () => {
  const comments = themedComments(5000).map(({ id, text }) => ({ id, text }));
  const found = analyse(comments, { topics: 5 });
  const alone = { before: null, stoodIn: new Map(), changes: noChanges };
  const expected = ({ topics, campaigns, assignments }: ReturnType<typeof settle>) => ({
    topics,
    campaigns: campaigns.map(({ members: _, ...campaign }) => campaign),
    assignments,
  });

  it("gives what the analysis gives, tells how far it is, and the calling process goes on meanwhile", async () => {
    let last = performance.now();
    let longest = 0;
    let ticks = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks++;
    }, 5);
    const begin = performance.now();
    const told = new Set<string>();
    const analyst = hireAnalyst(undefined, ({ task }) => told.add(task));
    for (let from = 0; from < comments.length; from += 1500)
      await analyst.read(comments.slice(from, from + 1500));
    await analyst.find({ topics: 5 });
    const inThread = await whole(analyst, { before: null, changes: noChanges });
    const time = performance.now() - begin;
    clearInterval(timer);
    await analyst.end();

    expect(inThread).toEqual(expected(settle(found, alone)));
    expect([...told]).toContain("fit");
    expect(ticks).toBeGreaterThan(20);
    expect(longest).toBeLessThan(time / 4);
  });

  it("settles what it found anew, by what has become known since", async () => {
    const analyst = hireAnalyst();
    await analyst.read(comments);
    await analyst.find({ topics: 5 });
    const known = (label: string) => ({
      topics: [{ id: 7, label, named: true }],
      highestId: 9,
    });
    const largest = found.assignments.filter(({ topic }) => topic === 1).map(({ id }) => id);
    const topicOf = new Map(largest.map((id) => [id, 7]));
    for (const label of ["停车", "停车难"]) {
      for (let from = 0; from < largest.length; from += 400) {
        const ids = largest.slice(from, from + 400);
        const places = ids.map(() => 7);
        await analyst.remember({ ids, found: places, stoodIn: places });
      }
      const before = { ...known(label), topicOf };
      const settled = settle(found, { before, stoodIn: topicOf, changes: noChanges });
      const given = { before: known(label), changes: noChanges };
      expect(await whole(analyst, given)).toEqual(expected(settled));
      expect(settled.topics[0]).toMatchObject({ id: 7, label });
    }
    // What was remembered was remembered for once.
    const forgotten = { before: { ...known("停车"), topicOf: new Map() } };
    expect(await whole(analyst, { before: known("停车"), changes: noChanges })).toEqual(
      expected(settle(found, { ...alone, ...forgotten })),
    );
    await analyst.end();
  });

  it("ends when it is called off", async () => {
    const reason = new Error("stopped");
    expect(() => hireAnalyst(AbortSignal.abort(reason))).toThrow(reason);
    const controller = new AbortController();
    const analyst = hireAnalyst(controller.signal);
    const running = analyst.read(comments).then(() => analyst.find());
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    await analyst.end();
  });

  it("says what went wrong in it", async () => {
    const analyst = hireAnalyst();
    await analyst.read([{ id: "1", text: undefined as unknown as string }]);
    await expect(analyst.find()).rejects.toThrow();
    await analyst.end();
  });
});
