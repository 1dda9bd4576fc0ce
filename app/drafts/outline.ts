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
  /** What is not in the text but was concluded: `year`, `opening-year`, `hour`, `opening`, `counted-from-notice`, `holidays`, `ends-on-weekend`. */
  inferred: string[];
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

export type Warning = { code: string; message: string };

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
  notice: string;
  explanation: string;
  /** The title is the first line of an attachment (or of a list of them) and not repeated in its text. */
  attachments: { title: string; text: string }[];
  signature: string;
  removed: Removed[];
  warnings: Warning[];
};
