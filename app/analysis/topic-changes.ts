import type { Analysis, Assignment, Topic } from "~/app/analysis/analysis";
import type { StoodIn, TopicChanges } from "~/app/analysis/officers-changes";
import { classifier } from "~/app/analysis/split-off";
import { representativesAmong, wordsAmong } from "~/app/analysis/words-of-members";

/** An assignment with the topic that the analysis alone would have given. */
export type Settled = Omit<Analysis, "assignments"> & {
  assignments: (Assignment & { found: number | null })[];
};

/**
 * The topics as officers want them: what they put somewhere is there; what they merged is one,
 * also where the analysis finds it in other pieces; what they split off keeps its comments, and a
 * new comment goes to it where it has more of its words; a new sender of a letter goes where they
 * put that letter. `labels` are those of the run before. Without changes nothing changes, and done
 * again with where the comments stand in the end it is the same.
 */
export function applyChanges(
  found: Analysis,
  changes: TopicChanges,
  stoodIn: StoodIn,
  labels: ReadonlyMap<number, string> = new Map(),
): Settled {
  const mergedInto = mergesIn(changes.merges);
  const through = throughWhich(changes);
  const drawnInto = drawn(found, changes, stoodIn);
  const resolved = (topic: number) => mergedInto(drawnInto.get(topic) ?? topic);
  const lettersAt = placesOfLetters(found, changes, stoodIn);
  const splitOff = classifier(found, changes, stoodIn, resolved);

  const topicOf = (one: Assignment): number | null => {
    const place = changes.places.get(one.id);
    if (place !== undefined) return place;
    const before = stoodIn.get(one.id);
    const letter = one.campaign === null ? undefined : lettersAt.get(one.campaign);
    if (letter !== undefined && (before === undefined || before === endOf(letter, mergedInto)))
      return letter;
    if (before === undefined) return one.topic === null ? null : splitOff(one, one.topic);
    return through(one.topic, before);
  };
  const assignments = found.assignments.map((one) => {
    const topic = topicOf(one);
    return { ...one, topic: topic === null ? null : resolved(topic), found: one.topic };
  });
  return { ...found, topics: topicsOf(found, changes, assignments, labels), assignments };
}

/** Follows merges to their end; a circle ends where it began. */
export function mergesIn(merges: TopicChanges["merges"]): (topic: number) => number {
  const next = new Map(merges.map(({ from, into }) => [from, into]));
  return (topic) => {
    let at = topic;
    for (let steps = 0; steps <= next.size && next.has(at); steps++) at = next.get(at)!;
    return at;
  };
}

const endOf = (place: number | null, mergedInto: (topic: number) => number) =>
  place === null ? null : mergedInto(place);

/**
 * Tells through which topic, before merging, a comment that nobody placed stands where it stands:
 * through the one it is found in, or through a topic of officers' own making that keeps it.
 */
export function throughWhich(changes: Pick<TopicChanges, "merges" | "own">) {
  const mergedInto = mergesIn(changes.merges);
  const partIn = partOf(changes);
  const kept = new Set(changes.own.map(({ id }) => id));
  return (found: number | null, stands: number | null): number | null => {
    if (stands === null || endOf(found, mergedInto) === stands) return found;
    return partIn(found, stands) ?? (kept.has(stands) ? stands : found);
  };
}

/** The part that was split off where a comment is found and is now, merged or not, where it stands. */
function partOf({ merges, own }: Pick<TopicChanges, "merges" | "own">) {
  const mergedInto = mergesIn(merges);
  return (found: number | null, stands: number | null): number | undefined =>
    own.find(
      ({ id, from }) =>
        from !== null && mergedInto(from) === endOf(found, mergedInto) && mergedInto(id) === stands,
    )?.id;
}

/**
 * What a run finds in other pieces than before: a topic most of whose known comments stood in a
 * merged one belongs to that.
 */
