import { below, valOf, type XmlElement } from "../xml";
import { bulletOf, formatNumber } from "./number-formats";

type Level = {
  start: number;
  format: string;
  text: string;
  suffix: string;
  /** The level whose numbers begin this one again; 0 never; null every higher one. */
  restart: number | null;
  legal: boolean;
  style: string | null;
};
type AbstractList = { levels: Map<number, Level>; styleLink: string | null };
type List = { abstract: string; starts: Map<number, number>; levels: Map<number, Level> };
type StyleNumbering = { list: string | null; level: number | null; basedOn: string | null };

/** What a paragraph says of its number; null where it leaves that to its style. */
export type ParagraphNumber = { style: string | null; list: string | null; level: number | null };

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d{1,6}$/.test(text) ? Number(text) : null;

function readLevel(element: XmlElement): Level {
  const legal = below(element, "isLgl");
  return {
    start: whole(valOf(element, "start")) ?? 0,
    format: formatOf(element),
    text: valOf(element, "lvlText") ?? "",
    suffix: valOf(element, "suff") ?? "tab",
    restart: whole(valOf(element, "lvlRestart")),
    legal: legal !== undefined && !/^(?:0|false|off)$/.test(legal.attributes.val ?? "1"),
    style: valOf(element, "pStyle") ?? null,
  };
}

/** A format that only newer programs know stands beside one for all others. */
function formatOf(element: XmlElement): string {
  const plain = valOf(element, "numFmt");
  if (plain) return plain;
  return valOf(element, "AlternateContent", "Fallback", "numFmt") ?? "decimal";
}

function readLevels(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of parent.children) {
    const at = whole(child.attributes.ilvl);
    if (child.name === "lvl" && at !== null) levels.set(at, readLevel(child));
  }
  return levels;
}

function readStyles(root: XmlElement | null): Map<string, StyleNumbering> {
  const styles = new Map<string, StyleNumbering>();
  for (const style of root?.children ?? []) {
    const id = style.attributes.styleId;
    if (style.name !== "style" || !id) continue;
    const number = below(style, "pPr", "numPr");
    styles.set(id, {
      list: valOf(number, "numId") ?? null,
      level: whole(valOf(number, "ilvl")),
      basedOn: valOf(style, "basedOn") ?? null,
    });
  }
  return styles;
}

function defaultStyle(root: XmlElement | null): string | null {
  const found = root?.children.find(
    ({ name, attributes }) =>
      name === "style" &&
      attributes.type === "paragraph" &&
      /^(?:1|true)$/.test(attributes.default ?? ""),
  );
  return found?.attributes.styleId ?? null;
}

/**
 * Counts the numbers that Word prints before paragraphs and does not store with them. Ask for every
 * paragraph once, in the order of the document. Lists made from one definition count on together
 * unless one says where it starts (ISO/IEC 29500-1, 17.9).
 */
export function wordNumbering(numbering: XmlElement | null, styleSheet: XmlElement | null) {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  for (const one of numbering?.children ?? []) {
    if (one.name === "abstractNum") {
      const levels = readLevels(one);
      const styleLink = valOf(one, "numStyleLink") ?? null;
      abstracts.set(one.attributes.abstractNumId ?? "", { levels, styleLink });
    } else if (one.name === "num") lists.set(one.attributes.numId ?? "", readList(one));
  }
  const styles = readStyles(styleSheet);
  const usual = defaultStyle(styleSheet);
  const counts = new Map<string, Map<number, number>>();
  const started = new Set<string>();

  function chain(style: string | null): StyleNumbering[] {
    const found: StyleNumbering[] = [];
    for (let id = style ?? usual; id !== null && found.length < 30; ) {
      const one = styles.get(id);
      if (!one) break;
      found.push(one);
      id = one.basedOn;
    }
    return found;
  }

  function abstractOf(list: List, depth = 0): string {
    const link = abstracts.get(list.abstract)?.styleLink;
    const linked = link ? lists.get(styles.get(link)?.list ?? "") : undefined;
    return linked && depth < 8 ? abstractOf(linked, depth + 1) : list.abstract;
  }

  function place({ style, list, level }: ParagraphNumber) {
    const fromStyle = chain(style).find((one) => one.list !== null);
    const id = list ?? fromStyle?.list ?? null;
    const found = id === null || id === "0" ? undefined : lists.get(id);
    if (!id || !found) return null;
    const abstract = abstractOf(found);
    const levels = abstracts.get(abstract)?.levels ?? new Map<number, Level>();
    const named = [...levels].find(([, one]) => one.style !== null && one.style === style)?.[0];
    const at = level ?? (list === null ? (fromStyle?.level ?? named ?? 0) : (named ?? 0));
    const levelAt = (wanted: number) => found.levels.get(wanted) ?? levels.get(wanted);
    return { id, found, abstract, at, levelAt };
  }

  return function markerOf(paragraph: ParagraphNumber): string {
    const placed = place(paragraph);
    const level = placed?.levelAt(placed.at);
    if (!placed || !level) return "";
    const { id, found, abstract, at, levelAt } = placed;
    const count = counts.get(abstract) ?? new Map<number, number>();
    counts.set(abstract, count);
    const start = found.starts.get(at);
    const fresh = start !== undefined && !started.has(`${id} ${at}`);
    started.add(`${id} ${at}`);
    if (fresh) count.set(at, start);
    else count.set(at, count.has(at) ? count.get(at)! + 1 : level.start);
    for (const deeper of [...count.keys()]) {
      const restart = levelAt(deeper)?.restart ?? null;
      if (deeper > at && restart !== 0 && (restart === null || at < restart)) count.delete(deeper);
    }
    for (let above = 0; above < at; above += 1)
      if (!count.has(above))
        count.set(above, found.starts.get(above) ?? levelAt(above)?.start ?? 1);
    return printed(level, count, levelAt);
  };
}

function printed(
  level: Level,
  count: Map<number, number>,
  levelAt: (at: number) => Level | undefined,
): string {
  if (level.format === "none" && !level.text.includes("%")) return marked(level.text, level);
  if (level.format === "bullet") return marked(bulletOf(level.text), level);
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = level.legal ? "decimal" : (levelAt(at)?.format ?? "decimal");
    return formatNumber(count.get(at) ?? 1, format);
  });
  return marked(text, level);
}

function marked(text: string, { suffix }: Level): string {
  if (text.trim() === "") return "";
  return suffix === "nothing" ? text : `${text} `;
}

function readList(element: XmlElement): List {
  const list: List = {
    abstract: valOf(element, "abstractNumId") ?? "",
    starts: new Map(),
    levels: new Map(),
  };
  for (const override of element.children) {
    const at = whole(override.attributes.ilvl);
    if (override.name !== "lvlOverride" || at === null) continue;
    const start = whole(valOf(override, "startOverride"));
    if (start !== null) list.starts.set(at, start);
    const level = below(override, "lvl");
    if (level) {
      list.levels.set(at, readLevel(level));
      if (start === null) list.starts.set(at, list.levels.get(at)!.start);
    }
  }
  return list;
}
