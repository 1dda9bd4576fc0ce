/** 指标: one promise of a draft that can be counted, as found in its text. Pure data. */
export type Indicator = {
  /** Stays the same while the words of its phrase stay the same, wherever the clause moves. */
  key: string;
  /** The clause's number. */
  clause: number;
  /** What: 万吨级以上深水泊位. */
  what: string;
  /** How much, as printed: 达到25个, 由3.1个增加到5.0个. */
  howMuch: string;
  /** By when, as printed: 到2026年, 每年; empty where the draft does not say. */
  byWhen: string;
  /** The last year of `byWhen`, for grouping; null for 每年, 三年内 and where nothing is said. */
  year: number | null;
  /** `byWhen` was said in an earlier sentence and holds on. */
  carried: boolean;
  direction: Direction;
  /** 万 and 亿 multiplied out, in `unit`; null where it is not printed in digits. */
  value: number | null;
  /** Upper end of a range. */
  high: number | null;
  unit: string;
  /** Digits were lost in copying: unknown until a person corrects it. */
  lost: boolean;
  /** The phrase as printed. */
  quote: string;
  /** Offsets of the quote in the clause's heading and text, in UTF-16 units; `to` exclusive. */
  from: number;
  to: number;
};

export type Direction = "reach" | "at-least" | "at-most" | "about" | "increase" | "decrease";

/** One value of a phrase, before it is given its clause and its key. */
export type Figure = Omit<Indicator, "key" | "clause">;
