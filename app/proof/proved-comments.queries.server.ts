import type { Db } from "~/db/schema";
import type { Stance } from "~/db/tables/comments";
import { type CommentRow, commentRows } from "./comment-facts.server";
import type { PublicTree } from "./tree.queries.server";

/** A comment that everybody may read, with what shows it to be the one in the register. */
export type ProvedComment = {
  index: number;
  clause: number | null;
  version: number;
  receivedAt: string;
  stance: Stance;
  body: string;
  suggestion: string | null;
  nonce: string;
};

/**
 * The readable comments of a register from this place on. Of the others nothing is given, their
 * nonces least of all: with its nonce a short text could be found out by trying.
 */
export async function commentsWithProof(
  db: Db,
  tree: PublicTree,
  page: { from: number; limit: number },
): Promise<{ comments: ProvedComment[]; next: number | null }> {
  if (tree.visibility === "never") return { comments: [], next: null };
  const query = commentRows(db, tree.id)
    .innerJoin("tree_leaves as l", (join) =>
      join.onRef("l.consultation_id", "=", "m.consultation_id").onRef("l.comment_id", "=", "m.id"),
    )
    .select("l.index")
    .where("l.consultation_id", "=", tree.id)
    .where("l.index", ">=", page.from)
    .orderBy("l.index")
    .limit(page.limit + 1);
  const rows = await (tree.visibility === "reviewed"
    ? query.where("m.review", "=", "shown")
    : query.where("m.review", "<>", "hidden")
  ).execute();
  return {
    comments: rows.slice(0, page.limit).map(provedComment),
    next: rows.length > page.limit ? rows[page.limit]!.index : null,
  };
}

const provedComment = (row: CommentRow & { index: number }): ProvedComment => ({
  index: row.index,
  clause: row.clause,
  version: row.version,
  receivedAt: row.receivedAt,
  stance: row.stance,
  body: row.body,
  suggestion: row.suggestion,
  nonce: row.nonce,
});
