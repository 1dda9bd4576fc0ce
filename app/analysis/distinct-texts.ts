import { type Chunk, chunkSize, positionsOf } from "~/app/analysis/chunk";
import type { DuplicateGroup } from "~/app/analysis/join-groups";
import { sharedInts } from "~/app/analysis/shared-memory";

/** The distinct texts: near-identical comments are one text, counted by its copies. */
export type Distinct = {
  /** Positions of texts that stand for themselves, ascending. */
  positions: Int32Array;
  /** Position of the text that stands for each, −1 where no comment is. */
  standsFor: Int32Array;
  /** Comments behind each position that stands for itself. */
  copies: Int32Array;
  groupAt: Int32Array;
};

/** `groups` are the near-identical ones; `told` those of them that are told as such. */
export function distinctTexts(
  chunks: readonly Chunk[],
  groups: readonly DuplicateGroup[],
  told = groups,
): Distinct {
  const size = chunks.length * chunkSize;
  const all = positionsOf(chunks);
  const standsFor = sharedInts(size).fill(-1);
  const groupAt = new Int32Array(size);
  const copies = new Int32Array(size);
  for (const position of all) standsFor[position] = position;
  for (const { members, template } of groups)
    for (const member of members) standsFor[member] = template;
  told.forEach(({ members }, index) => {
    for (const member of members) groupAt[member] = index + 1;
  });
  for (const position of all) copies[standsFor[position]!]!++;
  return { positions: all.filter((p) => standsFor[p] === p), standsFor, copies, groupAt };
}
