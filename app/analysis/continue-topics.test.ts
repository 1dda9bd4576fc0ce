import { expect, test } from "vitest";
import { analyse } from "./analyse";
import type { Analysis } from "./analysis";
import { continueTopics, type RunBefore } from "./continue-topics";
import { themedComments } from "./themed-comments.fixture";

const analysis = (topics: Record<number, string[]>, others: string[] = []): Analysis => ({
  mode: "topics",
  topics: Object.entries(topics).map(([id, members]) => ({
    id: Number(id),
    label: `新${id}`,
    words: [],
    size: members.length,
    parent: null,
    representatives: members.slice(0, 1),
  })),
  assignments: [
    ...Object.entries(topics).flatMap(([id, members]) =>
      members.map((member) => ({ id: member, topic: Number(id), because: [], campaign: null })),
    ),
    ...others.map((id) => ({ id, topic: null, because: [], campaign: null })),
  ],
  campaigns: [],
  keyPhrases: [],
});

const before = (topics: Record<number, string[]>, named: number[] = []): RunBefore => ({
  topics: Object.keys(topics).map((id) => ({
    id: Number(id),
    label: `旧${id}`,
    named: named.includes(Number(id)),
  })),
  topicOf: new Map(
    Object.entries(topics).flatMap(([id, members]) => members.map((m) => [m, Number(id)] as const)),
  ),
  highestId: 0,
});

const numbered = (result: Analysis) => result.topics.map(({ id, label }) => [id, label]);

test("a topic that holds the same comments keeps its number and label, whatever its size now", () => {
  const run = analysis({ 1: ["c", "d", "e", "x", "y"], 2: ["a", "b"] });
  const continued = continueTopics(run, before({ 1: ["a", "b"], 2: ["c", "d", "e"] }));
  expect(numbered(continued)).toEqual([
    [2, "旧2"],
    [1, "旧1"],
  ]);
  expect(continued.assignments.find(({ id }) => id === "x")!.topic).toBe(2);
});

test("what is new gets a number that no topic ever had", () => {
  const run = analysis({ 1: ["p", "q"], 2: ["a", "b"] }, ["z"]);
  const continued = continueTopics(run, { ...before({ 3: ["a", "b"] }), highestId: 7 });
  expect(numbered(continued)).toEqual([
    [8, "新1"],
    [3, "旧3"],
  ]);
  expect(continued.assignments.find(({ id }) => id === "z")!.topic).toBeNull();
});

test("of two halves of an earlier topic one goes on and the other is new", () => {
  const run = analysis({ 1: ["a", "b", "c", "d"], 2: ["e", "f"] });
  const continued = continueTopics(run, before({ 1: ["a", "b", "c", "d", "e", "f"] }));
  expect(numbered(continued)).toEqual([
    [1, "旧1"],
    [2, "新2"],
  ]);
});

test("what an officer named is given up less easily", () => {
  const run = analysis({ 1: ["a", "b", "p", "q", "r"] }, ["c", "d", "e", "f", ..."stuvwxyz"]);
  const then = { 5: ["a", "b", "c", "d", "e", "f"], 6: ["p", "q", "r", ..."stuvwxyz"] };
  expect(numbered(continueTopics(run, before(then)))).toEqual([[7, "新1"]]);
  expect(numbered(continueTopics(run, before(then, [5])))).toEqual([[5, "旧5"]]);
});

test("the same comments analysed again are the same topics, and without a run before nothing changes", () => {
  const comments = themedComments(400);
  const first = analyse(comments);
  const none: RunBefore = { topics: [], topicOf: new Map(), highestId: 0 };
  expect(continueTopics(first, none)).toEqual(first);
  const again: RunBefore = {
    topics: first.topics.map(({ id, label }) => ({ id, label, named: false })),
    topicOf: new Map(
      first.assignments.flatMap(({ id, topic }) => (topic === null ? [] : [[id, topic] as const])),
    ),
    highestId: first.topics.length,
  };
  expect(continueTopics(first, again)).toEqual(first);
  const grown = continueTopics(analyse(themedComments(520)), again);
  const kept = grown.topics.filter(({ id }) => id <= first.topics.length);
  expect(kept.length).toBeGreaterThan(first.topics.length / 2);
});
