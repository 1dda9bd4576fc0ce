/**
 * Texts as UTF-16 units, and their letters: Chinese characters, letters and digits only, in lower
 * case. What two comments are compared by.
 */

/** The unit that a unit is read as; 0 for what is neither letter nor digit. */
const readAs = Uint16Array.from({ length: 0x10000 }, (_, unit) => {
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  // Halves of a pair: the characters that stand outside the basic plane and are Chinese.
  if (unit >= 0xd840 && unit <= 0xd8bf) return unit;
  if (unit >= 0xd800 && unit <= 0xdfff) return 0;
  const character = String.fromCharCode(unit);
  if (!/[\p{L}\p{N}]/u.test(character)) return 0;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
});

/** Letters of one text, in memory that is used again for the next. */
export type Letters = { units: Uint16Array; length: number };

export const emptyLetters = (): Letters => ({ units: new Uint16Array(1 << 10), length: 0 });

/** More letters than this are not compared: nobody writes twenty pages that differ on the next. */
const mostLetters = 1 << 15;

/** Reads the letters of `units[from … to)` into `letters`. */
export function readLetters(letters: Letters, units: Uint16Array, from: number, to: number) {
  if (letters.units.length < to - from) letters.units = new Uint16Array((to - from) * 2);
  const target = letters.units;
  let length = 0;
  for (let i = from; i < to && length < mostLetters; i++) {
    const letter = readAs[units[i]!]!;
    if (letter === 0) continue;
    target[length++] = letter;
    if (letter >= 0xd840 && letter <= 0xd8bf && i + 1 < to) target[length++] = units[++i]!;
  }
  letters.length = length;
}

/** What a unit is read as; 0 for what is neither letter nor digit. */
export const letterOf = (unit: number): number => readAs[unit]!;

/** Well mixed: close inputs give far results. */
export function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of `units[from … to)`. */
export function hashOf(units: Uint16Array, from: number, to: number, seed: number): number {
  let hash = seed;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
  return mixed(hash);
}
