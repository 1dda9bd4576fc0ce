import type { Line } from "~/app/drafts/lines";
import type { Marker } from "~/app/drafts/markers";

/** `table` holds the rows of one table or box; `captioned` where its first line names it. */
export type MarkedLine = {
  line: Line;
  marker: Marker | null;
  table?: { rows: string[]; captioned: boolean; last: number };
};

/** The width of a wrapped text, or null: most of its lines are equally long, and none is longer. */
export function wrapWidth(marked: MarkedLine[]): number | null {
  const lines = marked.filter(({ table }) => !table).map(({ line }) => line);
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.text.length);
  if (widest < 16 || widest > 60) return null;
  const adjacent = lines.filter((line) => !line.apart).length;
  const full = lines.filter(
    (line) => line.text.length >= widest - 4 && !/[。；：]$/.test(line.text),
  ).length;
  const wrapped = adjacent >= lines.length / 2 && full >= 4 && full >= lines.length / 4;
  return wrapped ? widest : null;
}

const SHORTEST_CUT = 20;
const LOOK_BACK = 400;
const STOPS = /[。；：！？!?;:.…）)”"』」〕】]$/;
const PAIRS: Record<string, string> = { "（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕" };
const OPENS = /[（(《“〔]/;
const CLOSES = /[）)》”〕]/;
const CLOSING = new Set(Object.values(PAIRS));

/**
 * Whether a line without a marker can only be the continuation of the one before it: a comma or an
 * open bracket stands at the seam, or page furniture stood in the midst of a sentence.
 */
export function certainlyGoesOn(
  before: string,
  text: string,
  { interrupted, inArticles }: { interrupted: boolean; inArticles: boolean },
): boolean {
  if (/^[，。；、）】》”：,;)\]]/.test(text)) return true;
  if (/^[（(〔【[]/.test(text)) return false;
  if (/[，,、]$/.test(before)) return true;
  if (/第[一二三四五六七八九十百\d]{1,5}[条款]$/.test(before) && /^第/.test(text)) return true;
  if (closesWhatIsOpen(before, text)) return true;
  if (STOPS.test(before) || before.length < SHORTEST_CUT || !isSentence(text)) return false;
  return interrupted || (inArticles && /[，,]/.test(before));
}

function isSentence(text: string): boolean {
  return /[，。；,;]/.test(text);
}

/** A bracket or quotation is open at the end of the one, and the other closes it first of all. */
function closesWhatIsOpen(before: string, text: string): boolean {
  if (!OPENS.test(before) || !CLOSES.test(text)) return false;
  const open: string[] = [];
  for (const character of before.slice(-LOOK_BACK)) {
    if (character in PAIRS) open.push(PAIRS[character]!);
    else if (CLOSING.has(character) && sameClosing(open.at(-1), character)) open.pop();
  }
  const wanted = open.at(-1);
  if (wanted === undefined) return false;
  for (const character of text.slice(0, LOOK_BACK)) {
    if (character in PAIRS) open.push(PAIRS[character]!);
    else if (CLOSING.has(character) && sameClosing(open.at(-1), character)) {
      open.pop();
      if (open.length === 0) return true;
    }
  }
  return false;
}

function sameClosing(wanted: string | undefined, character: string): boolean {
  return wanted === character || (/[)）]/.test(wanted ?? "") && /[)）]/.test(character));
}
