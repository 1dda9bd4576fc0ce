import { createHash } from "node:crypto";
import { sql } from "kysely";
import { isSlug } from "~/app/consultations/slug";
import { DomainError } from "~/app/platform/errors";
import { maskName } from "~/app/platform/names";
import { seal } from "~/app/platform/seal.server";
import { isoShanghai } from "~/app/platform/time";
import type { Db, Trx } from "~/db/schema";
import {
  type CommentForm,
  readCommentForm,
  submissionKey,
  withoutHiddenFields,
} from "./comment-form";
import { newReceiptCode } from "./receipt-code";

export type Receipt = {
  code: string;
  /** ISO 8601, Asia/Shanghai, to the microsecond of the database's clock. */
  receivedAt: string;
  /** The clause's number, or null for the whole draft. */
  clause: number | null;
};

export type Submission = {
  slug: string;
  key: unknown;
  /** As it came: unknown until parsed. */
  form: unknown;
  channel: "site" | "api";
};

const receivedAtText = sql<string>`to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"')`;

/**
 * Accepts one comment, for the form and for the API alike. The receipt is given only after commit.
 * A replay of the same key and content gives the same receipt, also after the window has closed.
 * Throws DomainError `not-found`, `not-open-yet`, `closed` (with closedAt), `invalid` (with
 * fields) or `key-reused`.
 */
export async function submitComment(
  db: Db,
  personalDataKey: Buffer,
  submission: Submission,
): Promise<Receipt> {
  const consultation = await publishedConsultation(db, submission.slug);
  const { form: sent, faults } = readCommentForm(submission.form, consultation.fields);
  const key = submissionKey.safeParse(submission.key);
  const content = sent ? JSON.stringify([submission.slug, sent]) : null;
  const fingerprint = content === null ? null : sha256(content);
  if (fingerprint !== null && key.success) {
    const earlier = await replay(db, consultation.id, key.data, fingerprint);
    if (earlier) return earlier;
  }
  refuseOutsideWindow(consultation);
  if (!key.success) faults.key = key.error.issues[0]!.message;
  if (!sent || !key.success || fingerprint === null || Object.keys(faults).length > 0)
    throw new DomainError("invalid", { fields: faults });

  const form = withoutHiddenFields(sent, consultation.fields);
  try {
    return await db.transaction().execute(async (trx) => {
      const receipt = await insertComment(trx, consultation.id, submission, form);
      await trx
        .insertInto("submission_keys")
        .values({
          consultation_id: consultation.id,
          key: key.data,
          fingerprint,
          comment_id: receipt.id,
        })
        .execute();
      if (form.name || form.organisation || form.contact)
        await trx
          .insertInto("comment_authors")
          .values({
            consultation_id: consultation.id,
            comment_id: receipt.id,
            sealed: seal(
              personalDataKey,
              JSON.stringify({
                name: form.name,
                organisation: form.organisation,
                contact: form.contact,
              }),
              authorContext(consultation.id, receipt.id),
            ),
          })
          .execute();
      return { code: receipt.code, receivedAt: receipt.receivedAt, clause: form.clause };
    });
  } catch (error) {
    // Another request with this key won the race; its receipt is the answer.
    if (isConflictOn(error, "submission_keys_pkey")) {
      const earlier = await replay(db, consultation.id, key.data, fingerprint);
      if (earlier) return earlier;
    }
    throw error;
  }
}

/** What binds a sealed author to the comment, so that rows cannot be swapped. */
export const authorContext = (consultationId: number, commentId: number) =>
  `comment ${consultationId}/${commentId}`;

async function publishedConsultation(db: Db, slug: string) {
  if (!isSlug(slug)) throw new DomainError("not-found");
  const row = await db
    .selectFrom("consultations")
    .select(["id", "opens_at", "closes_at", "fields", sql<Date>`clock_timestamp()`.as("now")])
    .where("slug", "=", slug)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found");
  return { ...row, opensAt: row.opens_at!, closesAt: row.closes_at! };
}

function refuseOutsideWindow(at: { opensAt: Date; closesAt: Date; now: Date }): void {
  if (at.now < at.opensAt) throw new DomainError("not-open-yet");
  if (at.now >= at.closesAt)
    throw new DomainError("closed", { closedAt: isoShanghai(at.closesAt) });
}

/**
 * The verdict on the deadline. The consultation is held FOR SHARE, so that closing waits for this
 * comment; the instant is taken once, after the lock, and is the instant that is stored.
 */
async function insertComment(
  trx: Trx,
  consultationId: number,
  submission: Submission,
  form: CommentForm,
) {
  const held = await trx
    .selectFrom("consultations")
    .select(["opens_at", "closes_at"])
    .where("id", "=", consultationId)
    .forShare()
    .executeTakeFirstOrThrow();
  const clauseId = form.clause === null ? null : await clauseIdOf(trx, consultationId, form.clause);
  const code = newReceiptCode(consultationId);
  const content = [submission.slug, form.clause, form.stance, form.body, form.suggestion];
  const { rows } = await sql<{ id: number; receivedAt: string }>`
    insert into comments (consultation_id, code, clause_id, body, suggestion, stance, channel,
                          public_name, received_at, fingerprint)
    select c.id, ${code}, ${clauseId}::bigint, ${form.body}, ${form.suggestion}, ${form.stance},
           ${submission.channel}, ${maskName(form.name ?? "")}, t.at, ${sha256(JSON.stringify(content))}
    from (select clock_timestamp() as at) t
    join consultations c on c.id = ${consultationId}
    where t.at >= c.opens_at and t.at < c.closes_at and c.closed_at is null
    returning id, ${receivedAtText} as "receivedAt"`.execute(trx);
  const row = rows[0];
  if (!row) throw new DomainError("closed", { closedAt: isoShanghai(held.closes_at!) });
  return { id: row.id, code, receivedAt: row.receivedAt };
}

async function clauseIdOf(trx: Trx, consultationId: number, number: number): Promise<number> {
  const clause = await trx
    .selectFrom("clauses as c")
    .innerJoin("drafts as d", "d.id", "c.draft_id")
    .select("c.id")
    .where("c.consultation_id", "=", consultationId)
    .where("c.number", "=", number)
    .where("d.published_at", "is not", null)
    .orderBy("d.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!clause) throw new DomainError("invalid", { fields: { clause: `没有第 ${number} 条` } });
  return clause.id;
}

async function replay(
  db: Db,
  consultationId: number,
  key: string,
  fingerprint: string,
): Promise<Receipt | null> {
  const earlier = await db
    .selectFrom("submission_keys as k")
    .innerJoin("comments as m", (join) =>
      join.onRef("m.consultation_id", "=", "k.consultation_id").onRef("m.id", "=", "k.comment_id"),
    )
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .select(["k.fingerprint", "m.code", "c.number as clause", receivedAtText.as("receivedAt")])
    .where("k.consultation_id", "=", consultationId)
    .where("k.key", "=", key)
    .executeTakeFirst();
  if (!earlier) return null;
  if (earlier.fingerprint !== fingerprint) throw new DomainError("key-reused");
  return { code: earlier.code, receivedAt: earlier.receivedAt, clause: earlier.clause };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const isConflictOn = (error: unknown, constraint: string): boolean =>
  (error as { code?: string })?.code === "23505" &&
  (error as { constraint?: string })?.constraint === constraint;
