import { createHash } from "node:crypto";
import { canonicalJson } from "~/app/platform/canonical-json";
import type { Stance } from "~/db/tables/comments";

/** What was submitted. Who spoke is not part of it, so that a name can be taken away. */
export type Said = { body: string; suggestion: string | null; stance: Stance };

/** What a receipt promises, besides its number. */
export type ReceiptFacts = {
  /** The slug of the consultation. */
  consultation: string;
  /** The clause's number in that version; null for the whole draft. */
  clause: number | null;
  version: number;
  /** ISO 8601, +08:00, to the microsecond of the database's clock. */
  receivedAt: string;
  /** SHA-256 (hex) of what was submitted with its nonce. */
  content: string;
};

/** A receipt with all that is needed to check it. */
export type ReceiptProof = {
  content: string;
  /** Hex. Without it nobody can find out a short text by trying. */
  nonce: string;
  keyId: string;
  /** Ed25519 over `receiptText`, base64. */
  signature: string;
};

/** SHA-256 (hex) over the submitted texts and the comment's own nonce (hex). */
export const contentHash = ({ body, suggestion, stance }: Said, nonce: string): string =>
  createHash("sha256")
    .update(canonicalJson({ format: "zhutiao-content-1", body, suggestion, stance, nonce }))
    .digest("hex");

/** What stands in the public register under a hash: no number, no words, no name. */
export const leafText = ({ consultation, clause, version, receivedAt, content }: ReceiptFacts) =>
  canonicalJson({
    format: "zhutiao-leaf-1",
    consultation,
    clause,
    version,
    receivedAt,
    content,
  });

/** What the office signs for the holder. */
export const receiptText = (
  code: string,
  { consultation, clause, version, receivedAt, content }: ReceiptFacts,
) =>
  canonicalJson({
    format: "zhutiao-receipt-1",
    receipt: code,
    consultation,
    clause,
    version,
    receivedAt,
    content,
  });
