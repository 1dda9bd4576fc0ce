/** A clause's words as they stand in the fields of a form. */
export type ClauseWords = { marker: string; heading: string; text: string };
