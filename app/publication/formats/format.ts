import type { Writable } from "node:stream";
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
  /** Writes the whole file and ends `out`. */
  write: (sheet: SummarySheet, out: Writable) => Promise<void>;
};
