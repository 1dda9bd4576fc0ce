import type { Stance } from "~/db/tables/comments";

/** Sentences on one subject, from which many different comments are put together. */
export type Theme = {
  /** Where in the draft the subject stands: 0 at its beginning, 1 at its end. */
  position: number;
  /** How many of a hundred comments. */
  weight: number;
  stances: readonly Stance[];
  /** What people have seen. May hold {区} {路} {小区} {数} {月} {时} {层}. */
  scenes: readonly string[];
  /** What they think of it. */
  points: readonly string[];
  /** Whole sentences, with their full stops, that people wrote on it. */
  spoken: readonly string[];
  /** What they want. */
  asks: readonly string[];
  suggestions: readonly string[];
};
