import { isoShanghai } from "~/app/platform/time";
import type { Purpose } from "~/db/tables/consultations";
import type { Round } from "./rounds/rounds.queries.server";
import { type Status, statusAt } from "./window";
import type { ShownChange } from "./windows/window-changes.queries.server";

export type ProgramConsultation = {
  slug: string;
  title: string;
  /** The drafting office's name. */
  office: string;
  status: Status;
  /** ISO 8601, +08:00. */
  opensAt: string;
  /** ISO 8601, +08:00, exclusive. */
  closesAt: string;
  comments: number;
};

/** The versions of a consultation as the API gives them, the first one first. */
export const programVersions = (
  versions: readonly { version: number; purpose: Purpose; note: string; publishedAt: Date }[],
) =>
  versions.map(({ version, purpose, note, publishedAt }) => ({
    version,
    purpose,
    note,
    publishedAt: isoShanghai(publishedAt),
  }));

/** The rounds about the same matter, the first one first. */
export const programRounds = (rounds: readonly Round[]) =>
  rounds.map(({ slug, round, opensAt, closesAt, reason }) => ({
    slug,
    round,
    opensAt: isoShanghai(opensAt),
    closesAt: isoShanghai(closesAt),
    reason,
  }));

/** What became of the window, the latest first. */
export const programChanges = (changes: readonly ShownChange[]) =>
  changes.map(({ kind, reason, at, opensAt, closesAt }) => ({
    kind,
    reason,
    at: isoShanghai(at),
    opensAt: opensAt && isoShanghai(opensAt),
    closesAt: closesAt && isoShanghai(closesAt),
  }));

/** A consultation as the API gives it. */
export function programView(
  row: {
    slug: string;
    title: string;
    office: string;
    opensAt: Date;
    closesAt: Date;
    answeredAt: Date | null;
    withdrawnAt: Date | null;
  },
  comments: number,
  now: Date,
): ProgramConsultation {
  return {
    slug: row.slug,
    title: row.title,
    office: row.office,
    status: statusAt(row, now),
    opensAt: isoShanghai(row.opensAt),
    closesAt: isoShanghai(row.closesAt),
    comments,
  };
}
