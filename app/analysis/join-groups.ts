import { resemblance, type Trace } from "~/app/analysis/resemblance";

/** A group of near-identical texts, by their positions. */
export type DuplicateGroup = {
  /** The member that the others resemble most. */
  template: number;
  /** Ascending, the template included. */
  members: number[];
};

/** Members by which a group is found and compared. */
const sampleSize = 12;
/** Share of the pairs of two samples that must be near-identical. */
const alike = 0.6;

/**
 * Joins groups that are one: a campaign whose senders changed the same sentence in two ways
 * gathers around two middles, though most of its pairs across are near-identical. Groups meet
 * where any of their sampled members share a band, the smaller goes into the larger.
 */
export function joinGroups(
  groups: readonly DuplicateGroup[],
  traces: readonly Trace[],
  keys: readonly Int32Array[],
): DuplicateGroup[] {
  const several = groups.filter((group) => group.members.length > 1);
  const bySize = [...several].sort((a, b) => b.members.length - a.members.length);
  const joined: DuplicateGroup[] = groups.filter((group) => group.members.length <= 1);
  const kept: { group: DuplicateGroup; sample: number[] }[] = [];
  const byBand = new Map<number, number[]>();
  for (const group of bySize) {
    const sample = sampleOf(group.members);
    const home = homeOf(sample, kept, byBand, traces, keys);
    if (home) {
      home.group.members.push(...group.members);
      continue;
    }
    const place = kept.push({ group: { ...group, members: [...group.members] }, sample }) - 1;
    for (const member of sample)
      for (const key of keys[member]!) {
        const places = byBand.get(key);
        if (!places) byBand.set(key, [place]);
        else if (places.at(-1) !== place) places.push(place);
      }
  }
  return [...kept.map(({ group }) => group), ...joined];
}

function homeOf<G extends { sample: number[] }>(
  sample: readonly number[],
  kept: readonly G[],
  byBand: ReadonlyMap<number, number[]>,
  traces: readonly Trace[],
  keys: readonly Int32Array[],
): G | null {
  const met = new Set<number>();
  for (const member of sample)
    for (const key of keys[member]!) {
      // A band that many groups share is boilerplate, not a campaign.
      const places = byBand.get(key) ?? [];
      if (places.length <= sampleSize) for (const place of places) met.add(place);
    }
  let best: G | null = null;
  let highest = alike;
  for (const place of [...met].sort((a, b) => a - b)) {
    const share = shareAlike(sample, kept[place]!.sample, traces);
    if (share > highest || (share === highest && !best)) {
      highest = share;
      best = kept[place]!;
    }
  }
  return best;
}

function shareAlike(a: readonly number[], b: readonly number[], traces: readonly Trace[]): number {
  let pairs = 0;
  for (const one of a)
    for (const other of b) if (resemblance(traces[one]!, traces[other]!) > 0) pairs++;
  return pairs / (a.length * b.length);
}

function sampleOf(members: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(members.length / sampleSize));
  return members.filter((_, i) => i % step === 0).slice(0, sampleSize);
}
