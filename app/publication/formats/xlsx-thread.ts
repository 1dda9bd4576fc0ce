// The far side of xlsx.server.ts: writes a workbook row by row, away from who answers people.
import { createWriteStream } from "node:fs";
import { parentPort } from "node:worker_threads";
import excel from "exceljs";
import type { SummaryCells } from "~/app/publication/summary-rows.server";
import { xlsxText } from "./xlsx-text";

export type ToWriter =
  | { kind: "begin"; path: string; title: string; lines: readonly string[]; columns: Columns }
  | { kind: "rows"; rows: readonly SummaryCells[] }
  | { kind: "end" };
type Columns = readonly { head: string; width: number }[];

const BORDER = { style: "thin", color: { argb: "FFB8B0A2" } } as const;
const BOX = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };

// One object for all cells of a kind: the writer knows a style again by its identity and need not
// compare it.
const TEXT: Partial<excel.Style> = {
  alignment: { vertical: "top", wrapText: true },
  border: BOX,
};
const NUMBER: Partial<excel.Style> = {
  alignment: { vertical: "top", horizontal: "center" },
  border: BOX,
};

let at = 0;
let book: excel.stream.xlsx.WorkbookWriter;
let page: excel.Worksheet;

function begin({ path, title, lines, columns }: Extract<ToWriter, { kind: "begin" }>): void {
  book = new excel.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useStyles: true,
    useSharedStrings: false,
  });
  const headRow = lines.length + 2;
  page = book.addWorksheet("意见汇总处理表", {
    views: [{ state: "frozen", ySplit: headRow }],
    pageSetup: {
      paperSize: 9, // A4
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${headRow}:${headRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  });
  // Widths count Latin digits; a Chinese letter takes nearly two.
  page.columns = columns.map(({ width }) => ({ width: width * 1.8 }));
  const last = columns.length;

  const top = page.getRow(1);
  top.getCell(1).value = xlsxText(`${title}意见汇总处理表`);
  top.getCell(1).font = { name: "SimHei", size: 16, bold: true };
  top.getCell(1).alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  top.height = 36;
  page.mergeCells(1, 1, 1, last);
  top.commit();

  lines.forEach((sentence, at) => {
    const row = page.getRow(at + 2);
    row.getCell(1).value = xlsxText(sentence);
    row.getCell(1).alignment = { vertical: "middle", wrapText: true };
    row.height = 24;
    page.mergeCells(at + 2, 1, at + 2, last);
    row.commit();
  });

  const head = page.getRow(headRow);
  columns.forEach((column, at) => {
    const cell = head.getCell(at + 1);
    cell.value = column.head;
    cell.font = { bold: true };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.border = BOX;
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF1EDE4" } };
  });
  head.height = 24;
  head.commit();
  at = headRow;
}

function write(rows: readonly SummaryCells[]): void {
  for (const values of rows) {
    at += 1;
    const row = page.getRow(at);
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1);
      cell.value = typeof value === "number" ? value : xlsxText(value);
      cell.style = typeof value === "number" ? NUMBER : TEXT;
    });
    row.commit();
  }
}

parentPort?.on("message", async (message: ToWriter) => {
  if (message.kind === "begin") begin(message);
  else if (message.kind === "rows") write(message.rows);
  else {
    page.commit();
    await book.commit();
  }
  parentPort?.postMessage("done");
});
