import type { RedlinePart } from "~/app/ui/draft";

/** Beyond this many comparisons of words two texts only stand side by side. */
const MOST_COMPARISONS = 1_000_000;
/** Less in common than this, and a redline would be all strokes. */
const LEAST_IN_COMMON = 0.4;

const cutter = new Intl.Segmenter("zh", { granularity: "word" });
/** Pieces that end where a word ends; each word that is cut copies its whole piece, so they are short. */
const PIECE = /[^，。；：、！？\n]{1,100}[，。；：、！？\n]?|[，。；：、！？\n]/gu;

const wordsOf = (text: string): string[] =>
  (text.match(PIECE) ?? []).flatMap((piece) =>
    Array.from(cutter.segment(piece), ({ segment }) => segment),
  );

/**
 * The proposed wording as changes to the present one, word by word along their longest common
 * subsequence; null where they have too little in common for that to be readable. What both begin
 * and end with is not compared, so that a small change is found in a text of any length.
 */
export function redlineOf(before: string, after: string): RedlinePart[] | null {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length === 0) return null;
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first++;
  let last = 0;
  const least = Math.min(old.length, now.length) - first;
  while (last < least && old[old.length - 1 - last] === now[now.length - 1 - last]) last++;
  const parts = new Parts();
  for (const word of old.slice(0, first)) parts.put("same", word);
  const between = [
    old.slice(first, old.length - last),
    now.slice(first, now.length - last),
  ] as const;
  if (between[0].length * between[1].length > MOST_COMPARISONS) return null;
  putChanges(parts, ...between);
  for (const word of old.slice(old.length - last)) parts.put("same", word);
  const share = parts.same / Math.max(before.length, after.length);
  return share < LEAST_IN_COMMON ? null : parts.list;
}

class Parts {
  readonly list: RedlinePart[] = [];
  /** Characters that both have. */
  same = 0;
  put(kind: RedlinePart["kind"], text: string): void {
    const last = this.list.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.list.push({ kind, text });
    if (kind === "same") this.same += text.length;
  }
}

function putChanges(parts: Parts, old: readonly string[], now: readonly string[]): void {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length)
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.put("same", old[i]!);
      i++;
      j++;
    } else if (
      j === now.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      parts.put("removed", old[i++]!);
    else parts.put("added", now[j++]!);
}
