import { type Hash, nodeHash, type Range, splitOf } from "./merkle-tree";

/** The ranges whose hashes lead from leaf `index` to the root of `size` leaves, from below. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError("no such leaf");
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges whose hashes show that the tree of `from` leaves is the beginning of the tree of `to`
 * leaves (RFC 6962, section 2.1.2). None where the two are one, or the first is empty.
 */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!(from >= 0 && from <= to)) throw new RangeError("no such tree");
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let [low, high, whole] = [0, to, true];
  // Down to where the first tree is exactly the left part; what is passed by is told from below.
  while (from !== high) {
    const middle = low + splitOf(high - low);
    if (from <= middle) {
      ranges.push([middle, high]);
      high = middle;
    } else {
      ranges.push([low, middle]);
      low = middle;
      whole = false;
    }
  }
  if (!whole) ranges.push([low, high]);
  return ranges.reverse();
}

/** Whether the leaf stands at `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function provesInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
  root: Hash,
): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/**
 * Whether the tree of `from` leaves with the first root is the beginning of the tree of `to`
 * leaves with the second (RFC 9162, 2.1.4.2).
 */
export function provesConsistency(
  from: number,
  to: number,
  path: readonly Hash[],
  first: Hash,
  second: Hash,
): boolean {
  if (!(Number.isSafeInteger(from) && from >= 0 && from <= to)) return false;
  if (from === to) return path.length === 0 && first.equals(second);
  if (from === 0) return path.length === 0;
  const hashes = isPowerOfTwo(from) ? [first, ...path] : [...path];
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const begin = hashes.shift();
  if (!begin) return false;
  let [of1, of2] = [begin, begin];
  for (const hash of hashes) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      of1 = nodeHash(hash, of1);
      of2 = nodeHash(hash, of2);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else of2 = nodeHash(of2, hash);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && of1.equals(first) && of2.equals(second);
}

const half = (n: number) => Math.floor(n / 2);

const isPowerOfTwo = (n: number) => splitOf(n * 2) === n;
