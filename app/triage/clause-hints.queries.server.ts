import { sql } from "kysely";
import { type ClauseMatch, matchToClause, readClauses } from "~/app/analysis/match-to-clause";
import type { ClauseRead } from "~/app/analysis/match-to-clause-citations";
import { opinionsIn, splitOpinions } from "~/app/analysis/split-opinions";
import { type Hint, type StanceHint, stanceHints } from "~/app/analysis/stance";
import { versionOfComment } from "~/app/comments/version-of-comment.server";
import { clauseTitle } from "~/app/consultations/citation";
import { placeOfClause } from "~/app/consultations/versions/clause-place";
import { standingClauses } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import type { Stance } from "~/db/tables/comments";
import { placeWords } from "./words";

/** A clause that a comment may be about: hints for an officer, who ties them or does not. */
export type ClauseHint = { clauseId: number; title: string; reason: string };

export type OpinionHint = {
  text: string;
  /** Greeting, introduction or courtesies. */
  frame: boolean;
  clauses: ClauseHint[];
  stances: Hint[];
};

type Comment = { id: number; body: string; clauseId: number | null; stance: Stance };

const CHOSEN: Record<Stance, StanceHint | null> = {
  support: "support",
  oppose: "oppose",
  amend: "propose",
  question: "ask",
  other: null,
};

/**
 * What a comment holds: its single opinions, and for each, or for the comment as one, how it leans
 * and which clauses it names, quotes or resembles. A comment made on a clause is matched only to
 * others that it names. Read against the version that was current when it came in.
 */
export async function hintsForBoard(db: Db, consultationId: number, comment: Comment) {
  const clauses = await clausesThen(db, consultationId, comment.id);
  const read = readClauses(clauses, clauses[0]?.title);
  const parts = splitOpinions(comment.body, read.citations(comment.body));
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const own = comment.clauseId === null ? null : byId.get(comment.clauseId);
  const hint = ({ clause, reason }: ClauseMatch): ClauseHint => ({
    clauseId: clause,
    title: clauseTitle(byId.get(clause)!),
    reason,
  });
  const opinions = parts.map(
    ({ text, kind }): OpinionHint => ({
      text,
      frame: kind === "frame",
      clauses:
        kind === "frame"
          ? []
          : matchToClause(read, text)
              .filter((match) => !own || isOther(match, byId.get(match.clause)!, own))
              .map(hint),
      // What a citizen chose need not be guessed again.
      stances:
        kind === "frame"
          ? []
          : stanceHints(text).filter(
              ({ stance }) => parts.length > 1 || stance !== CHOSEN[comment.stance],
            ),
    }),
  );
  return { count: opinionsIn(parts), parts: opinions };
}

export type CommentHints = Awaited<ReturnType<typeof hintsForBoard>>;

/** Named, and neither the clause of the comment itself nor above or below it. */
const isOther = (match: ClauseMatch, clause: ClauseRead, own: ClauseRead): boolean =>
  match.by === "citation" &&
  !`${clause.path}/`.startsWith(`${own.path}/`) &&
  !`${own.path}/`.startsWith(`${clause.path}/`);

async function clausesThen(db: Db, consultationId: number, commentId: number) {
  return db
    .selectFrom("clauses as c")
    .innerJoin("drafts as v", "v.id", "c.draft_id")
    .select(["c.id", "c.number", "c.path", "c.heading", "c.text", "v.title"])
    .where("c.consultation_id", "=", consultationId)
    .where("v.published_at", "is not", null)
    .where(
      "v.version",
      "=",
      sql<number>`(select ${versionOfComment} from comments m
        where m.consultation_id = ${consultationId} and m.id = ${commentId})`,
    )
    .orderBy("c.number")
    .execute();
}

/** The clauses that officers tied these comments to, as they stand or last stood. */
export async function tiesForBoard(db: Db, consultationId: number, commentIds: readonly number[]) {
  if (commentIds.length === 0) return [];
  const ties = await db
    .selectFrom("clause_ties as y")
    .innerJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "y.consultation_id").onRef("c.id", "=", "y.clause_id"),
    )
    .innerJoin(standingClauses(db, consultationId).as("s"), "s.lineage", "c.lineage")
    .select(["y.comment_id as commentId", "y.clause_id as clauseId"])
    .select(["s.number", "s.path", "s.version", "s.gone", "s.heading", "s.text"])
    .where("y.consultation_id", "=", consultationId)
    .where(sql<boolean>`y.comment_id = any(${[...commentIds]}::bigint[])`)
    .orderBy("s.number")
    .execute();
  return ties.map(({ commentId, clauseId, ...clause }) => ({
    commentId,
    clauseId,
    clause: placeOfClause(clause),
    place: placeWords(clause),
    title: clauseTitle(clause),
  }));
}
