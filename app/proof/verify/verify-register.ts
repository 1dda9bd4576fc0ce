import { z } from "zod";
import { paths } from "~/app/paths";
import { type PublicKey, signedBy } from "~/app/platform/signing-keys.server";
import { factsOf, leafOf } from "../comment-facts.server";
import { provesConsistency } from "../merkle-proofs";
import type { Hash } from "../merkle-tree";
import { headText, type SignedHead } from "../tree-head";
import { type Fault, Faults } from "./faults";
import { nameLeaves } from "./name-leaves";
import { type Ask, askFor, hash, type Register, readRegister } from "./outside";
import { compareWithSaved, type SavedRegister } from "./saved-register";
import { wrongHead } from "./wrong-head";

export type RegisterReport = {
  register: Register;
  faults: Fault[];
  /** What is no fault and yet worth saying, each a sentence. */
  notes: string[];
};

const unhex = (text: string): Hash => Buffer.from(text, "hex");

/**
 * Checks the register of a consultation as anybody can: every head's signature and order, every
 * head's root out of the leaves, every readable comment against its leaf, and whether all of it
 * goes on from what was saved before. `pinned`: the keys to trust instead of those that the site
 * names. Throws `NothingToCheck`.
 */
export async function verifyRegister(
  ask: Ask,
  slug: string,
  { pinned, saved }: { pinned?: readonly PublicKey[]; saved?: SavedRegister } = {},
): Promise<RegisterReport> {
  const register = await readRegister(ask, slug);
  const faults = new Faults();
  const heads = signedHeads(register, pinned ?? register.keys, faults);
  await checkLeaves(ask, register, heads, faults);
  // A leaf that is not what it was says more than its words, which may have been changed with it.
  const notes = saved ? compareWithSaved(register, saved, faults) : [];
  checkTexts(register, faults);
  if (saved) await checkContinuation(ask, register, saved, faults);
  return { register, faults: faults.all, notes };
}

function signedHeads(register: Register, keys: readonly PublicKey[], faults: Faults) {
  const { consultation, head } = register;
  const listed =
    head && register.heads.at(-1)?.size !== head.size ? [...register.heads, head] : register.heads;
  let last: SignedHead | null = null;
  const good: SignedHead[] = [];
  const isSigned = signedBy(keys);
  for (const one of listed) {
    if (!isSigned(headText(consultation, one), one))
      faults.add({ kind: "head-not-signed", size: one.size });
    else if (last && (one.size <= last.size || one.at < last.at))
      faults.add({ kind: "head-out-of-order", size: one.size });
    else good.push(one);
    last = one;
  }
  return good;
}

async function checkLeaves(
  ask: Ask,
  { consultation, head, leaves }: Register,
  heads: readonly SignedHead[],
  faults: Faults,
): Promise<void> {
  const size = head?.size ?? 0;
  let expected = 0;
  for (const { index, erased } of leaves) {
    for (; expected < index && expected < size; expected++)
      faults.add({ kind: "leaf-missing", index: expected });
    expected = index + 1;
    if (erased) faults.add({ kind: "text-erased", index });
  }
  const hashes = leaves.map((leaf) => unhex(leaf.hash));
  // With a gap in it, no root can be computed; the gap says what is wrong.
  const whole = leaves.every((leaf, at) => leaf.index === at);
  const wrong = whole ? wrongHead(hashes, heads) : null;
  if (!wrong) return;
  // The newest head says most: it tells what was taken out from what was changed.
  const newest = heads.at(-1)!;
  const named = await nameLeaves(
    hashes,
    { size: newest.size, root: unhex(newest.root) },
    async (index) => {
      const path = paths.api.treeInclusion(consultation, index, newest.size);
      const answer = z.object({ path: z.array(hash) });
      return askFor(ask, path, answer).then(
        (said) => said.path.map(unhex),
        () => null,
      );
    },
  );
  // What was right at the head before was changed after it.
  if (named.length === 0) faults.add({ kind: "head-not-continued", size: wrong.head.size });
  // What was right at one head and wrong at the next was changed between them.
  for (const fault of named)
    faults.add(
      fault.kind === "leaves-changed" && fault.from < wrong.head.size
        ? {
            ...fault,
            from: Math.max(fault.from, wrong.before),
            to: Math.min(fault.to, wrong.head.size),
          }
        : fault,
    );
}

function checkTexts({ consultation, leaves, comments }: Register, faults: Faults): void {
  const listed = new Map(leaves.map((leaf) => [leaf.index, leaf.hash]));
  for (const comment of comments) {
    const leaf = leafOf(factsOf({ ...comment, consultation })).toString("hex");
    if (listed.get(comment.index) !== leaf)
      faults.add({ kind: "text-changed", index: comment.index });
  }
}

/** The site has to prove, too, that its newest head goes on from the saved one. */
async function checkContinuation(
  ask: Ask,
  { consultation, head }: Register,
  saved: SavedRegister,
  faults: Faults,
): Promise<void> {
  const then = saved.head;
  if (!then) return;
  const refused: Fault = { kind: "head-not-continued", size: then.size };
  if (!head || head.size < then.size) return faults.add(refused);
  const path = paths.api.treeConsistency(consultation, then.size, head.size);
  const proof = await askFor(ask, path, z.object({ path: z.array(hash) })).catch(() => null);
  const [first, second] = [unhex(then.root), unhex(head.root)];
  if (!proof || !provesConsistency(then.size, head.size, proof.path.map(unhex), first, second))
    faults.add(refused);
}
