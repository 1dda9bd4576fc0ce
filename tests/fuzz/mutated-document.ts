import { mutate } from "~/tests/fuzz/mutate";
import { Random } from "~/tests/fuzz/random";

export type MutatedDocument = { text: string; applied: string[]; random: Random };

/** The `number`-th document of a run; `random` goes on where the mutations left it. */
export function mutatedDocument(
  bases: readonly string[],
  seed: number,
  number: number,
): MutatedDocument {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + number);
  const base = random.oneOf(bases);
  const other = random.oneOf(bases);
  return { ...mutate(base, other, random), random };
}