function drawn(found: Analysis, changes: TopicChanges, stoodIn: StoodIn): Map<number, number> {
  const mergedInto = mergesIn(changes.merges);
  const partIn = partOf(changes);
  const targets = new Set(changes.merges.map(({ into }) => mergedInto(into)));
  const result = new Map<number, number>();
  if (targets.size === 0) return result;
  const counts = new Map<number, Map<number | null, number>>();
  for (const { id, topic } of found.assignments) {
    const before = stoodIn.get(id);
    if (topic === null || before === undefined || changes.places.has(id)) continue;
    // What officers split off stands elsewhere without the topic being there.
    const stood = partIn(topic, before) === undefined ? before : topic;
    const own = counts.get(topic) ?? new Map<number | null, number>();
    counts.set(topic, own.set(stood, (own.get(stood) ?? 0) + 1));
  }
  for (const [topic, own] of counts) {
    const known = [...own.values()].reduce((sum, count) => sum + count, 0);
    for (const target of targets)
      if (mergedInto(topic) !== target && (own.get(target) ?? 0) * 2 > known)
        result.set(topic, target);
  }
  return result;
}

/** Where most of the known senders of a letter stand, if officers put some of them there. */
function placesOfLetters(
  found: Analysis,
  { merges, places }: TopicChanges,
  stoodIn: StoodIn,
): Map<number, number | null> {
  const result = new Map<number, number | null>();
  if (places.size === 0) return result;
  const mergedInto = mergesIn(merges);
  for (const campaign of found.campaigns) {
    const put = new Set<number | null>();
    const stand = new Map<number | null, number>();
    let known = 0;
    for (const id of campaign.members) {
      const place = places.get(id);
      if (place !== undefined) put.add(place);
      const at = place === undefined ? stoodIn.get(id) : endOf(place, mergedInto);
      if (at === undefined) continue;
      known++;
      stand.set(at, (stand.get(at) ?? 0) + 1);
    }
    for (const place of put)
      if ((stand.get(endOf(place, mergedInto)) ?? 0) * 2 > known) result.set(campaign.id, place);
  }
  return result;
}

function topicsOf(
  found: Analysis,
  changes: TopicChanges,
  assignments: Settled["assignments"],
  labels: ReadonlyMap<number, string>,
): Topic[] {
  const members = new Map<number, Assignment[]>();
  const changed = new Set<number>();
  for (const one of assignments) {
    if (one.topic !== one.found)
      for (const topic of [one.topic, one.found]) if (topic !== null) changed.add(topic);
    if (one.topic === null) continue;
    const own = members.get(one.topic);
    if (own) own.push(one);
    else members.set(one.topic, [one]);
  }
  if (changed.size === 0 && changes.own.length === 0 && changes.merges.length === 0)
    return found.topics;
  const known = new Map(found.topics.map((topic) => [topic.id, topic]));
  const ownOf = new Map(changes.own.map((own) => [own.id, own]));
  // What was merged away keeps its label, for when that is taken back.
  const away = changes.merges.map(({ from }) => from).filter((from) => labels.has(from));
  const all = new Set([...known.keys(), ...ownOf.keys(), ...members.keys(), ...away]);
  return [...all]
    .map((id): Topic => {
      const topic = known.get(id);
      const own = members.get(id) ?? [];
      if (topic && !changed.has(id)) return topic;
      const words = own.length > 0 ? wordsAmong(own, assignments, topic?.words.length) : [];
      return {
        id,
        label:
          topic?.label ?? labels.get(id) ?? ownOf.get(id)?.label ?? words.slice(0, 2).join("、"),
        words,
        size: own.length,
        parent: topic?.parent ?? known.get(ownOf.get(id)?.from ?? -1)?.parent ?? null,
        representatives: representativesAmong(own, words, representativesIn(found, own)),
      };
    })
    .sort((a, b) => b.size - a.size || a.id - b.id);
}

/** Those of the members that stood for any topic that was found, in the order of the topics. */
function representativesIn(found: Analysis, members: readonly Assignment[]): string[] {
  const ids = new Set(members.map(({ id }) => id));
  return found.topics.flatMap(({ representatives }) => representatives.filter((id) => ids.has(id)));
}
