import { startThread } from "~/app/platform/thread.server";
import type { SummaryCells } from "../summary-rows.server";
import type { SummaryFormat, SummarySheet } from "./format";
import type { ToWriter } from "./xlsx-thread";

/** A workbook that is written row by row; every text is a text cell, so that `=…` stays text. */
export const xlsx: SummaryFormat = {
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  write,
};

const AT_ONCE = 200;

/** A workbook costs much computing and half a second of loading: another thread does it. */
async function write({ title, lines, columns, rows }: SummarySheet, path: string): Promise<void> {
  const writer = startThread<ToWriter, "done">("app/publication/formats/xlsx-thread.ts");
  try {
    await writer.ask({ kind: "begin", path, title, lines, columns });
    let some: SummaryCells[] = [];
    for await (const row of rows) {
      some.push(row);
      if (some.length < AT_ONCE) continue;
      await writer.ask({ kind: "rows", rows: some });
      some = [];
    }
    await writer.ask({ kind: "rows", rows: some });
    await writer.ask({ kind: "end" });
  } finally {
    await writer.end();
  }
}
