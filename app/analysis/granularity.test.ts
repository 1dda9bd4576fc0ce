import { expect, test } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import { granularities, topicsBorne } from "~/app/analysis/granularity";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

test("numbers go from two to what so many comments can bear, never beyond 64", () => {
  expect(granularities(30)).toEqual([2, 3, 4, 5, 6]);
  expect(granularities(1)).toEqual([2]);
  const fine = granularities(100_000);
  expect(fine[0]).toBe(2);
  expect(fine.at(-1)).toBe(64);
  expect(fine.slice(0, 11)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(fine.length).toBeLessThan(26);
});

test("the number that was found is among them, one that cannot be asked for is not", () => {
  expect(granularities(100_000, [29])).toContain(29);
  expect(granularities(100, [29])).not.toContain(29);
});

test("every number that is offered can be had, or comes as near as the comments allow", () => {
  const comments = themedComments(320);
  const distinct = new Set(comments.map(({ text }) => text)).size;
  const most = topicsBorne(distinct);
  for (const topics of [2, 5, most]) {
    const found = analyse(comments, { topics });
    expect(found.topics.length).toBeLessThanOrEqual(topics);
    expect(found.topics.length).toBeGreaterThanOrEqual(Math.min(topics, 5));
    expect(found.topics.every(({ size }) => size > 0)).toBe(true);
  }
});
