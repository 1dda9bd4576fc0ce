import { describe, expect, test } from "vitest";
import {
  consistencyRanges,
  inclusionRanges,
  provesConsistency,
  provesInclusion,
} from "./merkle-proofs";
import {
  EMPTY_ROOT,
  GrowingTree,
  type Hash,
  joined,
  leafHash,
  nodeHash,
  type Range,
  rootOf,
  wholeSubtrees,
} from "./merkle-tree";

const hex = (hash: Hash) => hash.toString("hex");
const unhex = (text: string) => Buffer.from(text, "hex");

/** The vectors of the Certificate Transparency project for RFC 6962. */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((input) => leafHash(unhex(input)));
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/** The definitions of RFC 6962, section 2.1, word for word and slow. */
const k = (n: number) => {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
};
const mth = (d: readonly Hash[]): Hash =>
  d.length === 0
    ? EMPTY_ROOT
    : d.length === 1
      ? d[0]!
      : nodeHash(mth(d.slice(0, k(d.length))), mth(d.slice(k(d.length))));
const path = (m: number, d: readonly Hash[]): Hash[] => {
  if (d.length === 1) return [];
  const half = k(d.length);
  return m < half
    ? [...path(m, d.slice(0, half)), mth(d.slice(half))]
    : [...path(m - half, d.slice(half)), mth(d.slice(0, half))];
};
const subproof = (m: number, d: readonly Hash[], whole: boolean): Hash[] => {
  if (m === d.length) return whole ? [] : [mth(d)];
  const half = k(d.length);
  return m <= half
    ? [...subproof(m, d.slice(0, half), whole), mth(d.slice(half))]
    : [...subproof(m - half, d.slice(half), false), mth(d.slice(0, half))];
};

const leaves = Array.from({ length: 300 }, (_, i) => leafHash(`意见 ${i}`));
const nodes = new Map<string, Hash>();
const roots = [EMPTY_ROOT];
const tree = new GrowingTree();
for (const leaf of leaves) {
  for (const node of tree.append(leaf)) nodes.set(`${node.level}/${node.index}`, node.hash);
  roots.push(tree.root());
}
/** As the register gives it: from the stored whole subtrees alone. */
const fromNodes = (range: Range) =>
  joined(wholeSubtrees(range).map(({ level, index }) => nodes.get(`${level}/${index}`)!));

describe("the tree", () => {
  test("has the roots and the proofs of the vectors of Certificate Transparency", () => {
    expect(hex(EMPTY_ROOT)).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(ROOTS.map((_, i) => hex(rootOf(INPUTS.slice(0, i + 1))))).toEqual(ROOTS);
    const shown = (ranges: Range[]) =>
      ranges.map(([from, to]) => hex(rootOf(INPUTS.slice(from, to))).slice(0, 8));
    expect(shown(inclusionRanges(0, 8))).toEqual(["96a296d2", "5f083f0a", "6b47aaf2"]);
    expect(shown(inclusionRanges(5, 8))).toEqual(["bc1a0643", "ca854ea1", "d37ee418"]);
    expect(shown(inclusionRanges(2, 3))).toEqual(["fac54203"]);
    expect(shown(inclusionRanges(1, 5))).toEqual(["6e340b9c", "5f083f0a", "bc1a0643"]);
    expect(shown(consistencyRanges(1, 8))).toEqual(["96a296d2", "5f083f0a", "6b47aaf2"]);
    expect(shown(consistencyRanges(6, 8))).toEqual(["0ebc5d34", "ca854ea1", "d37ee418"]);
    expect(shown(consistencyRanges(2, 5))).toEqual(["5f083f0a", "bc1a0643"]);
  });

  test("grown leaf by leaf it has the root that the definition gives, for every size to 300", () => {
    for (let n = 0; n <= 300; n++) {
      expect(hex(roots[n]!)).toBe(hex(mth(leaves.slice(0, n))));
      expect(hex(fromNodes([0, n]))).toBe(hex(roots[n]!));
    }
  });

  test("every leaf of every size to 300 has the proof of the definition, and it holds", () => {
    for (let n = 1; n <= 300; n++)
      for (let m = 0; m < n; m++) {
        const proof = inclusionRanges(m, n).map(fromNodes);
        if (n <= 70 || n % 37 === 0) expect(proof).toEqual(path(m, leaves.slice(0, n)));
        expect(provesInclusion(leaves[m]!, m, n, proof, roots[n]!)).toBe(true);
      }
  });

  test("every pair of sizes to 300 has the proof of the definition, and it holds", () => {
    for (let n = 0; n <= 300; n++)
      for (let m = 0; m <= n; m++) {
        const proof = consistencyRanges(m, n).map(fromNodes);
        if (m > 0 && (n <= 70 || n % 37 === 0))
          expect(proof).toEqual(subproof(m, leaves.slice(0, n), true));
        expect(provesConsistency(m, n, proof, roots[m]!, roots[n]!)).toBe(true);
      }
  });

  test("a proof of anything else does not hold", () => {
    const other = leafHash("别的意见");
    for (const n of [1, 2, 3, 7, 8, 100, 257])
      for (let m = 0; m < n; m++) {
        const proof = inclusionRanges(m, n).map(fromNodes);
        const root = roots[n]!;
        expect(provesInclusion(other, m, n, proof, root)).toBe(false);
        expect(provesInclusion(leaves[m]!, m, n, [...proof, other], root)).toBe(false);
        if (n > 1) {
          expect(provesInclusion(leaves[m]!, (m + 1) % n, n, proof, root)).toBe(false);
          expect(provesInclusion(leaves[m]!, m, n, proof.slice(1), root)).toBe(false);
          for (let at = 0; at < proof.length; at++)
            expect(provesInclusion(leaves[m]!, m, n, proof.with(at, other), root)).toBe(false);
        }
        const grown = consistencyRanges(m, n).map(fromNodes);
        if (m === 0) continue;
        expect(provesConsistency(m, n, grown, other, root)).toBe(false);
        expect(provesConsistency(m, n, grown, roots[m]!, other)).toBe(false);
        expect(provesConsistency(m, n, grown.slice(1), roots[m]!, root)).toBe(false);
        expect(provesConsistency(m, n, [...grown, other], roots[m]!, root)).toBe(false);
      }
  });

  test("a proof needs few nodes, however many leaves there are", () => {
    for (const n of [1_000_000, 2 ** 20, 2 ** 20 - 1])
      for (const m of [0, 1, 524_287, 524_288, 999_998]) {
        const count = (ranges: Range[]) => ranges.flatMap(wholeSubtrees).length;
        expect(count(inclusionRanges(m, n))).toBeLessThanOrEqual(40);
        expect(count(consistencyRanges(m + 1, n))).toBeLessThanOrEqual(40);
      }
  });

  test("a leaf that imitates a node is another hash", () => {
    const [a, b] = [leaves[0]!, leaves[1]!];
    expect(hex(leafHash(Buffer.concat([a, b])))).not.toBe(hex(nodeHash(a, b)));
  });
});
