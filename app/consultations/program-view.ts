import { isoShanghai } from "~/app/platform/time";
import { type Status, statusAt } from "./window";

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

/** A consultation as the API gives it. */
export function programView(
  row: {
    slug: string;
    title: string;
    office: string;
    opensAt: Date;
    closesAt: Date;
    answeredAt: Date | null;
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
