import type { EarlierOf } from "~/app/analysis/match-texts";
import type { Resemblance } from "~/app/analysis/resemblance";

/** A group of near-identical texts, by their positions. */
export type DuplicateGroup = {
  /** The member that the others resemble most. */
  template: number;
  /** Ascending, the template included. */
  members: number[];
};

/** Members by which a group is compared; a few first, all only where those are promising. */
const sampleSize = 12;
const fewSampled = 3;
/** Share of the pairs of two samples that must be near-identical. */
const alike = 0.6;
const promising = 0.3;
/** Groups that one group is compared with at most: beyond that, what they share is boilerplate. */
const mostNeighbours = 12;

/**
 * Joins groups that are one: a campaign whose senders changed the same sentence in two ways
 * gathers around two middles, though most of its pairs across are near-identical. Groups are
 * compared where any of their members are linked; the smaller goes into the larger.
 */
export function joinGroups(
  groups: readonly DuplicateGroup[],
  distinct: readonly number[],
  earlierOf: EarlierOf,
  resemblance: Resemblance,
): DuplicateGroup[] {
  const bySize = [...groups].sort(
    (a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!,
  );
  const neighbours = neighboursOf(bySize, distinct, earlierOf);
  const into = Int32Array.from(bySize.keys());
  bySize.forEach((group, index) => {
    let highest = alike;
    for (const larger of neighbours[index]!) {
      // Who has gone into another group speaks for it no more; that group is met by itself.
      if (into[larger] !== larger) continue;
      const share = shareAlike(group.members, bySize[larger]!.members, resemblance);
      if (share < highest || (share === highest && into[index] !== index)) continue;
      highest = share;
      into[index] = larger;
    }
  });
  const joined = bySize.map(({ template, members }) => ({ template, members: [...members] }));
  into.forEach((target, index) => {
    if (target === index) return;
    for (const member of bySize[index]!.members) joined[target]!.members.push(member);
  });
  return joined.filter((_, index) => into[index] === index);
}

/** For each group the larger ones that its members are near-identical with, the largest first. */
function neighboursOf(
  bySize: readonly DuplicateGroup[],
  distinct: readonly number[],
  earlierOf: EarlierOf,
) {
  const groupOf = new Map<number, number>();
  bySize.forEach((group, index) => {
    for (const member of group.members) groupOf.set(member, index);
  });
  const met = bySize.map(() => new Set<number>());
  for (const position of distinct) {
    const own = groupOf.get(position);
    if (own === undefined) continue;
    earlierOf(position, (other) => {
      const group = groupOf.get(other);
      if (group === undefined || group === own) return;
      const smaller = met[Math.max(own, group)]!;
      if (smaller.size < mostNeighbours) smaller.add(Math.min(own, group));
    });
  }
  return met.map((larger) => [...larger].sort((a, b) => a - b));
}

function shareAlike(a: readonly number[], b: readonly number[], resemblance: Resemblance): number {
  const first = shareOfPairs(sampleOf(a, fewSampled), sampleOf(b, fewSampled), resemblance);
  if (first < promising) return 0;
  return shareOfPairs(sampleOf(a, sampleSize), sampleOf(b, sampleSize), resemblance);
}

function shareOfPairs(a: readonly number[], b: readonly number[], resemblance: Resemblance) {
  let pairs = 0;
  for (const one of a) for (const other of b) if (resemblance(one, other) > 0) pairs++;
  return pairs / (a.length * b.length);
}

function sampleOf(members: readonly number[], size: number): number[] {
  const step = Math.max(1, Math.floor(members.length / size));
  return members.filter((_, i) => i % step === 0).slice(0, size);
}
