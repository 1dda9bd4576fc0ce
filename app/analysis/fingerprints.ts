import {
  emptyLetters,
  hashOf,
  type Letters,
  letterOf,
  mixed,
  readLetters,
} from "~/app/analysis/letters";
import { sharedInts } from "~/app/analysis/shared-memory";

/**
 * What near-identical texts have in common, in few numbers: one-permutation MinHash of the runs of
 * four letters (Li, Owen & Zhang, NIPS 2012) with banding, the two longest clauses, and for short
 * texts both halves. Texts that share a key are compared.
 */
export type Fingerprints = {
  /** Two hashes of all the letters of each text; a text without letters has 0, 0. */
  identity: Int32Array;
  /** Number of letters, and of distinct runs of three letters, of each text. */
  letters: Int32Array;
  runs: Int32Array;
  /** Eight bits of each of the 64 minima, four to a number: `signature[16 i … 16 i + 16)`. */
  signature: Int32Array;
  /** `keys[slot * size + i]`, 0 for none. */
  keys: Int32Array;
  /** Texts with few runs to agree on have more keys: text `few[j]` has `keysOfFew[slot * few.length + j]`. */
  few: Int32Array;
  keysOfFew: Int32Array;
};

const bins = 64;
const runLength = 4;
const rows = 3;
const bands = Math.floor(bins / rows);
const clauseKeys = 2;
/** Slots of `keys`; the last two hold the clauses. */
export const slots = bands + clauseKeys;
export const firstClauseSlot = bands;

const fewLetters = 60;
const bandsOfFew = 20;
export const slotsOfFew = bandsOfFew + 2;
const shortestClause = 6;

export function fingerprintsOf(size: number, units: Uint16Array, bodies: Int32Array): Fingerprints {
  const identity = sharedInts(size * 2);
  const lengths = sharedInts(size);
  const runs = sharedInts(size);
  const signature = sharedInts(size * (bins / 4));
  const keys = sharedInts(size * slots);
  const extra: { text: number; keys: number[] }[] = [];
  const letters = emptyLetters();
  const minima = new Int32Array(bins);
  const seen = new RunSet();
  for (let i = 0; i < size; i++) {
    const from = bodies[2 * i]!;
    const to = bodies[2 * i + 1]!;
    readLetters(letters, units, from, to);
    const { length } = letters;
    lengths[i] = length;
    if (length === 0) continue;
    identity[2 * i] = hashOf(letters.units, 0, length, 0x811c9dc5) || 1;
    identity[2 * i + 1] = hashOf(letters.units, 0, length, 0x2545f491);
    runs[i] = seen.countDistinct(letters);
    findMinima(letters, minima);
    for (let bin = 0; bin < bins; bin++)
      signature[i * (bins / 4) + (bin >> 2)]! |= (minima[bin]! & 0xff) << ((bin & 3) * 8);
    for (let band = 0; band < bands; band++) keys[band * size + i] = bandKey(minima, band, rows);
    const clauses = longestClauses(units, from, to);
    for (let c = 0; c < clauseKeys; c++)
      if (clauses[c]) keys[(firstClauseSlot + c) * size + i] = clauses[c]!;
    if (length < fewLetters) extra.push({ text: i, keys: keysOfShort(letters, minima) });
  }
  const few = sharedInts(extra.length);
  const keysOfFew = sharedInts(extra.length * slotsOfFew);
  extra.forEach(({ text, keys: own }, j) => {
    few[j] = text;
    own.forEach((key, slot) => {
      keysOfFew[slot * extra.length + j] = key;
    });
  });
  return { identity, letters: lengths, runs, signature, keys, few, keysOfFew };
}

/** Bands of two rows, and both halves: of two texts with one change at least a half is the same. */
function keysOfShort({ units, length }: Letters, minima: Int32Array): number[] {
  const keys: number[] = [];
  for (let band = 0; band < bandsOfFew; band++) keys.push(bandKey(minima, band, 2));
  // In steps of four letters, so that a letter more or less does not move the middle.
  const half = length < 16 ? length >> 1 : (length >> 3) * 4;
  keys.push(hashOf(units, 0, half, length < 16 ? 3 : 5) || 1);
  keys.push(hashOf(units, length - half, length, length < 16 ? 7 : 9) || 1);
  return keys;
}

