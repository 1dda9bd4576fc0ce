import type { DuplicateGroup } from "~/app/analysis/join-groups";

/** What people decided of near-identical texts, by their positions. */
export type Apart = {
  /** Taken out of its group: in none. */
  alone: ReadonlySet<number>;
  /** The groups that were taken apart and that the text was in, by their numbers. */
  dissolved: ReadonlyMap<number, readonly number[]>;
};

/** The member that stands for these; the first is as good as any other. */
export type Middle = (members: readonly number[]) => number;

/** The groups without the texts that were taken out of one. */
export function withoutAlone(
  groups: readonly DuplicateGroup[],
  { alone }: Apart,
  middle: Middle,
): DuplicateGroup[] {
  return kept(groups, ({ members }) => members.filter((member) => !alone.has(member)), middle);
}

/**
 * The groups without those that were taken apart: no two texts of such a group stay in one. A group
 * is still the one that was taken apart if, of its members that are not younger than the last they
 * have in common, at least half belonged to it; then those that came later are not alike either. Of
 * another group only those leave that were together before.
 */
export function withoutDissolved(
  groups: readonly DuplicateGroup[],
  { dissolved }: Apart,
  middle: Middle,
): DuplicateGroup[] {
  return kept(
    groups,
    ({ members }) => {
      const shared = new Map<number, number[]>();
      for (const member of members)
        for (const id of dissolved.get(member) ?? []) {
          const own = shared.get(id);
          if (own) own.push(member);
          else shared.set(id, [member]);
        }
      const leave = new Set<number>();
      for (const together of shared.values()) {
        if (together.length < 2) continue;
        const last = together.at(-1)!;
        const older = members.filter((member) => member <= last);
        if (together.length * 2 >= older.length) return [];
        for (const member of together) leave.add(member);
      }
      return members.filter((member) => !leave.has(member));
    },
    middle,
  );
}

/** Those of which two or more are left, largest first. */
function kept(
  groups: readonly DuplicateGroup[],
  membersOf: (group: DuplicateGroup) => number[],
  middle: Middle,
): DuplicateGroup[] {
  return groups
    .map((group) => {
      const members = membersOf(group);
      if (members.length === group.members.length) return group;
      const { template } = group;
      return {
        members,
        template: members.includes(template) || members.length < 2 ? template : middle(members),
      };
    })
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!);
}
