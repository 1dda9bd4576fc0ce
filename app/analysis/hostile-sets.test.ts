import { expect, test } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import { chunkSize, readChunk } from "~/app/analysis/chunk";
import { firstOfSame, linkTasks, linkTexts } from "~/app/analysis/link-texts";
import { matchTexts } from "~/app/analysis/match-texts";
import { nearDuplicates } from "~/app/analysis/near-duplicates";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

const letter = themedComments(40, 5)
  .map((comment) => comment.text)
  .join("。");

test("twenty thousand senders of one letter, each with a word of his own, are one campaign", () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `${letter.slice(0, 150)}我住${i}号`);
  const [campaign, ...others] = nearDuplicates(texts);
  expect(campaign!.members).toHaveLength(20_000);
  expect(others).toEqual([]);
});

test("texts that all share a passage are compared with a few others each, not with all", () => {
  const passage = letter.slice(0, 40);
  const own = themedComments(chunkSize, 8).map(({ text }, i) => `${passage}。${text}${i}`);
  const chunks = [readChunk(own)];
  const first = firstOfSame(chunks);
  for (let task = 0; task < linkTasks; task++) linkTexts(chunks, first, task);
  const { later } = matchTexts(chunks, first, 0);
  expect(later.length).toBeLessThanOrEqual(8 * own.length);
});

test("long letters that differ in a few places are one campaign and have a topic all the same", () => {
  const long = letter.repeat(12).slice(0, 15_000);
  const comments = Array.from({ length: 300 }, (_, i) => ({
    id: String(i),
    text: `${long.slice(0, i * 40)}${i}${long.slice(i * 40 + 5)}`,
  }));
  const { campaigns, assignments } = analyse(comments);
  expect(campaigns[0]!.size).toBe(300);
  expect(assignments).toHaveLength(300);
});

test("comments of one letter, of no letter and of nothing but a name do no harm among others", () => {
  const odd = ["好", "", "？", "a", "1", "\ud83d", "\ud840", "张三", "　", "\u0000"];
  const comments = themedComments(400).map(({ text }, i) => ({
    id: String(i),
    text: i % 2 ? text : odd[(i / 2) % odd.length]!,
  }));
  const { assignments, topics } = analyse(comments);
  expect(assignments).toHaveLength(400);
  expect(topics.length).toBeGreaterThan(1);
});
