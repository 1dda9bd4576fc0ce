import { readMarker } from "~/app/drafts/markers";
import { formatNumber } from "../word/number-formats";
import { attributeOf, childrenOf, type Element, isElement } from "./tree";

/** How a browser prints the numbers of a list: the format, and what stands after it. */
const TYPES: Record<string, [format: string, after: string]> = {
  "1": ["decimal", ". "],
  a: ["lowerLetter", ". "],
  A: ["upperLetter", ". "],
  i: ["lowerRoman", ". "],
  I: ["upperRoman", ". "],
};
const STYLES: Record<string, [format: string, after: string]> = {
  decimal: ["decimal", ". "],
  "decimal-leading-zero": ["decimalZero", ". "],
  "lower-alpha": ["lowerLetter", ". "],
  "lower-latin": ["lowerLetter", ". "],
  "upper-alpha": ["upperLetter", ". "],
  "upper-latin": ["upperLetter", ". "],
  "lower-roman": ["lowerRoman", ". "],
  "upper-roman": ["upperRoman", ". "],
  "cjk-decimal": ["ideographDigital", "、"],
  "cjk-ideographic": ["chineseCountingThousand", "、"],
  "simp-chinese-informal": ["chineseCountingThousand", "、"],
  "trad-chinese-informal": ["chineseCountingThousand", "、"],
  "simp-chinese-formal": ["chineseLegalSimplified", "、"],
  "cjk-heavenly-stem": ["ideographTraditional", "、"],
  "cjk-earthly-branch": ["ideographZodiac", "、"],
};

/** The number of each item of a list, as a browser prints it. */
export function listNumbers(list: Element): Map<Element, string> {
  const items = childrenOf(list)
    .filter(isElement)
    .filter((one) => one.tagName === "li");
  const numbers = new Map<Element, string>();
  const reversed = attributeOf(list, "reversed") !== undefined;
  let value = integer(attributeOf(list, "start")) ?? (reversed ? items.length : 1);
  for (const item of items) {
    value = integer(attributeOf(item, "value")) ?? value;
    const form = formOf(item) ?? formOf(list) ?? TYPES["1"]!;
    if (form[0] !== "none") numbers.set(item, `${formatNumber(value, form[0])}${form[1]}`);
    value += reversed ? -1 : 1;
  }
  return numbers;
}

function formOf(element: Element): [string, string] | null {
  const style = /list-style(?:-type)?\s*:\s*([^;]+)/i.exec(attributeOf(element, "style") ?? "");
  for (const word of (style?.[1] ?? "").trim().toLowerCase().split(/\s+/)) {
    if (word === "none") return ["none", ""];
    if (STYLES[word]) return STYLES[word];
  }
  return TYPES[attributeOf(element, "type") ?? ""] ?? null;
}

/** A page that writes its numbers itself hides those of the browser. */
export const withNumber = (number: string, text: string): string =>
  readMarker(text) ? text : `${number}${text}`;

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;
}
