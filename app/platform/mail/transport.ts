/** A letter as it leaves: one recipient, nothing left to decide. */
export type OutgoingLetter = {
  /** The same at every attempt, so that whoever got it already knows it again. */
  key: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  date: Date;
};

/**
 * What became of an attempt. `refused`: this letter will never be taken. `later`: this letter may
 * be taken another time. `busy`: nothing is taken for so long, be it this letter or another.
 * `because` is a sentence without personal data.
 */
export type Attempt =
  | { result: "sent"; providerId: string | null }
  | { result: "refused"; because: string }
  | { result: "later"; because: string }
  | { result: "busy"; because: string; seconds: number };

export type Transport = {
  name: "resend" | "smtp" | "files";
  /** Whether MAIL_PER_SECOND holds. */
  limited: boolean;
  /** Never rejects, and ends by itself within `SEND_MS`. */
  send: (letter: OutgoingLetter) => Promise<Attempt>;
  close: () => void;
};

/** Longest time that one attempt may take. */
export const SEND_MS = 30_000;
