import { expect, test } from "vitest";
import { analyse } from "./analyse";
import { parentsOf } from "./hierarchy";
import { themedComments } from "./themed-comments.fixture";

/** Six topics over eight words: two of traffic, two of care, one of waste, one of schools. */
const counts = [
  [40, 30, 5, 0, 0, 0, 0, 0],
  [30, 5, 40, 0, 0, 0, 0, 0],
  [0, 0, 0, 40, 30, 0, 0, 0],
  [0, 0, 0, 35, 30, 2, 0, 0],
  [0, 0, 0, 0, 0, 0, 60, 0],
  [0, 0, 0, 0, 0, 0, 0, 60],
];

test("topics that share their words are gathered under one parent, the others stand alone", () => {
  expect(parentsOf(counts)).toEqual([1, 1, 2, 2, null, null]);
});

test("parents are numbered by the first topic that has them", () => {
  expect(parentsOf([...counts].reverse())).toEqual([null, null, 1, 1, 2, 2]);
});

test("a few topics need no level above them", () => {
  expect(parentsOf(counts.slice(0, 5))).toEqual([null, null, null, null, null]);
  expect(parentsOf([])).toEqual([]);
});

test("a parent of an analysis gathers at least two topics", () => {
  const { topics } = analyse(themedComments(1200), { topics: 12 });
  const members = new Map<number, number>();
  for (const { parent } of topics)
    if (parent !== null) members.set(parent, (members.get(parent) ?? 0) + 1);
  expect(members.size).toBeGreaterThan(0);
  for (const count of members.values()) expect(count).toBeGreaterThan(1);
});
