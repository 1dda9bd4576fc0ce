import { createHash } from "node:crypto";
import { sql } from "kysely";
import { isSlug } from "~/app/consultations/slug";
import { DomainError } from "~/app/platform/errors";
import { maskName } from "~/app/platform/names";
import { seal } from "~/app/platform/seal.server";
import { type SigningKeys, signText } from "~/app/platform/signing-keys.server";
import { isoShanghai } from "~/app/platform/time";
import type { Db, Trx } from "~/db/schema";
import { exactInstant, hexOf } from "~/db/texts";
import {
  type CommentForm,
  readCommentForm,
  submissionKey,
  withoutHiddenFields,
} from "./comment-form";
import { placeMeant } from "./place-meant.server";
import { newReceiptCode } from "./receipt-code";
import { contentHash, type ReceiptProof, receiptText, type Said } from "./receipt-statement";
import { storedSignature } from "./sign-receipts.server";
import { versionOfComment } from "./version-of-comment.server";

export type Receipt = {
  code: string;
  /** ISO 8601, Asia/Shanghai, to the microsecond of the database's clock. */
  receivedAt: string;
  /** The clause's number in that version, or null for the whole draft. */
  clause: number | null;
  /** The version that was current at that instant. */
  version: number;
} & ReceiptProof;

/** What names are sealed and receipts are signed with. */
export type Secrets = { personalDataKey: Buffer; signingKeys: SigningKeys };

export type Submission = {
  slug: string;
  key: unknown;
  /** As it came: unknown until parsed. */
  form: unknown;
  channel: "site" | "api";
};

/**
 * Accepts one comment, for the form and for the API alike. The receipt is given only after commit.
 * A replay of the same key and content gives the same receipt, also after the window has closed.
 * Throws DomainError `not-found`, `not-open-yet`, `closed` (with closedAt), `invalid` (with
 * fields), `version-changed` (with version) or `key-reused`.
 */
export async function submitComment(
  db: Db,
  { personalDataKey, signingKeys }: Secrets,
  submission: Submission,
): Promise<Receipt> {
  const consultation = await publishedConsultation(db, submission.slug);
  const { form: sent, faults } = readCommentForm(submission.form, consultation.fields);
  const key = submissionKey.safeParse(submission.key);
  const content = sent ? contentOf(submission.slug, sent) : null;
  const fingerprint = content === null ? null : sha256(content);
  if (fingerprint !== null && key.success) {
    const earlier = await replay(db, signingKeys, consultation.id, key.data, fingerprint);
    if (earlier) return earlier;
  }
  refuseOutsideWindow(consultation);
  if (!key.success) faults.key = key.error.issues[0]!.message;
  if (!sent || !key.success || fingerprint === null || Object.keys(faults).length > 0)
    throw new DomainError("invalid", { fields: faults });

  const form = withoutHiddenFields(sent, consultation.fields);
  try {
    return await db.transaction().execute(async (trx) => {
      const { id, ...inserted } = await insertComment(trx, consultation.id, submission, form);
      const receipt = signedReceipt(signingKeys, submission.slug, form, inserted);
      await trx
        .with("signed", (with_) =>
          with_
            .insertInto("receipt_signatures")
            .values(storedSignature(consultation.id, id, receipt)),
        )
        .insertInto("submission_keys")
        .values({
          consultation_id: consultation.id,
          key: key.data,
          fingerprint,
          comment_id: id,
        })
        .execute();
      if (form.name || form.organisation || form.contact)
        await trx
          .insertInto("comment_authors")
          .values({
            consultation_id: consultation.id,
            comment_id: id,
            sealed: seal(
              personalDataKey,
              JSON.stringify({
                name: form.name,
                organisation: form.organisation,
                contact: form.contact,
              }),
              authorContext(consultation.id, id),
            ),
          })
          .execute();
      return receipt;
    });
  } catch (error) {
    // Another request with this key won the race; its receipt is the answer.
    if (isConflictOn(error, "submission_keys_pkey")) {
      const earlier = await replay(db, signingKeys, consultation.id, key.data, fingerprint);
      if (earlier) return earlier;
    }
    throw error;
  }
}

/** What binds a sealed author to the comment, so that rows cannot be swapped. */
export const authorContext = (consultationId: number, commentId: number) =>
  `comment ${consultationId}/${commentId}`;

