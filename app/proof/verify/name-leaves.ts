import { inclusionRanges } from "../merkle-proofs";
import { type Hash, nodeHash, rootOf, splitOf } from "../merkle-tree";
import type { Fault } from "./faults";

const MOST = 20;

/** The hashes from a leaf to the root, as the site gives them; null where it gives none. */
export type AskPath = (index: number) => Promise<Hash[] | null>;

type Divergence =
  | { at: "nowhere" }
  /** What was signed at this index is this hash. */
  | { at: "leaf"; index: number; hash: Hash }
  /** The site proves nothing within this range. */
  | { at: "range"; from: number; to: number };

/**
 * Names what differs between the leaves as they are listed and those that the root was signed for.
 * It goes down from the root to the first leaf that differs, each step proved by the step above;
 * tries what would explain it (changed, taken out, put in, moved); and goes on with what explains
 * most.
 */
export async function nameLeaves(
  listed: readonly Hash[],
  signedFor: { size: number; root: Hash },
  askPath: AskPath,
): Promise<Fault[]> {
  const { size } = signedFor;
  const faults: Fault[] = [];
  const find = finder(signedFor, askPath);
  const putIn = new Map<string, { index: number }>();
  let leaves = [...listed];
  for (;;) {
    const found = await find(leaves);
    if (found.at === "nowhere") return faults;
    if (faults.length >= MOST) return [...faults, { kind: "more-faults" }];
    if (found.at === "range")
      return [...faults, { kind: "leaves-changed", from: found.from, to: found.to }];
    const guesses = explanations(leaves, found.index, found.hash);
    const reached = await Promise.all(
      guesses.map(async (guess) => reach(await find(guess.leaves), size)),
    );
    const best = guesses[reached.indexOf(Math.max(...reached))]!;
    record(faults, putIn, best);
    leaves = best.leaves;
  }
}

/** What was put in at one place and is missed at another was moved. */
function record(
  faults: Fault[],
  putIn: Map<string, { index: number }>,
  { fault, hash }: Guess,
): void {
  const name = hash?.toString("hex") ?? "";
  const surplus = putIn.get(name);
  if (fault.kind === "leaf-surplus") putIn.set(name, fault);
  if (fault.kind !== "leaf-missing" || !surplus) {
    faults.push(fault);
    return;
  }
  const at = faults.findIndex((one) => one.kind === "leaf-surplus" && one.index === surplus.index);
  faults[at] = { kind: "leaf-moved", index: fault.index, to: surplus.index };
}

const reach = (found: Divergence, size: number) =>
  found.at === "nowhere" ? size : found.at === "leaf" ? found.index : found.from;

/** `hash`: what was put in or taken out. */
type Guess = { leaves: Hash[]; fault: Fault; hash?: Hash };

function explanations(leaves: readonly Hash[], index: number, hash: Hash): Guess[] {
  const guesses: Guess[] = [
    {
      leaves: leaves.with(Math.min(index, leaves.length - 1), hash),
      fault: { kind: "leaf-changed", index },
    },
  ];
  const to = leaves.findIndex((leaf, at) => at > index && leaf.equals(hash));
  if (to > index) {
    const swapped = leaves.with(index, hash).with(to, leaves[index]!);
    guesses.push({ leaves: swapped, fault: { kind: "leaf-moved", index, to } });
    guesses.push({
      leaves: leaves.toSpliced(to, 1).toSpliced(index, 0, hash),
      fault: { kind: "leaf-moved", index, to },
    });
    // Put in here; where it belongs elsewhere, it will be missed there.
    guesses.push({
      leaves: leaves.toSpliced(index, 1),
      fault: { kind: "leaf-surplus", index },
      hash: leaves[index]!,
    });
  }
  guesses.push({
    leaves: leaves.toSpliced(index, 0, hash),
    fault: { kind: "leaf-missing", index },
    hash,
  });
  return guesses;
}

function finder({ size, root }: { size: number; root: Hash }, askPath: AskPath) {
  const paths = new Map<number, Promise<Hash[] | null>>();
  const pathOf = (index: number) => {
    if (!paths.has(index)) paths.set(index, askPath(index));
    return paths.get(index)!;
  };
  /** What the site says of this range, out of the path of a leaf beside it. */
  const saidOf = async (from: number, to: number, beside: number): Promise<Hash | undefined> => {
    const at = inclusionRanges(beside, size).findIndex(([a, b]) => a === from && b === to);
    return (await pathOf(beside))?.[at];
  };
  return async (leaves: readonly Hash[]): Promise<Divergence> => {
    const is = (from: number, to: number, hash: Hash) =>
      leaves.length >= to && rootOf(leaves.slice(from, to)).equals(hash);
    if (is(0, size, root)) return { at: "nowhere" };
    let [from, to, hash] = [0, size, root];
    while (to - from > 1) {
      const middle = from + splitOf(to - from);
      const left = await saidOf(from, middle, middle);
      const right = await saidOf(middle, to, from);
      if (!left || !right || !nodeHash(left, right).equals(hash)) return { at: "range", from, to };
      if (is(from, middle, left)) [from, hash] = [middle, right];
      else [to, hash] = [middle, left];
    }
    return { at: "leaf", index: from, hash };
  };
}
