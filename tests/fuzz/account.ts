import { compact } from "~/app/drafts/lines";
import type { LineSpan, Outline } from "~/app/drafts/outline";

/** What is left of a line, or of what stands between two soft returns of it. */
type Part = { number: number; left: string };
type Passage = { lines: LineSpan; words: string };

const LINE_END = /\r\n|\n|\r/;
const SOFT_END = /[\v\f\u0085\u2028\u2029]/;

/**
 * Accounts for every character of a document that is not white space: each line's words must be
 * found, in their order, in the passages of the outline that name the line, or as a line of the
 * notice, the explanation, the signature or an attachment; and nothing may be left on either side.
 * Returns what does not add up, in plain words; nothing where all is well. White space is what
 * `compact` drops.
 */
export function unaccounted(text: string, outline: Outline): string[] {
  const lines = text.split(LINE_END).map((line, index) => partsOf(line, index + 1));
  const { single, several } = passagesOf(outline);
  const faults = [
    ...takeSingle(lines, single).map(misplaced),
    ...several.filter((one) => !takeOver(lines, one)).map(misplaced),
    ...takeWhole(lines.flat(), linesWithoutNumber(outline)),
  ];
  for (const { number, left } of lines.flat()) {
    if (left !== "") faults.push(`第${number}行没有去处：${left.slice(0, 40)}`);
  }
  return faults;
}

function partsOf(line: string, number: number): Part[] {
  return line
    .split(SOFT_END)
    .map((part) => ({ number, left: compact(part) }))
    .filter(({ left }) => left !== "");
}

/** Longer ones first, so that no word is taken out of the middle of a longer passage. */
function passagesOf(outline: Outline): { single: Passage[]; several: Passage[] } {
  const clauses = outline.clauses.map(({ lines, marker, heading, text }) => ({
    lines,
    words: compact(marker + heading + text),
  }));
  const removed = outline.removed.map(({ lines, text }) => ({ lines, words: compact(text) }));
  const all = [...clauses, ...removed];
  return {
    single: all
      .filter(({ lines }) => lines[0] === lines[1])
      .sort((one, other) => other.words.length - one.words.length),
    several: all
      .filter(({ lines }) => lines[0] !== lines[1])
      .sort((one, other) => one.lines[0] - other.lines[0]),
  };
}

/** A passage that joins two parts of a line can be taken once what stands before it is; returns the rest. */
function takeSingle(lines: Part[][], passages: Passage[]): Passage[] {
  const rest = passages.filter((one) => !takeWithin(lines[one.lines[0] - 1] ?? [], one));
  return rest.length === 0 || rest.length === passages.length ? rest : takeSingle(lines, rest);
}

/** Takes the words out of a line: a whole part of it, or several parts, or what stands in one. */
function takeWithin(parts: Part[], passage: Passage): boolean {
  const { words } = passage;
  const whole = parts.find(({ left }) => left === words);
  if (whole) {
    whole.left = "";
    return true;
  }
  if (takeAcross(parts, passage)) return true;
  const holder = parts.find(({ left }) => left.includes(words));
  if (!holder) return takeFromTail(parts, passage);
  const at = holder.left.lastIndexOf(words);
  holder.left = holder.left.slice(0, at) + holder.left.slice(at + words.length);
  return true;
}

function takeOver(lines: Part[][], passage: Passage): boolean {
  const parts = lines.slice(passage.lines[0] - 1, passage.lines[1]).flat();
  return takeAcross(parts, passage) || takeFromTail(parts, passage);
}

/** The passage begins in the middle of a line, as where a whole page stands on one. */
function takeFromTail(parts: Part[], { lines, words }: Passage): boolean {
  return parts.some((part, index) => {
    for (let length = Math.min(part.left.length, words.length) - 1; length > 0; length -= 1) {
      if (!part.left.endsWith(words.slice(0, length))) continue;
      if (!takeAcross(parts.slice(index + 1), { lines, words: words.slice(length) })) continue;
      part.left = part.left.slice(0, -length);
      return true;
    }
    return false;
  });
}

/** Takes the words part by part; a part in between may belong elsewhere. Takes all or nothing. */
function takeAcross(parts: Part[], passage: Passage): boolean {
  const begins = parts.flatMap(({ left }, start) =>
    sharedWith(left, passage.words, 0) > 0 ? [start] : [],
  );
  const taken = (gaps: boolean) =>
    begins.some((start) => takeFrom(parts.slice(start), passage, gaps));
  // Of two printings that are nearly the same, each takes its own parts.
  return taken(false) || taken(true);
}

function takeFrom(parts: Part[], { words }: Passage, gaps: boolean): boolean {
  const taken: [Part, number][] = [];
  let at = 0;
  for (const part of parts) {
    const length = sharedWith(part.left, words, at);
    if (length > 0) taken.push([part, length]);
    at += length;
    if (at === words.length || (length === 0 && !gaps)) break;
  }
  if (at < words.length) return false;
  for (const [part, length] of taken) part.left = part.left.slice(length);
  return true;
}

/** How much of the part the words go on with: all of it, or what remains of the words. */
function sharedWith(part: string, words: string, at: number): number {
  if (words.startsWith(part, at)) return part.length;
  const rest = words.length - at;
  return rest < part.length && part.startsWith(words.slice(at)) ? rest : 0;
}

function linesWithoutNumber(outline: Outline): string[] {
  return [
    outline.notice,
    outline.explanation,
    outline.signature,
    ...outline.attachments.flatMap(({ title, text }) => [title, text]),
  ]
    .flatMap((text) => text.split("\n"))
    .map(compact)
    .filter((words) => words !== "");
}

/** Each printed line must be what is left of a part, or what it begins with where a page stands on one line. */
function takeWhole(parts: Part[], printed: string[]): string[] {
  const byWords = new Map<string, Part[]>();
  for (const part of parts.toReversed()) {
    const known = byWords.get(part.left);
    if (known) known.push(part);
    else byWords.set(part.left, [part]);
  }
  return printed.flatMap((words) => {
    const part =
      byWords.get(words)?.pop() ?? parts.find(({ left }) => left !== "" && left.startsWith(words));
    if (!part) return [`原文没有这一行：${words.slice(0, 40)}`];
    part.left = part.left.slice(words.length);
    return [];
  });
}

function misplaced({ lines, words }: Passage): string {
  return `不在所注明的第${lines[0]}—${lines[1]}行：${words.slice(0, 40)}`;
}