/** The end of the window; of a call that was taken back, the instant at which it was. */
const endsAt = sql<Date>`coalesce(withdrawn_at, closes_at)`.as("endsAt");

async function publishedConsultation(db: Db, slug: string) {
  if (!isSlug(slug)) throw new DomainError("not-found");
  const row = await db
    .selectFrom("consultations")
    .select(["id", "opens_at", "fields", endsAt, sql<Date>`clock_timestamp()`.as("now")])
    .where("slug", "=", slug)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found");
  return { ...row, opensAt: row.opens_at! };
}

function refuseOutsideWindow(at: { opensAt: Date; endsAt: Date; now: Date }): void {
  if (at.now >= at.endsAt) throw new DomainError("closed", { closedAt: isoShanghai(at.endsAt) });
  if (at.now < at.opensAt) throw new DomainError("not-open-yet");
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
    .select(endsAt)
    .where("id", "=", consultationId)
    .forShare()
    .executeTakeFirstOrThrow();
  const meant = await placeMeant(trx, consultationId, form);
  const clauseId = meant.clause?.id ?? null;
  const code = newReceiptCode(consultationId);
  const clause = meant.clause?.number ?? null;
  const content = [submission.slug, clause, form.stance, form.body, form.suggestion];
  const { rows } = await sql<{ id: number; receivedAt: string; nonce: string }>`
    insert into comments (consultation_id, code, clause_id, body, suggestion, stance, channel,
                          public_name, received_at, fingerprint)
    select c.id, ${code}, ${clauseId}::bigint, ${form.body}, ${form.suggestion}, ${form.stance},
           ${submission.channel}, ${maskName(form.name ?? "")}, t.at, ${sha256(JSON.stringify(content))}
    from (select clock_timestamp() as at) t
    join consultations c on c.id = ${consultationId}
    where t.at >= c.opens_at and t.at < c.closes_at and c.closed_at is null
    returning id, ${exactInstant("received_at")} as "receivedAt", ${hexOf("nonce")} as nonce`.execute(
    trx,
  );
  const row = rows[0];
  if (!row) throw new DomainError("closed", { closedAt: isoShanghai(held.endsAt) });
  return { ...row, code, clause, version: meant.version };
}

async function replay(
  db: Db,
  keys: SigningKeys,
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
    .innerJoin("consultations as o", "o.id", "m.consultation_id")
    .leftJoin("receipt_signatures as s", (join) =>
      join.onRef("s.consultation_id", "=", "m.consultation_id").onRef("s.comment_id", "=", "m.id"),
    )
    .select(["k.fingerprint", "m.code", "m.body", "m.suggestion", "m.stance", "o.slug"])
    .select(["c.number as clause", versionOfComment.as("version")])
    .select([exactInstant("m.received_at").as("receivedAt"), hexOf("m.nonce").as("nonce")])
    .select(["s.key_id", "s.signature"])
    .where("k.consultation_id", "=", consultationId)
    .where("k.key", "=", key)
    .executeTakeFirst();
  if (!earlier) return null;
  if (earlier.fingerprint !== fingerprint) throw new DomainError("key-reused");
  const receipt = signedReceipt(keys, earlier.slug, earlier, earlier);
  // What was signed stays as it was signed, also after a change of keys.
  return earlier.key_id
    ? { ...receipt, keyId: earlier.key_id, signature: earlier.signature!.toString("base64") }
    : receipt;
}

function signedReceipt(
  keys: SigningKeys,
  consultation: string,
  said: Said,
  at: Pick<Receipt, "code" | "receivedAt" | "clause" | "version" | "nonce">,
): Receipt {
  const { code, receivedAt, clause, version, nonce } = at;
  const content = contentHash(said, nonce);
  const text = receiptText(code, { consultation, clause, version, receivedAt, content });
  return { code, receivedAt, clause, version, content, nonce, ...signText(keys.current, text) };
}

/**
 * What a key stands for. The version is not part of it: a person who confirms after a new version
 * says the same as before.
 */
function contentOf(slug: string, { version: _, ...said }: CommentForm): string {
  return JSON.stringify([slug, said]);
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const isConflictOn = (error: unknown, constraint: string): boolean =>
  (error as { code?: string })?.code === "23505" &&
  (error as { constraint?: string })?.constraint === constraint;
