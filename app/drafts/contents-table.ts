import { compact, type Line } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";

const LONGEST_TABLE = 400;
const LONGEST_ENTRY = 70;
const LONGEST_TITLE = 40;
/** Dots or a gap, and the number of a page. */
const PAGE_NUMBER =
  /(?:[.…·⋯‥_—-]{2,}[\s.…·⋯‥_—-]{0,200}[(（]?\d{0,4}[)）]?|[\s.…·⋯‥]\s{0,40}[-—]?\d{1,4}[-—]?)$/;

export function isContentsHeading(text: string): boolean {
  return /^(?:目录|目次|CONTENTS)$/i.test(compact(text));
}

/** The index after the table of contents whose heading stands at `at`; a heading alone is one line. */
export function contentsEnd(lines: Line[], at: number): number {
  return numberedEnd(lines, at + 1) ?? repetition(lines, at + 1) ?? strandedEnd(lines, at + 1);
}

/** A table of contents without a heading: the first entries come again, in the same order. */
export function unnamedContentsEnd(lines: Line[], at: number): number {
  if (!readMarker(lines[at]!.text)) return headedContentsEnd(lines, at);
  const end = repetition(lines, at);
  if (end === null || end - at < 3) return at;
  for (let index = at; index < end; index += 1) {
    const again = lines[end + index - at];
    if (index - at < 2 && index > at && !again) return at;
    if (!readMarker(lines[index]!.text)) return at;
  }
  return end;
}

/** The same where the chapters have lost their numbers: 总则 / 1.1 目的 / 1.2 范围 / 职责 / 2.1 … */
function headedContentsEnd(lines: Line[], at: number): number {
  const heading = lines[at]!.text;
  if (heading.length > 16 || !isEntry(heading) || !readMarker(lines[at + 1]?.text ?? "")) return at;
  const again = repetition(lines, at + 1);
  if (again === null || again - at < 6) return at;
  const end = compact(lines[again - 1]!.text).endsWith(compact(heading)) ? again - 1 : again;
  const entries = lines.slice(at, end);
  const numbered = entries.filter((line) => readMarker(line.text)).length;
  return entries.every((line) => isEntry(line.text)) && numbered * 2 >= end - at ? end : at;
}

/** Most entries end in the number of their page: the table ends behind the last that does. */
function numberedEnd(lines: Line[], first: number): number | null {
  let end = first;
  let numbered = 0;
  for (let index = first; index < Math.min(lines.length, first + LONGEST_TABLE); index += 1) {
    const { text } = lines[index]!;
    if (PAGE_NUMBER.test(text.slice(-240))) {
      numbered += 1;
      end = index + 1;
    } else if (!isEntry(text) || index >= end + 3) break;
  }
  return numbered >= 2 && numbered * 2 >= end - first ? end : null;
}

/** Where the first entry comes again, or where the text begins between the table and its first heading. */
function repetition(lines: Line[], first: number): number | null {
  const entry = lines[first];
  if (!entry) return null;
  const wanted = entryText(entry.text);
  if (wanted === "") return null;
  let paragraph: number | null = null;
  for (let index = first; index < Math.min(lines.length, first + LONGEST_TABLE); index += 1) {
    const { text } = lines[index]!;
    if (index > first && text.length <= LONGEST_ENTRY && entryText(text) === wanted) {
      return paragraph ?? index;
    }
    if (!isEntry(text)) paragraph ??= index;
    if (paragraph !== null && (paragraph === first || index > paragraph + 6)) return null;
  }
  return null;
}

/** The first entry never comes again: the table ends where any other does. */
function strandedEnd(lines: Line[], first: number): number {
  const seen = new Map<string, number>();
  for (let index = first; index < Math.min(lines.length, first + LONGEST_TABLE); index += 1) {
    const { text } = lines[index]!;
    if (!isEntry(text)) break;
    const own = entryText(text);
    const again = seen.get(own);
    if (again !== undefined && own.length >= 3) return withHeadings(lines, first, index, again);
    seen.set(own, index);
  }
  return first;
}

/** As many headings stand between the repeated one and the table as stand before its entry. */
function withHeadings(lines: Line[], first: number, index: number, again: number): number {
  const missing = again - first;
  const back = lines.slice(index - missing, index).every((line) => readMarker(line.text));
  return back && index - missing > again ? index - missing : index;
}

function isEntry(text: string): boolean {
  return text.length <= LONGEST_ENTRY && !/[。；;]$/.test(text) && !isProse(text);
}

function isProse(text: string): boolean {
  return text.length > LONGEST_TITLE && /[，。；]/.test(text) && !PAGE_NUMBER.test(text);
}

/** An entry without its dots and its page number. */
function entryText(text: string): string {
  return compact(text)
    .replace(/[.…·⋯‥\-—_]{2,200}[(（]?\d{0,4}[)）]?$/, "")
    .replace(/([\p{Script=Han}）)”》])[-—]?\d{1,3}[-—]?$/u, "$1");
}
