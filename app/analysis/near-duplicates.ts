import { type Chunk, chunkSize, readChunk } from "~/app/analysis/chunk";
import { type DuplicateGroup, joinGroups } from "~/app/analysis/join-groups";
import { firstOfSame, linkTasks, linkTexts } from "~/app/analysis/link-texts";
import { type EarlierOf, earlierIn, type Matches, matchTexts } from "~/app/analysis/match-texts";
import { type Resemblance, resemblanceIn } from "~/app/analysis/resemblance";

/** Members that a template is chosen among and by. */
const templateSample = 24;

/**
 * Finds the groups of near-identical texts (雷同意见), largest first. `matches` are the pairs found
 * in each chunk; a text belongs to a group by its likeness to the middle of the group, so that a
 * chain of small differences cannot join what differs.
 */
export function gatherDuplicates(
  chunks: readonly Chunk[],
  first: Int32Array,
  matches: readonly Matches[],
): DuplicateGroup[] {
  const resemblance = resemblanceIn(chunks);
  const earlierOf = earlierIn(matches);
  const distinct: number[] = [];
  first.forEach((same, position) => {
    if (same === position) distinct.push(position);
  });
  const leaders = gatherAroundLeaders(distinct, first.length, earlierOf, resemblance);
  const groups = gatherAroundMiddles(distinct, leaders, earlierOf, resemblance);
  const joined = joinGroups(groups, distinct, earlierOf, resemblance);
  return withCopies(joined, first);
}

/** The leader of each distinct text: the earlier leader that it resembles most, or itself. */
function gatherAroundLeaders(
  distinct: readonly number[],
  size: number,
  earlierOf: EarlierOf,
  resemblance: Resemblance,
): Int32Array {
  const leaderOf = new Int32Array(size).fill(-1);
  const comparedBy = new Int32Array(size).fill(-1);
  for (const position of distinct) {
    let closest = position;
    let highest = 0;
    earlierOf(position, (earlier, known) => {
      const leader = leaderOf[earlier]!;
      if (comparedBy[leader] === position) return;
      comparedBy[leader] = position;
      const likeness = leader === earlier ? known : resemblance(position, leader);
      if (likeness > highest) {
        highest = likeness;
        closest = leader;
      }
    });
    leaderOf[position] = closest;
  }
  return leaderOf;
}

/** Gathers once more, around the middles of the groups; gives the groups of several texts. */
function gatherAroundMiddles(
  distinct: readonly number[],
  leaderOf: Int32Array,
  earlierOf: EarlierOf,
  resemblance: Resemblance,
): DuplicateGroup[] {
  const middleOfLeader = new Int32Array(leaderOf.length).fill(-1);
  const highest = new Float32Array(leaderOf.length);
  const middleOf = new Int32Array(leaderOf.length).fill(-1);
  const attract = (position: number, middle: number) => {
    const likeness = resemblance(middle, position);
    if (likeness <= highest[position]!) return;
    highest[position] = likeness;
    middleOf[position] = middle;
  };
  for (const [leader, own] of membersBy(distinct, leaderOf)) {
    const middle = middleOfMembers(own, leader, resemblance);
    middleOfLeader[leader] = middle;
    middleOf[middle] = middle;
    highest[middle] = 2;
    // The middle comes first: what it is compared by is then kept from one member to the next.
    for (const member of own) if (member !== middle) attract(member, middle);
  }
  // Who found no middle in its own group may find one in that of a neighbour, before or behind.
  const alone = Uint8Array.from(middleOf, (middle) => (middle === -1 ? 1 : 0));
  for (const position of distinct)
    earlierOf(position, (earlier) => {
      const own = middleOfLeader[leaderOf[position]!]!;
      const middle = middleOfLeader[leaderOf[earlier]!]!;
      if (middle === own) return;
      if (alone[position] && middle >= 0) attract(position, middle);
      if (alone[earlier] && own >= 0) attract(earlier, own);
    });
  for (const position of distinct) if (middleOf[position] === -1) middleOf[position] = position;
  return [...membersBy(distinct, middleOf)].map(([template, own]) => ({ template, members: own }));
}

/** Those of several members only. */
function membersBy(distinct: readonly number[], ownerOf: Int32Array): Map<number, number[]> {
  const count = new Int32Array(ownerOf.length);
  for (const position of distinct) count[ownerOf[position]!]!++;
  const members = new Map<number, number[]>();
  for (const position of distinct) {
    const owner = ownerOf[position]!;
    if (count[owner]! < 2) continue;
    const own = members.get(owner);
    if (own) own.push(position);
    else members.set(owner, [position]);
  }
  return members;
}

/** The member that the others resemble most. */
export function middleIn(chunks: readonly Chunk[]): (members: readonly number[]) => number {
  const resemblance = resemblanceIn(chunks);
  return (members) => middleOfMembers(members, members[0]!, resemblance);
}

function middleOfMembers(members: readonly number[], leader: number, resemblance: Resemblance) {
  if (members.length === 2) return leader;
  const step = Math.max(1, Math.floor(members.length / templateSample));
  const sample = members.filter((_, i) => i % step === 0).slice(0, templateSample);
  let middle = leader;
  let highest = -1;
  for (const candidate of sample) {
    let sum = 0;
    for (const other of sample) if (other !== candidate) sum += resemblance(candidate, other);
    if (sum > highest) {
      highest = sum;
      middle = candidate;
    }
  }
  return middle;
}

/** The groups with the exact copies of their members, and those of exact copies alone. */
function withCopies(groups: readonly DuplicateGroup[], first: Int32Array): DuplicateGroup[] {
  const groupOf = new Int32Array(first.length).fill(-1);
  groups.forEach((group, index) => {
    for (const member of group.members) groupOf[member] = index;
  });
  const whole = groups.map(({ template }): DuplicateGroup => ({ template, members: [] }));
  const alone = new Map<number, number>();
  first.forEach((same, position) => {
    if (same < 0) return;
    let index = groupOf[same]!;
    if (index < 0) {
      if (same === position) return;
      index = alone.get(same) ?? -1;
      if (index < 0) {
        index = whole.push({ template: same, members: [same] }) - 1;
        alone.set(same, index);
      }
    }
    whole[index]!.members.push(position);
  });
  return whole.sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!);
}

/** The groups of a list of texts, by their places in it. */
export function nearDuplicates(texts: readonly string[]): DuplicateGroup[] {
  const chunks: Chunk[] = [];
  for (let from = 0; from < texts.length; from += chunkSize)
    chunks.push(readChunk(texts.slice(from, from + chunkSize)));
  const first = firstOfSame(chunks);
  for (let task = 0; task < linkTasks; task++) linkTexts(chunks, first, task);
  return gatherDuplicates(
    chunks,
    first,
    chunks.map((_, c) => matchTexts(chunks, first, c)),
  );
}
