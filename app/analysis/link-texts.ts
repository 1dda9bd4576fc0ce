import { type Chunk, chunkSize } from "~/app/analysis/chunk";
import { firstClauseSlot, slots, slotsOfFew } from "~/app/analysis/fingerprints";
import { sameLetters } from "~/app/analysis/resemblance";
import { sharedInts } from "~/app/analysis/shared-memory";

/** The first position that holds the same letters as each position; −1 where there are none. */
export function firstOfSame(chunks: readonly Chunk[]): Int32Array {
  const first = sharedInts(chunks.length * chunkSize).fill(-1);
  const same = sameLetters(chunks);
  const count = chunks.reduce((sum, chunk) => sum + chunk.size, 0);
  const table = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2))).fill(-1);
  const mask = table.length - 1;
  const identityAt = (position: number, half: number) =>
    chunks[Math.floor(position / chunkSize)]!.fingerprints.identity[
      2 * (position % chunkSize) + half
    ]!;
  chunks.forEach((chunk, c) => {
    const { identity } = chunk.fingerprints;
    for (let i = 0; i < chunk.size; i++) {
      const [one, two] = [identity[2 * i]!, identity[2 * i + 1]!];
      if (one === 0) continue;
      const position = c * chunkSize + i;
      let slot = one & mask;
      for (; table[slot] !== -1; slot = (slot + 1) & mask) {
        const held = table[slot]!;
        if (identityAt(held, 0) === one && identityAt(held, 1) === two && same(held, position))
          break;
      }
      if (table[slot] === -1) table[slot] = position;
      first[position] = table[slot]!;
    }
  });
  return first;
}

/** What can be linked apart from each other: the slots of all texts, and those of short ones. */
export const linkTasks = slots - 1 + slotsOfFew;

/**
 * Puts in place of each key of one slot the position of the latest earlier text with that key, −1
 * where there is none. Only texts that are the first of their letters take part. Both slots of
 * clauses are linked at once, because the longest clause of one text may be the second of another.
 */
export function linkTexts(chunks: readonly Chunk[], first: Int32Array, task: number) {
  const count = chunks.reduce((sum, chunk) => sum + chunk.size, 0);
  const latest = latestWithKey(count * (task === firstClauseSlot ? 2 : 1));
  chunks.forEach((chunk, c) => {
    const { keys, few, keysOfFew } = chunk.fingerprints;
    const base = c * chunkSize;
    if (task >= slots - 1) {
      const from = (task - slots + 1) * few.length;
      for (let j = 0; j < few.length; j++)
        keysOfFew[from + j] =
          first[base + few[j]!] === base + few[j]!
            ? latest(keysOfFew[from + j]!, base + few[j]!)
            : -1;
      return;
    }
    const last = task === firstClauseSlot ? task + 1 : task;
    for (let i = 0; i < chunk.size; i++)
      for (let slot = task; slot <= last; slot++) {
        const at = slot * chunk.size + i;
        keys[at] = first[base + i] === base + i ? latest(keys[at]!, base + i) : -1;
      }
  });
}

/** A table that tells which position had a key last, and keeps the new one. */
function latestWithKey(count: number): (key: number, position: number) => number {
  const size = 2 ** Math.ceil(Math.log2(count * 1.5 + 2));
  const keys = new Int32Array(size);
  const positions = new Int32Array(size);
  return (key, position) => {
    if (key === 0) return -1;
    let slot = key & (size - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    const before = keys[slot] === 0 ? -1 : positions[slot]!;
    keys[slot] = key;
    positions[slot] = position;
    return before;
  };
}
