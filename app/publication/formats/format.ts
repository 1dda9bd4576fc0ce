import type { SummaryCells } from "../summary-rows.server";

export type SummarySheet = {
  title: string;
  /** Sentences above the table, the totals first. */
  lines: readonly string[];
  /** Widths in letters of Chinese type. */
  columns: readonly { head: string; width: number }[];
  rows: AsyncIterable<SummaryCells>;
};

export type SummaryFormat = {
  extension: string;
  mediaType: string;
  /** Writes the whole file. */
  write: (sheet: SummarySheet, path: string) => Promise<void>;
};
