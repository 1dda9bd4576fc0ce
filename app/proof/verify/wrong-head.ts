import { GrowingTree, type Hash } from "../merkle-tree";
import type { SignedHead } from "../tree-head";

/** The first head whose root the leaves do not give, and the size up to which they do. */
export function wrongHead(
  hashes: readonly Hash[],
  heads: readonly SignedHead[],
): { head: SignedHead; before: number } | null {
  const tree = new GrowingTree();
  let before = 0;
  for (const head of heads) {
    while (tree.size < head.size && tree.size < hashes.length) tree.append(hashes[tree.size]!);
    if (tree.size < head.size || tree.root().toString("hex") !== head.root) return { head, before };
    before = head.size;
  }
  return null;
}
