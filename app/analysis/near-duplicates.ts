import { type DuplicateGroup, joinGroups } from "~/app/analysis/join-groups";
import {
  distinctGrams,
  resemblance,
  shortLength,
  type Trace,
  traceOf,
} from "~/app/analysis/resemblance";

const bins = 64;
/** Rows to a band: the fewer, the more pairs are looked at. Short texts have few runs to agree on. */
const rowsLong = 4;
const rowsShort = 2;
const gramLength = 4;
/** Leaders compared within one bucket; a bucket that holds more is boilerplate. */
const comparedLeaders = 12;
/** Members that a template is chosen among and by. */
const templateSample = 24;

/**
 * Finds the groups of near-identical texts (雷同意见). Candidates come from one-permutation MinHash
 * (Li, Owen & Zhang, NIPS 2012) with banding; each is then verified on the texts themselves, always
 * against the middle of its group, so that a chain of small differences cannot join what differs.
 */
export function nearDuplicates(texts: readonly string[]): DuplicateGroup[] {
  const traces: Trace[] = [];
  const traceOfText = new Int32Array(texts.length).fill(-1);
  const byCore = new Map<string, number>();
  texts.forEach((text, position) => {
    const trace = traceOf(text);
    if (trace.core === "") return;
    let found = byCore.get(trace.core);
    if (found === undefined) {
      found = traces.length;
      byCore.set(trace.core, found);
      traces.push(trace);
    }
    traceOfText[position] = found;
  });

  const copies = traces.map((): number[] => []);
  traceOfText.forEach((trace, position) => {
    if (trace >= 0) copies[trace]!.push(position);
  });

  return gather(traces)
    .map(({ template, members }) => ({
      template: copies[template]![0]!,
      members: members.flatMap((member) => copies[member]!).sort((a, b) => a - b),
    }))
    .filter((group) => group.members.length > 1)
    .sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!);
}

/** Groups distinct texts around leaders, then once more around the middles of those groups. */
function gather(traces: readonly Trace[]): DuplicateGroup[] {
  const keys = traces.map(bandKeys);
  const shelf = new Shelf();
  const first = new Map<number, number[]>();
  traces.forEach((trace, position) => {
    const leader = shelf.closest(trace, keys[position]!, traces);
    if (leader >= 0) first.get(leader)!.push(position);
    else {
      first.set(position, [position]);
      shelf.add(position, keys[position]!);
    }
  });

  const middles = new Shelf();
  const groups = new Map<number, number[]>();
  for (const [template, members] of first)
    if (members.length > 1) {
      const middle = middleOf({ template, members }, traces);
      groups.set(middle, [middle]);
      middles.add(middle, keys[middle]!);
    }
  const isMiddle = new Set(groups.keys());
  traces.forEach((trace, position) => {
    if (isMiddle.has(position)) return;
    const middle = middles.closest(trace, keys[position]!, traces);
    if (middle >= 0) groups.get(middle)!.push(position);
    else groups.set(position, [position]);
  });
  const gathered = [...groups].map(([template, members]) => ({ template, members }));
  return joinGroups(gathered, traces, keys);
}

/** Leaders by the keys of their bands: chains of entries, the latest first. */
class Shelf {
  private readonly heads = new Map<number, number>();
  private readonly leaders: number[] = [];
  private readonly following: number[] = [];

  add(leader: number, keys: Int32Array) {
    for (const key of keys) {
      const entry = this.leaders.push(leader) - 1;
      this.following.push(this.heads.get(key) ?? -1);
      this.heads.set(key, entry);
    }
  }

  /** The leader that `trace` resembles most, or −1. */
  closest(trace: Trace, keys: Int32Array, traces: readonly Trace[]): number {
    const compared = new Set<number>();
    let closest = -1;
    let highest = 0;
    for (const key of keys) {
      let entry = this.heads.get(key) ?? -1;
      for (let looked = 0; entry >= 0 && looked < comparedLeaders; looked++) {
        const leader = this.leaders[entry]!;
        entry = this.following[entry]!;
        if (compared.has(leader)) continue;
        compared.add(leader);
        const likeness = resemblance(trace, traces[leader]!);
        if (likeness > highest) {
          highest = likeness;
          closest = leader;
        }
      }
    }
    return closest;
  }
}

function middleOf(group: DuplicateGroup, traces: readonly Trace[]): number {
  const step = Math.max(1, Math.floor(group.members.length / templateSample));
  const sample = group.members.filter((_, i) => i % step === 0).slice(0, templateSample);
  let middle = group.template;
  let highest = -1;
  for (const candidate of sample) {
    let sum = 0;
    for (const other of sample)
      if (other !== candidate) sum += resemblance(traces[candidate]!, traces[other]!);
    if (sum > highest) {
      highest = sum;
      middle = candidate;
    }
  }
  return middle;
}

/** One key for each band of the signature; texts that share a key are compared. */
function bandKeys(trace: Trace): Int32Array {
  const signature = minima(distinctGrams(trace.core, gramLength));
  const rows = trace.core.length < shortLength * 1.5 ? [rowsLong, rowsShort] : [rowsLong];
  const keys: number[] = [];
  for (const height of rows)
    for (let band = 0; band * height < bins; band++) {
      let key = Math.imul(band + 1, 0x9e3779b1) ^ height;
      for (let row = 0; row < height; row++)
        key = Math.imul((key ^ signature[band * height + row]!) >>> 0, 0x01000193) ^ (key >>> 15);
      keys.push(key | 0);
    }
  return Int32Array.from(keys);
}

/** The least hash of each bin; an empty bin borrows from the next one that is not. */
function minima(grams: Int32Array): Int32Array {
  const none = 0x7fffffff;
  const signature = new Int32Array(bins).fill(none);
  for (const gram of grams) {
    const bin = gram >>> 26;
    const value = gram & 0x3ffffff;
    if (value < signature[bin]!) signature[bin] = value;
  }
  if (grams.length === 0) return signature;
  return signature.map((value, bin) => {
    let distance = 0;
    let found = value;
    while (found === none) {
      distance++;
      found = signature[(bin + distance) % bins]!;
    }
    return found + Math.imul(distance, 0x4000001);
  });
}
