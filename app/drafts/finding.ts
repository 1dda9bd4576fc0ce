/** What a person may do about a finding: what a button says, and what a form then sends. */
export type Choice = { label: string; send: Record<string, string> };

/** Where in a working copy a finding stands. */
export type FindingPlace =
  | { part: "clause"; number: number }
  | { part: "title" | "window" | "contacts" | "texts" | "document" | "reason" };

export type Finding = {
  /**
   * Stays the same while what was found stays the same, and is another one as soon as that
   * changes: a confirmation of this key says nothing about different words.
   */
  key: string;
  code: string;
  weight: "error" | "warn" | "note";
  /** Concluded, or to be judged by a person: nothing is published before somebody has. */
  mustConfirm: boolean;
  /** A sentence in Chinese. */
  title: string;
  /** What was read there. */
  read: string;
  /** The first of them where it concerns several clauses. */
  place: FindingPlace;
  /** Further clauses of the same finding. */
  alsoAt: number[];
  /** The first is what one key accepts, the second what another one chooses instead. */
  choices: Choice[];
};

type Given = Omit<Finding, "mustConfirm" | "read" | "alsoAt" | "choices"> &
  Partial<Pick<Finding, "mustConfirm" | "read" | "alsoAt" | "choices">>;

export function finding(given: Given): Finding {
  return { mustConfirm: false, read: "", alsoAt: [], choices: [], ...given };
}

/** To leave it as it is, knowingly. */
export const confirming = (key: string, label: string): Choice => ({
  label,
  send: { intent: "confirm", finding: key },
});
