import type { RedlinePart } from "~/app/ui/draft";

/** Beyond this many comparisons of words two texts only stand side by side. */
const MOST_COMPARISONS = 2_000_000;
/** Less in common than this, and a redline would be all strokes. */
const LEAST_IN_COMMON = 0.4;

const cutter = new Intl.Segmenter("zh", { granularity: "word" });
const wordsOf = (text: string) => [...cutter.segment(text)].map(({ segment }) => segment);

/**
 * The proposed wording as changes to the present one, word by word along their longest common
 * subsequence; null where they have too little in common for that to be readable.
 */
export function redlineOf(before: string, after: string): RedlinePart[] | null {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length * now.length > MOST_COMPARISONS || old.length === 0) return null;
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);

  const parts: RedlinePart[] = [];
  let same = 0;
  const put = (kind: RedlinePart["kind"], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
    if (kind === "same") same += text.length;
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      put("same", old[i]!);
      i++;
      j++;
    } else if (
      j === now.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      put("removed", old[i++]!);
    else put("added", now[j++]!);
  }
  return same / Math.max(before.length, after.length) < LEAST_IN_COMMON ? null : parts;
}
