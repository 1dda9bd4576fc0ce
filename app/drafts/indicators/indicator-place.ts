import type { Direction } from "~/app/drafts/indicators/indicator";
import type { Amount } from "~/app/drafts/indicators/indicator-amounts";
import type { Read } from "~/app/drafts/indicators/indicator-what";
import { DEEDS } from "~/app/drafts/indicators/indicator-words";

/** What an amount means: of what, and the words that say how much. */
export type Meaning = {
  what: string;
  howMuch: string;
  direction: Direction;
  /** 新增, where what follows in a list is new too. */
  deed: string;
  /** Two subjects that share a list of amounts: the ones still to be given theirs. */
  shared: string[];
};

/** An amount in its phrase. Offsets in the sentence. */
export type Place = {
  amount: Amount;
  /** The phrase, from its start or from the figure before it in the phrase. */
  from: number;
  /** The words between `from` and the amount. */
  zone: string;
  /** The words behind it, up to the next amount of the phrase. */
  rest: string;
  closes: boolean;
  /** A figure stands before it in its phrase. */
  follows: boolean;
  before: Meaning | null;
  /** The amount before it in the sentence, meaningful or not. */
  previous: Amount | null;
  next: Amount | null;
  /** The sentence or one before it says by when. */
  timed: boolean;
};

const SOFT =
  "(?:约|近|大约|不少于|不低于|不超过|至少|再|各|共|均|都|分别|累计|总计|合计|平均|全部|逐步|力争|争取|确保|新|全市|原则上|了|好|出|起|免费)";
export const DEED_BEFORE = new RegExp(
  `(?<deed>(?:${DEEDS})(?:(?:、|和|及|或)(?:${DEEDS}))*)${SOFT}*$`,
);
export const DEED_ANYWHERE = new RegExp(
  `(?<![已的])(?<deed>(?:${DEEDS})(?:(?:、|和|及|或|（|\\()(?:${DEEDS})(?:）|\\))?)*)(?=[^，。]{1,50}$)`,
);
export const STARTS_WITH_DEED = new RegExp(`^(?:${DEEDS})`);

export function meaning(
  given: Read,
  what: string,
  howMuch: string,
  direction: Direction,
  deed: string,
): Meaning | null {
  const named = what || given.heading;
  if (named === "") return null;
  return {
    what: named,
    howMuch,
    direction,
    deed: STARTS_WITH_DEED.test(deed) ? deed : "",
    shared: [],
  };
}

export const amountOf = (given: Read, amount: Amount): string =>
  given.printed.slice(amount.from, amount.to);

export function directionOf(word: string, amount: Amount): Direction {
  if (AT_MOST.test(word)) return "at-most";
  if (AT_LEAST.test(word) || amount.tail === "以上") return "at-least";
  if (/以下|以内|之内/.test(amount.tail)) return "at-most";
  if (/约|近/.test(word) || /左右|上下/.test(amount.tail)) return "about";
  return /增/.test(word) ? "increase" : "reach";
}

const AT_MOST =
  /不超过|不高于|不大于|不长于|不多于|不得超过|不得高于|至多|最多|最高|≤|降|压|缩|减|控制|(?<!不|不得)(?:小于|低于|少于)/;
const AT_LEAST =
  /不低于|不少于|不小于|不短于|不得少于|不得低于|至少|突破|超|≥|大于|高于|多于|最低|逾/;
