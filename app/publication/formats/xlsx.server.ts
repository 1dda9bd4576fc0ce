import type { Writable } from "node:stream";
import type ExcelJS from "exceljs";
import type { SummaryFormat, SummarySheet } from "./format";

/** A workbook that is written row by row; every text is a text cell, so that `=…` stays text. */
export const xlsx: SummaryFormat = {
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  write,
};

const MAX_CELL = 32_767;
const CUT = "……（超出单元格长度，以下略）";
const BORDER = { style: "thin", color: { argb: "FFB8B0A2" } } as const;
const BOX = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };

// One object for all cells of a kind: the writer knows a style again by its identity and need not
// compare it.
const TEXT: Partial<ExcelJS.Style> = {
  alignment: { vertical: "top", wrapText: true },
  border: BOX,
};
const NUMBER: Partial<ExcelJS.Style> = {
  alignment: { vertical: "top", horizontal: "center" },
  border: BOX,
};

/**
 * Text as a spreadsheet can hold it: at most 32,767 letters, none that XML forbids, and nothing
 * that its reader would take for an escape (_x0041_).
 */
export function xlsxText(text: string): string {
  const whole = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\uFFFE\uFFFF]/g, "");
  if (whole.length <= MAX_CELL) return whole;
  const kept = whole.slice(0, MAX_CELL - CUT.length).replace(/[\uD800-\uDBFF]$/, "");
  return kept + CUT;
}

async function write(sheet: SummarySheet, out: Writable): Promise<void> {
  // Half a second of loading that no other page waits for.
  const { default: excel } = await import("exceljs");
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const headRow = sheet.lines.length + 2;
  const page = book.addWorksheet("意见汇总处理表", {
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
  page.columns = sheet.columns.map(({ width }) => ({ width: width * 1.8 }));
  const last = sheet.columns.length;

  const title = page.getRow(1);
  title.getCell(1).value = xlsxText(`${sheet.title}意见汇总处理表`);
  title.getCell(1).font = { name: "SimHei", size: 16, bold: true };
  title.getCell(1).alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  title.height = 36;
  page.mergeCells(1, 1, 1, last);
  title.commit();

  sheet.lines.forEach((sentence, at) => {
    const row = page.getRow(at + 2);
    row.getCell(1).value = xlsxText(sentence);
    row.getCell(1).alignment = { vertical: "middle", wrapText: true };
    row.height = 24;
    page.mergeCells(at + 2, 1, at + 2, last);
    row.commit();
  });

  const head = page.getRow(headRow);
  sheet.columns.forEach((column, at) => {
    const cell = head.getCell(at + 1);
    cell.value = column.head;
    cell.font = { bold: true };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.border = BOX;
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF1EDE4" } };
  });
  head.height = 24;
  head.commit();

  let at = headRow;
  for await (const values of sheet.rows) {
    const row = page.getRow(++at);
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1);
      cell.value = typeof value === "number" ? value : xlsxText(value);
      cell.style = typeof value === "number" ? NUMBER : TEXT;
    });
    row.commit();
  }
  page.commit();
  await book.commit();
}
