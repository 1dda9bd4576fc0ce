import { describe, expect, it } from "vitest";
import { buildCorpus } from "~/app/analysis/corpus";
import { cutterOf, lexiconOf } from "~/app/analysis/lexicon";
import { segment } from "~/app/analysis/segment";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

const texts = themedComments(1200, 21).map((comment, i) =>
  i % 3 === 0 ? `${comment.text}第${i}号ABC商场5G基站` : comment.text,
);
const learnt = texts.slice(0, 600);
const tokens = segment(learnt);
const corpus = buildCorpus(tokens, new Int32Array(learnt.length).fill(1));
const cutter = cutterOf(lexiconOf(tokens, corpus), corpus.vocabulary.length);

/** The words of the corpus that a text holds, found by what was learnt. */
const found = (text: string) => {
  const units = Uint16Array.from(text, (_, i) => text.charCodeAt(i));
  const count = cutter.cut(Uint16Array.from(units), 0, text.length);
  return new Set(Array.from(cutter.words.subarray(0, count), (word) => corpus.vocabulary[word]!));
};

describe("further texts", () => {
  it("are cut into the words that the segmenter finds, in at least 98 of 100 cases", () => {
    const known = new Set(corpus.vocabulary);
    let both = 0;
    let either = 0;
    for (const text of texts.slice(600)) {
      const { ids, lexicon } = segment([text]);
      const expected = new Set(
        [...ids].map((id) => lexicon[id]!).filter((word) => known.has(word)),
      );
      const own = found(text);
      for (const word of new Set([...expected, ...own])) {
        either++;
        if (expected.has(word) && own.has(word)) both++;
      }
    }
    expect(either).toBeGreaterThan(3000);
    expect(both / either).toBeGreaterThanOrEqual(0.98);
  });

  it("without any known word have none, whatever signs they are made of", () => {
    for (const text of ["", "？！", "👍👍", "\u0000", "zzzz 9999", "\ud840"])
      expect(found(text).size).toBe(0);
  });
});
