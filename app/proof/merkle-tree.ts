import { createHash } from "node:crypto";

/**
 * The tree of RFC 6962, section 2.1: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖
 * right), and a list is divided at the largest power of two below its length.
 */
export type Hash = Buffer;

/** Leaves `from` (inclusive) to `to` (exclusive). */
export type Range = readonly [from: number, to: number];

/** A subtree of 2^level leaves, the index-th of its level; leaves are level 0. */
export type Place = { level: number; index: number };

export type Node = Place & { hash: Hash };

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const EMPTY_ROOT: Hash = createHash("sha256").digest();

export const leafHash = (data: string | Uint8Array): Hash =>
  createHash("sha256").update(LEAF).update(data).digest();

export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash("sha256").update(NODE).update(left).update(right).digest();

/** The largest power of two below `n`, which is at least 2. */
export function splitOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

/**
 * The whole subtrees that a range of the tree is made of, from the left, the largest first. The
 * range is one that arises by dividing, so that it begins where a subtree of its size would.
 */
export function wholeSubtrees([from, to]: Range): Place[] {
  const places: Place[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    while (at + 2 ** (level + 1) <= to && at % 2 ** (level + 1) === 0) level += 1;
    places.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return places;
}

/** The hash of the range that is made of these whole subtrees. */
export function joined(hashes: readonly Hash[]): Hash {
  const last = hashes.at(-1);
  return last
    ? hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
    : EMPTY_ROOT;
}

/** A tree that grows at its right edge; holds only the whole subtrees along it. */
export class GrowingTree {
  private edge: Node[];

  /** `edge`: the whole subtrees of the `size` leaves that are there already. */
  constructor(
    public size = 0,
    edge: readonly Node[] = [],
  ) {
    this.edge = [...edge];
  }

  /** Adds a leaf; gives every node that is whole because of it, the leaf first. */
  append(leaf: Hash): Node[] {
    let node: Node = { level: 0, index: this.size, hash: leaf };
    const made = [node];
    while (this.edge.at(-1)?.level === node.level) {
      const left = this.edge.pop()!;
      const { level, index } = left;
      node = { level: level + 1, index: index / 2, hash: nodeHash(left.hash, node.hash) };
      made.push(node);
    }
    this.edge.push(node);
    this.size += 1;
    return made;
  }

  root(): Hash {
    return joined(this.edge.map((node) => node.hash));
  }
}

export function rootOf(leaves: readonly Hash[]): Hash {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}