function bandKey(minima: Int32Array, band: number, height: number): number {
  let key = Math.imul(band + 1, 0x9e3779b1) ^ height;
  for (let row = 0; row < height; row++)
    key = Math.imul((key ^ minima[band * height + row]!) >>> 0, 0x01000193) ^ (key >>> 15);
  return mixed(key) || 1;
}

/** The least hash of each bin; an empty bin borrows from the next one that is not. */
function findMinima({ units, length }: Letters, minima: Int32Array) {
  const none = 0x7fffffff;
  minima.fill(none);
  const last = Math.max(0, length - runLength);
  for (let i = 0; i <= last; i++) {
    const hash = hashOf(units, i, Math.min(length, i + runLength), 0x811c9dc5);
    const bin = hash >>> 26;
    const value = hash & 0x3ffffff;
    if (value < minima[bin]!) minima[bin] = value;
  }
  // From the back, so that the next bin has its value already; the last ones borrow from the first.
  let first = 0;
  while (minima[first] === none) first++;
  let distance = first + 1;
  let value = minima[first]!;
  for (let bin = bins - 1; bin >= 0; bin--, distance++) {
    if (minima[bin] !== none) {
      value = minima[bin]!;
      distance = 0;
    } else minima[bin] = (value + Math.imul(distance, 0x9e3779b1)) & 0x7fffffff;
  }
}

/** Hashes of the two longest clauses (runs of letters between two signs), 0 where there is none. */
function longestClauses(units: Uint16Array, from: number, to: number): [number, number] {
  let [first, second] = [0, 0];
  let [firstAt, secondAt] = [from, from];
  for (let i = from, start = from; i <= to; i++) {
    if (i < to && letterOf(units[i]!) !== 0) continue;
    const length = i - start;
    if (length > first) {
      [second, secondAt] = [first, firstAt];
      [first, firstAt] = [length, start];
    } else if (length > second) [second, secondAt] = [length, start];
    start = i + 1;
  }
  const key = (at: number, length: number) =>
    length < shortestClause ? 0 : hashOf(units, at, at + length, 0x1b873593) || 1;
  const keys: [number, number] = [key(firstAt, first), key(secondAt, second)];
  if (keys[1] === keys[0]) keys[1] = 0;
  return keys;
}

/** The runs of three letters of one text, to be met with those of others. */
export class RunSet {
  private runs = new Int32Array(1 << 10);
  private stamps = new Int32Array(1 << 10);
  private met = new Int32Array(1 << 10);
  private mask = (1 << 10) - 1;
  private stamp = 0;
  private meeting = 0;

  /** Holds the runs of `letters` from now on; gives their number. */
  countDistinct(letters: Letters): number {
    const count = runsIn(letters);
    if (count * 2 > this.runs.length) {
      const size = 2 ** Math.ceil(Math.log2(count * 2));
      this.runs = new Int32Array(size);
      this.stamps = new Int32Array(size);
      this.met = new Int32Array(size);
      this.mask = size - 1;
      this.stamp = 0;
    }
    this.stamp++;
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      const run = runAt(letters, i);
      let slot = run & this.mask;
      while (this.stamps[slot] === this.stamp && this.runs[slot] !== run)
        slot = (slot + 1) & this.mask;
      if (this.stamps[slot] === this.stamp) continue;
      this.stamps[slot] = this.stamp;
      this.runs[slot] = run;
      distinct++;
    }
    return distinct;
  }

  /** How many of the distinct runs of `letters` are held. */
  countCommon(letters: Letters): number {
    const meeting = ++this.meeting;
    const count = runsIn(letters);
    let common = 0;
    for (let i = 0; i < count; i++) {
      const run = runAt(letters, i);
      let slot = run & this.mask;
      while (this.stamps[slot] === this.stamp && this.runs[slot] !== run)
        slot = (slot + 1) & this.mask;
      if (this.stamps[slot] !== this.stamp || this.met[slot] === meeting) continue;
      this.met[slot] = meeting;
      common++;
    }
    return common;
  }
}

const runsIn = ({ length }: Letters) => (length === 0 ? 0 : Math.max(1, length - 2));

/** The hash of the run of three letters at `i`; a shorter text is one run. */
function runAt({ units, length }: Letters, i: number): number {
  const second = i + 1 < length ? units[i + 1]! : 0;
  const third = i + 2 < length ? units[i + 2]! : 0;
  const hash = Math.imul(Math.imul(units[i]!, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third;
  return mixed(hash);
}
