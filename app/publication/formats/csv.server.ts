import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { SummaryFormat, SummarySheet } from "./format";

/** UTF-8 with a byte order mark, so that spreadsheets read Chinese; quoting as in RFC 4180. */
export const csv: SummaryFormat = {
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  write,
};

/** A cell that begins so is run as a formula by a spreadsheet; the last four in Chinese locales. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell as written: never a formula, quoted where it has to be. */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function write(sheet: SummarySheet, path: string): Promise<void> {
  const out = createWriteStream(path);
  const line = async (...values: readonly (string | number)[]) => {
    if (!out.write(`${values.map(csvCell).join(",")}\r\n`)) await once(out, "drain");
  };
  const done = finished(out);
  out.write("\uFEFF");
  await line(sheet.title);
  for (const sentence of sheet.lines) await line(sentence);
  await line(...sheet.columns.map((column) => column.head));
  for await (const row of sheet.rows) await line(...row);
  out.end();
  await done;
}
