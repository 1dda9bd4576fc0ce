import type { ColumnType } from "kysely";
import type { CreatedAt } from "./columns";

/** What an officer changed in a figure that was read; it holds while the words of its phrase stay. */
export interface IndicatorChangesTable {
  consultation_id: number;
  key: string;
  excluded: boolean;
  /** Null where the figure is left out. */
  what: string | null;
  how_much: string | null;
  by_when: string | null;
  officer_id: number | null;
  changed_at: CreatedAt;
}

/** 指标 of a published version, frozen with it. */
export interface IndicatorsTable {
  consultation_id: number;
  draft_id: number;
  position: number;
  clause_id: number;
  what: string;
  how_much: string;
  by_when: string;
  /** The last year of `by_when`. */
  year: number | null;
  /** `by_when` was said in an earlier sentence. */
  carried: boolean;
  /** Digits are missing in the document. */
  lost: boolean;
  /** An officer put other words than were read. */
  corrected: boolean;
  direction: ColumnType<
    "reach" | "at-least" | "at-most" | "about" | "increase" | "decrease",
    string,
    string
  >;
  value: number | null;
  high: number | null;
  unit: string;
  quote: string;
}
