import { describe, expect, it } from "vitest";
import { faultsOf } from "~/tests/fuzz/check-document";
import { baseDocuments } from "~/tests/fuzz/documents";
import { mutatedDocument } from "~/tests/fuzz/mutated-document";

const SEED = 1;
const DOCUMENTS = 500;

describe("残缺错乱的文稿", () => {
  it(`${DOCUMENTS}份改乱的文稿都读得完，不丢一个字，改动提纲也不丢`, () => {
    const bases = baseDocuments();
    const faults: string[] = [];
    for (let number = 1; number <= DOCUMENTS; number += 1) {
      const { text, random } = mutatedDocument(bases, SEED, number);
      for (const fault of faultsOf(text, random)) faults.push(`${number}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});
