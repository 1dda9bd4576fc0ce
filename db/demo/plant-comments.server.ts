import { createHash } from "node:crypto";
import { newReceiptCode } from "~/app/comments/receipt-code";
import { authorContext } from "~/app/comments/submit-comment.server";
import { maskName } from "~/app/platform/names";
import { seal } from "~/app/platform/seal.server";
import { wall } from "~/app/platform/time";
import type { Db } from "~/db/schema";
import type { Review } from "~/db/tables/comments";
import type { DemoComment } from "./comments/said";
import { chance } from "./random";

export type PlantedComment = Omit<DemoComment, "article"> & { clauseId: number | null };

type Where = { id: number; opensAt: Date; until: Date };

/**
 * Writes comments as if they had come in over the window, straight into the tables: the use case
 * would give them all this moment's time. Gives their ids in the order of `comments`.
 */
export async function plantComments(
  db: Db,
  personalDataKey: Buffer,
  where: Where,
  comments: readonly PlantedComment[],
  reviewOf: (place: number) => Review,
): Promise<number[]> {
  const ids: number[] = [];
  const times = arrivals(where, comments.length);
  for (let from = 0; from < comments.length; from += 1_000) {
    const part = comments.slice(from, from + 1_000);
    const rows = await db
      .insertInto("comments")
      .values(
        part.map((comment, i) => ({
          consultation_id: where.id,
          code: newReceiptCode(where.id),
          clause_id: comment.clauseId,
          body: comment.body,
          suggestion: comment.suggestion ?? null,
          stance: comment.stance,
          channel: comment.channel,
          public_name: maskName(comment.name ?? ""),
          received_at: times[from + i]!,
          review: reviewOf(from + i),
          fingerprint: createHash("sha256")
            .update(`${from + i} ${comment.body}`)
            .digest("hex"),
        })),
      )
      .returning("id")
      .execute();
    const authors = part.flatMap((comment, i) => {
      const { name = null, organisation = null, contact = null } = comment;
      if (!name && !organisation && !contact) return [];
      const comment_id = rows[i]!.id;
      const plain = JSON.stringify({ name, organisation, contact });
      const sealed = seal(personalDataKey, plain, authorContext(where.id, comment_id));
      return [{ consultation_id: where.id, comment_id, sealed }];
    });
    if (authors.length > 0) await db.insertInto("comment_authors").values(authors).execute();
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

/** Instants in rising order: many at the beginning, more towards the end, few at night. */
function arrivals({ id, opensAt, until }: Where, count: number): Date[] {
  const random = chance(id);
  const span = until.getTime() - opensAt.getTime();
  const shares = Array.from({ length: count }, () => {
    const share = random.next();
    return random.often(0.4) ? share ** 2 : 1 - (1 - share) ** 1.5;
  });
  return shares
    .map((share) => new Date(opensAt.getTime() + Math.floor(share * (span - 1_000))))
    .map((at) => (random.often(0.1) ? at : awake(at)))
    .map((at) => (at < until ? at : new Date(until.getTime() - 60_000)))
    .sort((a, b) => a.getTime() - b.getTime());
}

/** The same minute of the waking hours where people sleep: 0–6 o'clock becomes 8–20. */
function awake(at: Date): Date {
  const { hour } = wall(at);
  return hour < 7 ? new Date(at.getTime() + (8 + hour) * 3_600_000) : at;
}
