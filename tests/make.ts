import { sql } from "kysely";
import { addOfficer } from "~/app/accounts/officers.server";
import { addOffice } from "~/app/accounts/offices.server";
import { type Receipt, submitComment } from "~/app/comments/submit-comment.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import { beginVersion } from "~/app/consultations/versions/begin-version.server";
import { publishVersion } from "~/app/consultations/versions/publish-version.server";
import type { Clause, Outline } from "~/app/drafts/outline";
import { signingKeysOf } from "~/app/platform/signing-settings.server";
import { DAY_MS } from "~/app/platform/time";
import type { Db } from "~/db/schema";
import type { Role } from "~/db/tables/accounts";
import type { CitizenFields, Visibility } from "~/db/tables/consultations";
import type { Decision } from "~/db/tables/triage";

/** Makes what tests need, through the use cases that make it in earnest. */

export const TEST_KEY = Buffer.alloc(32, 7);
export const TEST_SIGNING_KEY = Buffer.alloc(32, 8).toString("base64");
export const TEST_SECRETS = {
  personalDataKey: TEST_KEY,
  signingKeys: signingKeysOf(TEST_SIGNING_KEY),
};
export const TEST_PASSWORD = "澄江测试密码-2026";

let serial = 0;
const next = () => ++serial;

export async function makeOffice(db: Db, name = "澄江市发展和改革委员会") {
  const slug = `office-${next()}`;
  const id = await addOffice(db, { slug, name });
  return { id, slug, name };
}

export async function makeOfficer(
  db: Db,
  officeId: number,
  role: Role = "drafter",
  unitId: number | null = null,
) {
  const email = `officer-${next()}@chengjiang.example`;
  const id = await addOfficer(db, officeId, null, {
    name: "测试员",
    email,
    role,
    unitId,
    password: TEST_PASSWORD,
  });
  return { id, email, role };
}

/** An outline of one heading and `articles` clauses below it, each with a lead and a member unit. */
export function makeOutline(articles = 3): Outline {
  const heading = clause(1, 0, "一", "一、", "一、", "重点任务", "");
  const body = Array.from({ length: articles }, (_, i) => ({
    ...clause(
      i + 2,
      1,
      `一/(${i + 1})`,
      "(一)",
      `(${i + 1})`,
      `完善第${i + 1}类公共停车设施。`,
      `到2027年，新增公共停车泊位${(i + 1) * 1000}个。(市住建局牵头，市交通局配合)`,
    ),
    units: [
      {
        lead: ["市住建局"],
        members: ["市交通局"],
        mode: "牵头",
        standing: null,
        quote: "(市住建局牵头，市交通局配合)",
      },
    ],
  }));
  return {
    kind: "consultation",
    kindReason: "标题写明征求意见",
    title: "澄江市停车设施建设行动方案(征求意见稿)",
    headings: [],
    office: null,
    published: null,
    window: null,
    contacts: {
      emails: [],
      phones: [],
      postalAddress: null,
      postcode: null,
      persons: [],
      masked: [],
    },
    requiredFields: [],
    clauses: [heading, ...body],
    notice: "现面向社会公开征求意见。",
    explanation: "",
    attachments: [],
    signature: "",
    removed: [],
    warnings: [],
  };
}

function clause(
  number: number,
  depth: number,
  path: string,
  markerKind: Clause["markerKind"],
  marker: string,
  heading: string,
  text: string,
): Clause {
  return {
    number,
    depth,
    path,
    markerKind,
    marker,
    heading,
    text,
    lines: [number, number],
    units: [],
    flags: [],
  };
}

export const OPTIONAL_FIELDS: CitizenFields = {
  name: "optional",
  organisation: "optional",
  contact: "optional",
};

/** A published consultation that has been open for a day and closes in thirty. */
export async function makeConsultation(
  db: Db,
  office: { id: number; slug: string },
  options: {
    outline?: Outline;
    opensAt?: Date;
    closesAt?: Date;
    visibility?: Visibility;
    fields?: CitizenFields;
    title?: string;
    officerId?: number;
  } = {},
) {
  const now = new Date();
  const outline = options.outline ?? makeOutline();
  const created = await createConsultation(db, now, {
    officeId: office.id,
    officeSlug: office.slug,
    officerId: options.officerId ?? null,
    sourceName: "方案.txt",
    sourceText: "文稿",
    outline,
  });
  await publishConsultation(
    db,
    { officeId: office.id, officerId: options.officerId ?? null },
    created.id,
    {
      title: options.title ?? outline.title,
      summary: "",
      opensAt: options.opensAt ?? new Date(now.getTime() - DAY_MS),
      closesAt: options.closesAt ?? new Date(now.getTime() + 30 * DAY_MS),
      rule: "decision",
      shortWindowReason: "测试",
      visibility: options.visibility ?? "reviewed",
      fields: options.fields ?? OPTIONAL_FIELDS,
    },
  );
  return created;
}

