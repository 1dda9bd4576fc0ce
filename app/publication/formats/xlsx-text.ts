const MAX_CELL = 32_767;
const CUT = "……（超出单元格长度，以下略）";

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
