import { randomUUID } from "node:crypto";
import type { Officer } from "~/app/accounts/sessions.server";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { slices } from "~/app/analysis/thread-messages";
import type { Db } from "~/db/schema";
import type { Role } from "~/db/tables/accounts";
import { CHANNELS, REVIEWS, STANCES } from "~/db/tables/comments";
import { DECISIONS } from "~/db/tables/triage";
import { makeComment, makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import type { BoardFilters } from "./board-address";

/** The officer as a session would give it. */
export const asOfficer = (
  office: { id: number; slug: string; name: string },
  officer: { id: number; email: string; role: Role },
  unitId: number | null = null,
): Officer => ({
  id: officer.id,
  officeId: office.id,
  officeName: office.name,
  officeSlug: office.slug,
  name: "测试员",
  email: officer.email,
  role: officer.role,
  unitId,
});

/**
 * Comments of every kind in one consultation, each with a plain restatement of the board's
 * filters to compare with: three topics, two campaigns, every state, review, stance and channel.
 */
export async function lookAlike(
  db: Db,
  consultationId: number,
  officerId: number,
  units: readonly { id: number }[],
  count: number,
) {
  const clauses = await db
    .selectFrom("clauses")
    .select(["id", "number"])
    .where("consultation_id", "=", consultationId)
    .orderBy("number")
    .execute();
  const duties = await db
    .selectFrom("clause_units")
    .select(["clause_id", "unit_id"])
    .where("consultation_id", "=", consultationId)
    .execute();
  const unitsOfClause = (clauseId: number | null) =>
    duties.filter((duty) => duty.clause_id === clauseId).map((duty) => duty.unit_id);

  const plan = Array.from({ length: count }, (_, i) => {
    const clause = i % 7 === 0 ? null : clauses[i % clauses.length]!;
    const decision = i % 3 === 0 ? DECISIONS[(i / 3) % DECISIONS.length]! : null;
    return {
      clause,
      body: `第${i}条：${["停车位不够", "充电太贵100%", "希望公开file_name"][i % 3]}`,
      suggestion: i % 4 === 0 ? "改为充电桩不少于一百个" : null,
      stance: STANCES[i % STANCES.length]!,
      channel: CHANNELS[i % CHANNELS.length]!,
      review: REVIEWS[i % REVIEWS.length]!,
      unitId: i % 5 === 1 ? units[i % units.length]!.id : null,
      decision,
      topic: i % 4 === 0 ? null : (i % 3) + 1,
      campaign: i % 10 === 2 ? 1 : i % 11 === 3 ? 2 : null,
    };
  });
  const rows = await db
    .insertInto("comments")
    .values(
      plan.map((said, i) => ({
        consultation_id: consultationId,
        code: `C${consultationId}-${i}`,
        clause_id: said.clause?.id ?? null,
        body: said.body,
        suggestion: said.suggestion,
        stance: said.stance,
        channel: said.channel,
        public_name: "",
        received_at: new Date(),
        review: said.review,
        fingerprint: String(i),
      })),
    )
    .returning("id")
    .execute();
  const ids = rows.map((row) => row.id).sort((a, b) => a - b);
  const touched = plan.flatMap((said, i) =>
    said.unitId !== null || said.decision !== null ? [{ ...said, id: ids[i]! }] : [],
  );
  await db
    .insertInto("triage_entries")
    .values(
      touched.map((said) => ({
        consultation_id: consultationId,
        comment_id: said.id,
        unit_id: said.unitId,
        assigned_at: said.unitId === null ? null : new Date(),
        decision: said.decision,
        reason: said.decision ? "理由" : "",
        decided_by: said.decision ? officerId : null,
        decided_at: said.decision ? new Date() : null,
      })),
    )
    .execute();
  const { id: runId } = await db
    .insertInto("analysis_runs")
    .values({
      consultation_id: consultationId,
      state: "finished",
      mode: "topics",
      comments: count,
      key_phrases: "[]",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const run = { consultation_id: consultationId, run_id: runId };
  await db
    .insertInto("topics")
    .values(
      [1, 2, 3].map((id) => ({
        ...run,
        id,
        label: `主题${id}`,
        words: "[]",
        size: plan.filter((said) => said.topic === id).length,
        parent: null,
      })),
    )
    .execute();
  await db
    .insertInto("campaigns")
    .values(
      [1, 2].map((id) => {
        const members = ids.filter((_, i) => plan[i]!.campaign === id);
        return { ...run, id, size: members.length, template_comment_id: members[1]! };
      }),
    )
    .execute();
  await db
    .insertInto("comment_topics")
    .values(
      plan.map((said, i) => ({
        ...run,
        comment_id: ids[i]!,
        topic_id: said.topic,
        found_topic_id: said.topic,
        campaign_id: said.campaign,
        representative: null,
        because: "[]",
      })),
    )
    .execute();

  const comments = plan.map((said, i) => ({
    ...said,
    id: ids[i]!,
    matches(f: BoardFilters): boolean {
      const concerned = unitsOfClause(said.clause?.id ?? null);
      const decided = said.decision !== null;
      const states: Record<NonNullable<BoardFilters["state"]>, boolean> = {
        undecided: !decided,
        untouched: !decided && said.unitId === null,
        "with-unit": !decided && said.unitId !== null,
        decided,
        adopted: said.decision === "adopted",
        partly: said.decision === "partly",
        rejected: said.decision === "rejected",
        explained: said.decision === "explained",
      };
      return (
        (!f.clause || f.clause === (said.clause?.number ?? "whole")) &&
        (!f.topic || f.topic === (said.topic ?? "none")) &&
        (!f.campaign || f.campaign === said.campaign) &&
        (!f.unit ||
          (f.unit === "none"
            ? said.unitId === null && concerned.length === 0
            : said.unitId === f.unit || concerned.includes(f.unit))) &&
        (!f.state || states[f.state]) &&
        (!f.review || f.review === said.review) &&
        (!f.stance || f.stance === said.stance) &&
        (!f.channel || f.channel === said.channel) &&
        (!f.q || `${said.body}\n${said.suggestion ?? ""}`.includes(f.q))
      );
    },
  }));
  return { comments, runId };
}

/** An open consultation with four comments (on clauses 1, 2, 2 and 3), its drafter and a stranger. */
export async function freshDesk(db: Db) {
  const office = await makeOffice(db);
  const open = await makeConsultation(db, office);
  const drafter = asOfficer(office, await makeOfficer(db, office.id));
  const other = await makeOffice(db);
  const stranger = asOfficer(other, await makeOfficer(db, other.id, "administrator"));
  const ids: number[] = [];
  for (const clause of [1, 2, 2, 3])
    ids.push((await makeComment(db, open.slug, { clause, name: "欧阳小明" })).id);
  return { office, open, drafter, stranger, ids, units: await unitsOfOffice(db, office.id) };
}

/** What officers did in the consultation after publishing it, in order. */
export const actsIn = async (db: Db, consultationId: number) =>
  (
    await db
      .selectFrom("audit")
      .select(["action", "subject", "detail", "officer_id"])
      .where("consultation_id", "=", consultationId)
      .where("officer_id", "is not", null)
      .orderBy("id")
      .execute()
  ).filter((act) => act.action !== "公布征求意见稿");

/** So many comments of several themes, some of them alike, that the analysis finds topics in them. */
export const sayThemes = (db: Db, consultationId: number, count: number): Promise<number[]> =>
  sayAll(
    db,
    consultationId,
    themedComments(count).map(({ text }) => text),
  );

/** These comments, as if they had come in just now. */
export async function sayAll(
  db: Db,
  consultationId: number,
  texts: readonly string[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const part of slices(texts, 2_000)) {
    const rows = await db
      .insertInto("comments")
      .values(
        part.map((body) => ({
          consultation_id: consultationId,
          code: `S${randomUUID()}`,
          body,
          stance: "other" as const,
          channel: "site" as const,
          public_name: "",
          received_at: new Date(),
          review: "pending" as const,
          fingerprint: "",
        })),
      )
      .returning("id")
      .execute();
    ids.push(...rows.map((row) => row.id));
  }
  return ids.sort((a, b) => a - b);
}
