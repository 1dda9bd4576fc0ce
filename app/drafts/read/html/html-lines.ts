import { aroundArticle, findArticle, isNavigation } from "./article";
import { listNumbers, withNumber } from "./list-numbers";
import { isDataTable, measurePage } from "./measure";
import {
  attributeOf,
  BLOCKS,
  CONTROLS,
  type Element,
  isElement,
  isHidden,
  isText,
  type Node,
  parseHtml,
  SILENT,
} from "./tree";

export type HtmlLine = { text: string; reason?: string };

type Place = {
  nodes: Node[];
  next: number;
  element: Element | null;
  reason: string | undefined;
  /** In a table of data one row is one line. */
  inRow: boolean;
  inArticle: boolean;
  keepsSpace: boolean;
};

/**
 * The lines that a reader of the page sees: one for a paragraph, a list item with its number, or a
 * row of a table with its cells parted by tabs. What is no part of the article has a reason.
 * `word` says that the page was made from a Word document, which has no navigation.
 */
export function htmlLines(html: string, { word = false } = {}): HtmlLine[] {
  const root = parseHtml(html);
  const measures = measurePage(root);
  const article = word ? null : findArticle(root, measures);
  const around = aroundArticle(article);
  const numbers = new Map<Element, string>();
  const lines: HtmlLine[] = [];
  let words = "";
  let number = "";

  const place = (element: Element | null, nodes: Node[], from?: Place): Place => ({
    nodes,
    next: 0,
    element,
    reason: from?.reason,
    inRow: from?.inRow ?? false,
    inArticle: from?.inArticle ?? word,
    keepsSpace: from?.keepsSpace ?? false,
  });

  function flush({ reason }: Place): void {
    const text = words.replace(/^[ \n]+|[ \n]+$/g, "");
    words = "";
    if (text === "") return;
    const printed = number === "" ? text : withNumber(number, text);
    number = "";
    lines.push(reason ? { text: printed, reason } : { text: printed });
  }

  function enter(element: Element, from: Place): Place | null {
    const name = element.tagName;
    const inside = place(element, element.childNodes, from);
    inside.inArticle ||= element === article && name !== "body";
    if (SILENT.has(name)) return null;
    if (name === "img" && !word) {
      words = glued(words, signOf(element, words, from.nodes[from.next]));
      return null;
    }
    if (name === "br") {
      if (from.inRow) words += " ";
      else flush(from);
      return null;
    }
    if (BLOCKS.has(name) && !from.inRow) flush(from);
    if (from.reason === undefined) {
      if (CONTROLS.has(name)) inside.reason = "网页控件";
      else if (name === "title") inside.reason = "网页标题";
      else if (isHidden(element)) inside.reason = "隐藏的内容";
      else if (!word && !around.has(element) && isNavigation(element, measures, from.inArticle))
        inside.reason = "网页导航";
    }
    if (inside.reason !== from.reason && !from.inRow) flush(from);
    if (name === "ol")
      for (const [item, text] of word ? noteMarks(element) : listNumbers(element))
        numbers.set(item, text);
    if (name === "li") number = numbers.get(element) ?? "";
    if (name === "pre" || name === "textarea") inside.keepsSpace = true;
    if (name === "tr") inside.inRow ||= isDataTable(measures(tableOf(element) ?? element));
    if (from.inRow && /^t[dh]$/.test(name) && words !== "") words = `${words.replace(/ +$/, "")}\t`;
    else if (from.inRow && BLOCKS.has(name) && /[^\s]$/.test(words)) words += " ";
    return inside;
  }

  function leave(at: Place, from: Place | undefined): void {
    const name = at.element?.tagName ?? "body";
    if (at.reason !== from?.reason && !from?.inRow) flush(at);
    if (at.inRow && name !== "tr") {
      if (BLOCKS.has(name) && /[^\s]$/.test(words)) words += " ";
    } else if (BLOCKS.has(name)) flush(at);
    if (name === "li") number = "";
  }

  const path = [place(null, root.childNodes)];
  while (path.length > 0) {
    const at = path.at(-1)!;
    const node = at.nodes[at.next++];
    if (!node) {
      leave(at, path.at(-2));
      path.pop();
    } else if (isText(node)) {
      if (word) words += at.inRow ? node.value.replace(/\t/g, " ") : node.value;
      else if (!at.keepsSpace || at.inRow) words = glued(words, node.value);
      else {
        const [first, ...others] = node.value.split("\n");
        words += first;
        for (const line of others) {
          flush(at);
          words = line;
        }
      }
    } else if (isElement(node)) {
      if (word && isBackLink(node)) continue;
      const inside = enter(node, at);
      if (inside) path.push(inside);
    }
  }
  return lines;
}

const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;

/** White space of the source counts as one space, and as nothing where it only breaks a Chinese line. */
function glued(words: string, more: string): string {
  let glue = words;
  for (const part of more.split(/([\t\n\f\r ]+)/)) {
    if (part === "") continue;
    if (!/^[\t\n\f\r ]/.test(part)) {
      const broken = glue.endsWith("\n");
      const between = broken && !(WIDE.test(glue.at(-2) ?? "") && WIDE.test(part[0]!)) ? " " : "";
      glue = (broken ? glue.slice(0, -1) + between : glue) + part;
    } else if (glue !== "" && !/[ \n\t]$/.test(glue)) glue += /[\n\r]/.test(part) ? "\n" : " ";
  }
  return glue;
}

const LONGEST_SIGN = 3;

/**
 * What a picture in the midst of a word stands for: name, a picture of @, office.cn. Before a word
 * only a single character is taken for one; more of them name an icon.
 */
function signOf(image: Element, before: string, next: Node | undefined): string {
  const sign = (attributeOf(image, "alt") ?? "").trim();
  const length = [...sign].length;
  if (length === 0 || length > LONGEST_SIGN || isHidden(image)) return "";
  if (/\S/.test(before.at(-1) ?? "")) return sign;
  return length === 1 && next && isText(next) && /^\S/.test(next.value) ? sign : "";
}

function tableOf(row: Element): Element | null {
  for (
    let node = row.parentNode;
    node && isElement(node as Node);
    node = (node as Element).parentNode
  )
    if ((node as Element).tagName === "table") return node as Element;
  return null;
}

/** Notes come as a list at the end, each with the mark that stands in the text. */
function noteMarks(list: Element): [Element, string][] {
  const items = list.childNodes.filter(isElement);
  return items.flatMap((item, at): [Element, string][] =>
    /^(?:foot|end)note-/.test(attributeOf(item, "id") ?? "") ? [[item, `[${at + 1}] `]] : [],
  );
}

function isBackLink(element: Element): boolean {
  return (
    element.tagName === "a" && /^#(?:foot|end)note-ref-/.test(attributeOf(element, "href") ?? "")
  );
}
