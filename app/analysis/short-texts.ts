import type { Letters } from "~/app/analysis/letters";

/** What differs between two texts at one place; either side may be empty. */
export type Difference = { a: string; b: string; before: string; after: string };

/** Letters of which one stands for another thing than the next: numbers, names by letter, sides. */
const counting = /[0-9a-z一二三四五六七八九十百千万亿两东南西北]/;
const number = /^[0-9a-z一二三四五六七八九十百千万亿两]$/;
const turning = /[不没无非未勿]|反对|取消|支持|赞成|同意/g;
/** A clause more or less, rather than a word that turns the meaning of the others. */
const shortestClause = 4;
/** One letter in so many may differ. */
const lettersToADifference = 8;
/** Under this many letters two of them put for two others are another name. */
const veryShort = 24;

/**
 * Whether a short text says another thing than one that is almost the same: a name put for
 * another, another number, a word of refusal more or less ("建议删除第五条" is not "建议删除第六条").
 * `shorter` is the number of letters of the shorter text.
 * A whole clause more or less changes nothing of what the others say.
 */
export function saysOtherwise(differences: readonly Difference[], shorter: number): boolean {
  const name = shorter < veryShort ? 2 : 3;
  if (differences.length === 1 && isAnotherName(differences[0]!, name)) return true;
  return differences.some(({ a, b, before, after }) => {
    if (counting.test(a) && counting.test(b)) return true;
    // A digit more or less in the midst of a number.
    const alone = a === "" ? b : b === "" ? a : "";
    if (alone.length === 1 && number.test(alone) && (number.test(before) || number.test(after)))
      return true;
    if (alone.length >= shortestClause) return false;
    // One word put for another among other changes is a slip, or a wording of one's own.
    if (alone === "" && differences.length > 1 && !(turns(a) && turns(b))) return false;
    return (a.match(turning) ?? []).join() !== (b.match(turning) ?? []).join();
  });
}

/** Whether the same thing is put for the same other thing again and again. */
export function namesAnother(one: Letters, other: Letters): boolean {
  if (!mayNameAnother(one, other)) return false;
  const differences = differencesOf(one, other);
  return differences.some(
    (first, i) =>
      isAnotherName(first, 2) &&
      differences.some((next, j) => j > i && first.a === next.a && first.b === next.b),
  );
}

const surplus = new Int32Array(1 << 16);

/** At least two letters stand twice more in the one, and two twice more in the other. */
function mayNameAnother(one: Letters, other: Letters): boolean {
  for (let i = 0; i < one.length; i++) surplus[one.units[i]!]!++;
  for (let i = 0; i < other.length; i++) surplus[other.units[i]!]!--;
  let [more, less] = [0, 0];
  const settle = ({ units, length }: Letters) => {
    for (let i = 0; i < length; i++) {
      const left = surplus[units[i]!]!;
      if (left >= 2) more++;
      else if (left <= -2) less++;
      surplus[units[i]!] = 0;
    }
  };
  settle(one);
  settle(other);
  return more >= 2 && less >= 2;
}

const turns = (text: string) => text.match(turning) !== null;

function isAnotherName({ a, b }: Difference, least: number): boolean {
  return a.length >= least && b.length >= least && ![...a].some((letter) => b.includes(letter));
}

/** Whether so few letters differ that it may be the same short text. */
export function differsLittle(differences: readonly Difference[], shorter: number): boolean {
  const changed = differences.reduce((sum, { a, b }) => sum + Math.max(a.length, b.length), 0);
  return changed <= Math.floor(shorter / lettersToADifference);
}

/** The places at which two short texts differ, by a longest common subsequence. */
export function differencesOf(one: Letters, other: Letters): Difference[] {
  const [a, b] = [one.units, other.units];
  let head = 0;
  const most = Math.min(one.length, other.length);
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[one.length - 1 - tail] === b[other.length - 1 - tail]) tail++;
  const rows = one.length - tail - head;
  const columns = other.length - tail - head;

  // common[i][j]: letters in common of what follows i and j.
  const width = columns + 1;
  const common = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      common[i * width + j] =
        a[head + i] === b[head + j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);

  const differences: Difference[] = [];
  const letters = (units: Uint16Array, from: number, to: number) =>
    String.fromCharCode(...units.subarray(from, to));
  let [fromA, fromB] = [head, head];
  let [i, j] = [0, 0];
  const close = () => {
    if (fromA === head + i && fromB === head + j) return;
    differences.push({
      a: letters(a, fromA, head + i),
      b: letters(b, fromB, head + j),
      before: fromA > 0 ? letters(a, fromA - 1, fromA) : "",
      after: head + i < one.length ? letters(a, head + i, head + i + 1) : "",
    });
  };
  while (i < rows && j < columns) {
    if (a[head + i] === b[head + j]) {
      close();
      i++;
      j++;
      fromA = head + i;
      fromB = head + j;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i++;
    else j++;
  }
  i = rows;
  j = columns;
  close();
  return differences;
}
