/** A clause of the text before and one of the text after, by index, and how alike they are. */
export type Pair = { before: number; after: number; score: number };

/**
 * Of these pairs those that keep the order of both texts and together weigh most; each clause is in
 * one at most. A Fenwick tree over the clauses of the text after: n log n for n pairs.
 */
export function heaviestInOrder(pairs: readonly Pair[], afterCount: number): Pair[] {
  const sorted = [...pairs].sort((a, b) => a.before - b.before || b.after - a.after);
  const best = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  const tree = new Int32Array(afterCount + 1).fill(-1);
  let end = -1;
  for (const [at, { after, score }] of sorted.entries()) {
    let found = -1;
    for (let i = after; i > 0; i -= i & -i)
      if (tree[i]! >= 0 && (found < 0 || best[tree[i]!]! > best[found]!)) found = tree[i]!;
    best[at] = score + (found < 0 ? 0 : best[found]!);
    previous[at] = found;
    for (let i = after + 1; i <= afterCount; i += i & -i)
      if (tree[i]! < 0 || best[tree[i]!]! < best[at]!) tree[i] = at;
    if (end < 0 || best[at]! > best[end]!) end = at;
  }
  const chosen: Pair[] = [];
  for (let at = end; at >= 0; at = previous[at]!) chosen.push(sorted[at]!);
  return chosen.reverse();
}

/** Which of these clauses left their place: all but as many as possible that kept their order. */
export function outOfOrder(pairs: readonly Pair[], afterCount: number): Set<number> {
  const kept = heaviestInOrder(
    pairs.map((pair) => ({ ...pair, score: 1 })),
    afterCount,
  );
  const still = new Set(kept.map(({ after }) => after));
  return new Set(pairs.map(({ after }) => after).filter((after) => !still.has(after)));
}
