/**
 * What a document becomes. Pure data: no database, no clock.
 * The shape is also the output of `npm run outline` and the working copy an officer edits.
 */

export const MARKER_KINDS = [
  "一、",
  "(一)",
  "1.",
  "(1)",
  "1.1",
  "——",
  "第X章",
  "第X节",
  "第X条",
  "款",
  "none",
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** What the document is. Only `consultation` asks the public; a person may publish any of them. */
export type DocumentKind = "consultation" | "result" | "final" | "news" | "other";

/** One responsibility bracket: 市发改委牵头,市科技局按职责分工负责. */
export type UnitBracket = {
  lead: string[];
  members: string[];
  /** The words of the duty as written: 分工负责, 牵头负责, 责任单位, 配合 … */
  mode: string;
  /** A rule that holds from here on, as written: 下同, 以下不再列出. */
  standing: string | null;
  /** The bracket as printed. */
  quote: string;
};

/** 1-based, inclusive line numbers in the source text. */
export type LineSpan = [first: number, last: number];

export type Clause = {
  /**
   * Stays with the clause through every step of an officer, and is never given twice in a draft:
   * the number of a working copy's clause, given by `clause-keys.ts`. A document as read has none.
   */
  key?: number;
  /** Runs through the whole draft from 1; what a citizen cites. */
  number: number;
  /** Depth in the outline tree, from 0. */
  depth: number;
  /** Markers from the root, e.g. `二/(一)/1`; unmarked pieces count as `¶1`, `¶2` … under their parent. */
  path: string;
  markerKind: MarkerKind;
  /** As printed, e.g. `(一)`, `1.`, `第三条`; empty for unmarked pieces. */
  marker: string;
  /** The lead sentence (with its 。) or title as printed, without its marker; empty where there is none. */
  heading: string;
  /** Everything after the marker and the heading, brackets included; paragraphs are joined by \n. */
  text: string;
  lines: LineSpan;
  units: UnitBracket[];
  flags: Flag[];
  /**
   * In the working copy of a further version: what it is through all versions; null where a person
   * said that it is new; absent until it is found out.
   */
  lineage?: number | null;
};

export type Flag = {
  code: "missing-digits" | "censored" | "cut" | "duplicate" | "inline-list" | "unknown-unit";
  /** A sentence in Chinese for the officer. */
  message: string;
  quote: string;
};

export type Window = {
  /** ISO 8601 with offset, or null where the document does not say when it opens. */
  opensAt: string | null;
  /** Exclusive: the first instant at which a comment is too late. ISO 8601 with offset. */
  closesAt: string;
  /** The words that were read. */
  phrase: string;
  /**
   * What is not in the text but was concluded: `year` of the closing day; `opening-year`; `hour`
   * (下班前); `opening` and `counted-from-notice` where days are counted from the notice's own day;
   * `holidays-unknown` where working days fall into a year whose holidays are not known. And what
   * a person should look at: `ends-on-weekend`, `ends-on-holiday`.
   */
  inferred: string[];
  /** Where days were counted and the last is a day off: the end of the next working day. Never applied. */
  suggestedClosesAt?: string;
};

export type Contacts = {
  emails: string[];
  phones: string[];
  postalAddress: string | null;
  postcode: string | null;
  persons: string[];
  /** Numbers and addresses that the source printed with stars. */
  masked: string[];
};

export const REQUIRED_FIELDS = ["name", "organisation", "contact"] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

export type Removed = { lines: LineSpan; text: string; reason: string };

/**
 * What an officer is told. Codes are stable; the message is a sentence in Chinese.
 *
 * - `not-a-consultation` a report, a result or a finished document; the reason is the message
 * - `no-clauses`, `no-title`, `no-deadline`, `no-contact`, `no-office`, `no-explanation`: not found
 * - `title-differs` notice and draft name it differently; `title-completed` it was cut on the page
 * - `several-drafts` one notice carries more than one draft
 * - `year-inferred`, `hour-inferred`, `opening-inferred`: concluded, not read
 * - `holidays-unknown` a working day was counted in a year whose holidays are not known
 * - `ends-on-weekend`, `ends-on-holiday`: the last day is no working day; the next one is suggested
 * - `several-deadlines` the notice names more than one; the latest of those that ask is taken
 * - `window-reversed` it closes before it opens, or before the notice was published
 * - `short-window` shorter than the rule asks for
 * - `masked-contact` printed with stars; `advert-contact` below the text, and hardly the office's
 * - `changes-accepted`, `comments-left-out`, `pictures-left-out`, `unreadable-characters`: what the
 *   file holds that its text does not show; `name-misleads`: the file is not what its name says
 * - `files-joined` what each of several files was taken for
 */
export const WARNING_CODES = [
  "not-a-consultation",
  "no-clauses",
  "no-title",
  "no-deadline",
  "no-contact",
  "no-office",
  "no-explanation",
  "title-differs",
  "title-completed",
  "several-drafts",
  "year-inferred",
  "hour-inferred",
  "opening-inferred",
  "holidays-unknown",
  "ends-on-weekend",
  "ends-on-holiday",
  "several-deadlines",
  "window-reversed",
  "short-window",
  "masked-contact",
  "advert-contact",
  "changes-accepted",
  "comments-left-out",
  "pictures-left-out",
  "unreadable-characters",
  "name-misleads",
  "files-joined",
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Where it has a place: the source lines, the clause's number, the words as printed. */
export type Warning = {
  code: WarningCode;
  message: string;
  lines?: LineSpan;
  clause?: number;
  quote?: string;
};

export type Outline = {
  kind: DocumentKind;
  kindReason: string;
  title: string;
  /** Other lines that could be the title. */
  headings: string[];
  office: string | null;
  /** ISO date of the notice, or null. */
  published: string | null;
  window: Window | null;
  contacts: Contacts;
  /** What the citizen is asked to state. */
  requiredFields: RequiredField[];
  clauses: Clause[];
  /** How many keys of clauses were given so far; absent in a document as read. */
  keysGiven?: number;
  notice: string;
  explanation: string;
  /** The title is the first line of an attachment (or of a list of them) and not repeated in its text. */
  attachments: { title: string; text: string }[];
  signature: string;
  removed: Removed[];
  warnings: Warning[];
};
