import {
  attributeOf,
  CONTROLS,
  childrenOf,
  type Element,
  eachFromBelow,
  isElement,
  isHidden,
  isText,
  type Root,
  SILENT,
} from "./tree";

/** Characters without white space, of all text and of that which is a link. */
export type Measure = {
  text: number;
  linked: number;
  links: number;
  hasTable: boolean;
  hasHeading: boolean;
  /** Of a table: the longest cell, and the most cells in a row. */
  longestCell: number;
  columns: number;
};

const NONE: Measure = {
  text: 0,
  linked: 0,
  links: 0,
  hasTable: false,
  hasHeading: false,
  longestCell: 0,
  columns: 0,
};

export type Measures = (element: Element) => Measure;

export function measurePage(root: Root): Measures {
  const measures = new Map<Element, Measure>();
  eachFromBelow(root, (element) => {
    if (SILENT.has(element.tagName) || CONTROLS.has(element.tagName) || isHidden(element)) return;
    const sum = { ...NONE };
    for (const child of childrenOf(element)) {
      if (isText(child)) sum.text += child.value.replace(/\s+/g, "").length;
      if (!isElement(child)) continue;
      const one = measures.get(child);
      if (!one) continue;
      sum.text += one.text;
      sum.linked += one.linked;
      sum.links += one.links;
      sum.hasTable ||= one.hasTable || child.tagName === "table";
      sum.hasHeading ||= one.hasHeading || /^h[1-3]$/.test(child.tagName);
      sum.longestCell = Math.max(sum.longestCell, one.longestCell);
      sum.columns = Math.max(sum.columns, one.columns);
      if (/^t[dh]$/.test(child.tagName)) sum.longestCell = Math.max(sum.longestCell, one.text);
    }
    if (element.tagName === "tr")
      sum.columns = childrenOf(element).filter((one) => /^t[dh]$/.test(one.nodeName)).length;
    if (element.tagName === "a" && attributeOf(element, "href") !== undefined) {
      sum.linked = sum.text;
      sum.links = 1;
    }
    measures.set(element, sum);
  });
  return (element) => measures.get(element) ?? NONE;
}

/** A table that holds data, not one that holds the page together. */
export function isDataTable(measure: Measure): boolean {
  return !measure.hasTable && measure.columns > 1 && measure.longestCell <= 400;
}
