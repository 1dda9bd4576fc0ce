/**
 * What the analysis takes and gives. Pure and deterministic: the same comments give the same
 * topics in the same order. No database, no clock, no network.
 */

export type AnalysisInput = {
  /** Opaque to the analysis; comes back in the assignments. Order of input is the order of ties. */
  id: string;
  text: string;
  /** A person said that it belongs to no campaign. */
  alone?: boolean;
  /** Numbers of the campaigns that it belonged to and that a person took apart. */
  dissolved?: readonly number[];
};

export type AnalysisOptions = {
  /** Wanted number of topics; chosen from the data where absent. */
  topics?: number;
  /** Words of the draft (units, places, terms) that the segmenter keeps whole. */
  dictionary?: readonly string[];
};

export type Topic = {
  /** 1, 2, 3 … by size, largest first. */
  id: number;
  /** A phrase that a person understands, taken from the comments. */
  label: string;
  /** The words that make the topic, most telling first. */
  words: string[];
  /** Comments, near-duplicates counted each. */
  size: number;
  /** Topics of the same number belong together (hierarchy.ts); null for one that stands alone. */
  parent: number | null;
  /** Ids of the three to five comments that stand for it, most typical first. */
  representatives: string[];
};

export type Assignment = {
  id: string;
  /** null: fits nowhere well ("其他"). */
  topic: number | null;
  /** The words of this comment that put it there, most telling first. */
  because: string[];
  /** The group of near-identical comments it belongs to, or null. */
  campaign: number | null;
};

/** 雷同意见: near-identical comments. */
export type Campaign = {
  id: number;
  size: number;
  /** Id of the comment that the others resemble most. */
  template: string;
  members: string[];
};

export type Analysis = {
  /** `list`: fewer than 30 comments, where topics would be pretence; key phrases are given instead. */
  mode: "topics" | "list";
  topics: Topic[];
  assignments: Assignment[];
  campaigns: Campaign[];
  /** For `list`: phrases that occur in several comments, most frequent first. */
  keyPhrases: { phrase: string; count: number }[];
};
