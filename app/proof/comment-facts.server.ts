import {
  contentHash,
  leafText,
  type ReceiptFacts,
  type Said,
} from "~/app/comments/receipt-statement";
import { versionOfComment } from "~/app/comments/version-of-comment.server";
import type { Db } from "~/db/schema";
import { exactInstant, hexOf } from "~/db/texts";
import { type Hash, leafHash } from "./merkle-tree";

/** A comment with everything that its receipt and its leaf are made of. */
export type CommentRow = Said & {
  commentId: number;
  code: string;
  consultation: string;
  clause: number | null;
  version: number;
  receivedAt: string;
  nonce: string;
};

/** The comments `m` of a consultation as `CommentRow`, for the caller to narrow down. */
export const commentRows = (db: Db, consultationId: number) =>
  db
    .selectFrom("comments as m")
    .innerJoin("consultations as o", "o.id", "m.consultation_id")
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .select(["m.id as commentId", "m.code", "m.body", "m.suggestion", "m.stance"])
    .select(["o.slug as consultation", "c.number as clause", versionOfComment.as("version")])
    .select([exactInstant("m.received_at").as("receivedAt"), hexOf("m.nonce").as("nonce")])
    .where("m.consultation_id", "=", consultationId);

export const factsOf = (row: Omit<CommentRow, "code" | "commentId">): ReceiptFacts => ({
  consultation: row.consultation,
  clause: row.clause,
  version: row.version,
  receivedAt: row.receivedAt,
  content: contentHash(row, row.nonce),
});

export const leafOf = (facts: ReceiptFacts): Hash => leafHash(leafText(facts));
