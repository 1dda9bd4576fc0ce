import type { Figure } from "~/app/drafts/indicators/indicator";
import { type Amount, amountsIn } from "~/app/drafts/indicators/indicator-amounts";
import { type Deadline, deadlinesIn, holdsOn } from "~/app/drafts/indicators/indicator-deadlines";
import { meaningOf } from "~/app/drafts/indicators/indicator-meaning";
import type { Meaning, Place } from "~/app/drafts/indicators/indicator-place";
import { phraseEnd, phraseStart, type Read } from "~/app/drafts/indicators/indicator-what";
import { AHEAD, PAST } from "~/app/drafts/indicators/indicator-words";

/** How far before an amount words can still belong to it. */
const REACH = 80;

/** The figures of one sentence, and the deadline that holds on after it. Offsets in the sentence. */
export function readSentence(given: Read): { figures: Figure[]; deadline: Deadline | null } {
  const { printed, masked } = given;
  const deadlines = deadlinesIn(masked, printed);
  const amounts = amountsIn(masked).filter(
    (one) => !deadlines.some((due) => one.from < due.to && due.from < one.to),
  );
  const timed = given.deadline !== null || deadlines.length > 0;
  const figures: Figure[] = [];
  let last: { amount: Amount; meaning: Meaning } | null = null;
  let past = false;
  let scanned = 0;
  for (const [at, amount] of amounts.entries()) {
    const start = phraseStart(masked, amount.from);
    const end = phraseEnd(masked, amount.to);
    const due = deadlineFor(amount, deadlines, start, end, given.deadline);
    const between = masked.slice(scanned, amount.from);
    past = looksBack(past, between, masked.slice(start, amount.from), due, given, deadlines);
    scanned = amount.to;
    const place = placeOf(masked, amounts, at, start, end, last, timed);
    const found = shareList(place) ?? meaningOf(given, place);
    if (!found) continue;
    last = { amount, meaning: found };
    if (past || isOver(due, given.year) || (given.inRule && due?.kind !== "by")) continue;
    figures.push({
      what: found.what.slice(0, 60),
      howMuch: found.howMuch,
      byWhen: due?.words ?? "",
      year: due?.year ?? null,
      carried: due !== null && due === given.deadline,
      direction: found.direction,
      value: amount.value,
      high: amount.high,
      unit: amount.sort === "lost" ? "" : amount.unit,
      lost: amount.sort === "lost" || /^[到至]年/.test(due?.words ?? ""),
      quote: printed.slice(start, end),
      from: start,
      to: end,
    });
  }
  const leading = deadlines.find((one) => one.kind !== "every" && opens(masked, one));
  const held = leading ? (holdsOn(leading) ? leading : null) : given.deadline;
  return { figures, deadline: held };
}

function placeOf(
  masked: string,
  amounts: readonly Amount[],
  at: number,
  start: number,
  end: number,
  last: { amount: Amount; meaning: Meaning } | null,
  timed: boolean,
): Place {
  const amount = amounts[at]!;
  const next = amounts[at + 1] ?? null;
  const follows = last !== null && last.amount.to > start;
  const from = Math.max(follows ? last!.amount.to : start, amount.from - REACH);
  const rest = masked.slice(amount.to, next && next.from < end ? next.from : end);
  return {
    amount,
    from,
    zone: masked.slice(from, amount.from),
    rest,
    closes: /^(?:[、，,；。;：:）)(（]|$|和|及|以及|或|并|\s)/.test(rest),
    follows,
    before: last?.meaning ?? null,
    previous: amounts[at - 1] ?? null,
    next: next && next.from < end ? next : null,
    timed,
  };
}

/** 建档率、走访率分别达到100%、90%: each its own. */
function shareList({ amount, zone, before }: Place): Meaning | null {
  const what = before?.shared[0];
  if (!what || !/^[、和及]$/.test(zone)) return null;
  const howMuch = /^\p{Script=Han}+/u.exec(before.howMuch)?.[0] ?? "";
  return {
    ...before,
    what,
    howMuch: howMuch.replace(/[余多几]+$/, "") + printedOf(amount),
    shared: before.shared.slice(1),
  };
}

const printedOf = (amount: Amount): string => `${amount.value ?? ""}${amount.unit}${amount.tail}`;

/** What the document tells of as done already, until its look turns ahead. */
function looksBack(
  past: boolean,
  between: string,
  phrase: string,
  due: Deadline | null,
  given: Read,
  own: readonly Deadline[],
): boolean {
  const back = past || PAST.test(between);
  if (!back) return false;
  // 截至2025年底 mostly counts what there is.
  const counts = /^截/.test(due?.words ?? "") && (given.year === null || due!.year! <= given.year);
  const ahead =
    due?.kind === "by" &&
    own.includes(due) &&
    !counts &&
    (given.year === null || (due.year ?? 9999) >= given.year);
  if (ahead || AHEAD.test(phrase) || /基础上/.test(between)) return PAST.test(phrase);
  return true;
}

/** The deadline of an amount: in its own phrase, else the last one said before it. */
function deadlineFor(
  amount: Amount,
  deadlines: readonly Deadline[],
  start: number,
  end: number,
  carried: Deadline | null,
): Deadline | null {
  const inPhrase = deadlines.filter((one) => one.from >= start && one.to <= end);
  const by = inPhrase.filter((one) => one.kind !== "every");
  const every = inPhrase.filter((one) => one.kind === "every" && one.to <= amount.from).at(-1);
  const earlier = deadlines.filter((one) => one.kind !== "every" && one.to <= start).at(-1);
  const nearest = by.filter((one) => one.to <= amount.from).at(-1) ?? by[0];
  if (!every) return nearest ?? earlier ?? carried;
  // 2027年起每年
  const since = nearest ?? (earlier && /起$/.test(earlier.words) ? earlier : undefined);
  return since ? { ...every, words: since.words + every.words } : every;
}

const isOver = (due: Deadline | null, year: number | null): boolean =>
  due?.year != null && year !== null && due.year < year;

/** Only what opens a sentence holds on after it. */
function opens(masked: string, deadline: Deadline): boolean {
  if (deadline.from > 24) return false;
  return /^[\s，、：:□—]*(?:力争|确保|具体目标|主要目标|总体目标|目标|通过|经过|即|争取|计划|预计|全市|全区|全县|我市|我县|并|其中|[一二三四五]是)*[，：:]?$/.test(
    masked.slice(0, deadline.from),
  );
}
