import { z } from "zod";
import type { Faults } from "./faults";
import { hash, head, key, type Register } from "./outside";

/** What somebody keeps of a register, to hold the next one against it. */
export const savedRegister = z.object({
  format: z.literal("zhutiao-register-1"),
  consultation: z.string(),
  keys: z.array(key),
  head: head.nullable(),
  leaves: z.array(hash),
  /** Which of them could be read, by index. */
  readable: z.array(z.number().int()),
});

export type SavedRegister = z.output<typeof savedRegister>;

export const toSave = ({
  consultation,
  keys,
  head,
  leaves,
  comments,
}: Register): SavedRegister => ({
  format: "zhutiao-register-1",
  consultation,
  keys,
  head,
  leaves: leaves.slice(0, head?.size ?? 0).map((leaf) => leaf.hash),
  readable: comments.map((comment) => comment.index),
});

/** Names every leaf that is not what it was; gives notes on what can be read no longer. */
export function compareWithSaved(register: Register, saved: SavedRegister, faults: Faults) {
  for (const { id } of saved.keys)
    if (!register.keys.some((one) => one.id === id)) faults.add({ kind: "key-withdrawn", id });
  const now = new Map(register.leaves.map((leaf) => [leaf.index, leaf.hash]));
  const places = new Map(register.leaves.map((leaf) => [leaf.hash, leaf.index]));
  saved.leaves.forEach((leaf, index) => {
    if (now.get(index) === leaf) return;
    const to = places.get(leaf);
    if (to !== undefined) faults.add({ kind: "leaf-moved", index, to });
    else faults.add({ kind: now.has(index) ? "leaf-changed" : "leaf-missing", index });
  });
  const readable = new Set(register.comments.map((comment) => comment.index));
  const hidden = saved.readable.filter((index) => !readable.has(index));
  return hidden.map((index) => `第 ${index + 1} 号意见原来公开，现在不公开了。`);
}