/** Publishes a further version of this outline, aligned by its words; `note` is public. */
export async function makeVersion(
  db: Db,
  by: { officeId: number; officerId: number },
  slug: string,
  outline: Outline,
  note = "更正文字。",
): Promise<{ version: number }> {
  await beginVersion(db, by, slug, { sourceName: "更正稿.txt", sourceText: "文稿", outline });
  return publishVersion(db, by, { slug, edition: 1, note });
}

export async function makeComment(
  db: Db,
  slug: string,
  form: Record<string, unknown> = {},
): Promise<Receipt & { id: number }> {
  const receipt = await submitComment(db, TEST_SECRETS, {
    slug,
    key: `test-key-${next()}`,
    form: { clause: 2, body: `希望在老旧小区增加停车位，第 ${next()} 条意见。`, ...form },
    channel: "site",
  });
  const { id } = await db
    .selectFrom("comments")
    .select("id")
    .where("code", "=", receipt.code)
    .executeTakeFirstOrThrow();
  return { ...receipt, id };
}

/** Lets the window end a second ago, as if time had passed. */
export const endWindow = (db: Db, consultationId: number): Promise<void> =>
  moveWindow(db, consultationId, { closesAt: "clock_timestamp() - interval '1 second'" });

/** Puts the window elsewhere in time, which nobody can do once it is open; in SQL. */
export async function moveWindow(
  db: Db,
  consultationId: number,
  { opensAt = "opens_at", closesAt = "closes_at" },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`update consultations set opens_at = ${sql.raw(opensAt)},
      closes_at = ${sql.raw(closesAt)} where id = ${consultationId}`.execute(trx);
  });
}

/** Decides a comment as an officer would have, without one. */
export async function makeDecision(
  db: Db,
  consultationId: number,
  commentId: number,
  decision: Decision = "adopted",
  reason = decision === "adopted" ? "" : "已在相关文件中规定。",
): Promise<void> {
  await db
    .insertInto("triage_entries")
    .values({
      consultation_id: consultationId,
      comment_id: commentId,
      decision,
      reason,
      decided_at: sql<Date>`clock_timestamp()`,
    })
    .execute();
}

/** A finished run of the analysis: `topic` and `campaign` by comment; the first of each stands for it. */
export async function makeRun(
  db: Db,
  consultationId: number,
  comments: readonly { id: number; topic?: number; campaign?: number }[],
): Promise<number> {
  const { id: run_id } = await db
    .insertInto("analysis_runs")
    .values({
      consultation_id: consultationId,
      state: "finished",
      mode: "topics",
      comments: comments.length,
      key_phrases: "[]",
      finished_at: sql<Date>`clock_timestamp()`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const run = { consultation_id: consultationId, run_id };
  const groups = (key: "topic" | "campaign") =>
    [...new Set(comments.flatMap((comment) => comment[key] ?? []))].map((id) => ({
      id,
      members: comments.filter((comment) => comment[key] === id),
    }));
  for (const { id, members } of groups("topic"))
    await db
      .insertInto("topics")
      .values({
        ...run,
        id,
        label: `主题${id}`,
        words: "[]",
        size: members.length,
        parent: null,
      })
      .execute();
  for (const { id, members } of groups("campaign"))
    await db
      .insertInto("campaigns")
      .values({ ...run, id, size: members.length, template_comment_id: members[0]!.id })
      .execute();
  const first = new Set(groups("topic").map(({ members }) => members[0]!.id));
  for (let from = 0; from < comments.length; from += 2_000)
    await db
      .insertInto("comment_topics")
      .values(
        comments.slice(from, from + 2_000).map((comment) => ({
          ...run,
          comment_id: comment.id,
          topic_id: comment.topic ?? null,
          campaign_id: comment.campaign ?? null,
          representative: first.has(comment.id) ? 1 : null,
          because: "[]",
        })),
      )
      .execute();
  return run_id;
}
