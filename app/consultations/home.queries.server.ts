import { type Expression, type SqlBool, sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Status } from "./window";

export type HomeFilter = {
  /** Every word must stand in the title. */
  words: readonly string[];
  /** An office's slug. */
  office: string | null;
};

export type ConsultationRow = {
  id: number;
  slug: string;
  title: string;
  office: string;
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  hasExplanation: boolean;
  /** Which call about the same matter it is, from 1. */
  round: number;
};

/** The first order is by what a reader needs soonest; `statusAt` says the same in TypeScript. */
const ORDER: Record<
  Status,
  { by: "closes_at" | "opens_at" | "answered_at" | "withdrawn_at"; down: boolean }
> = {
  open: { by: "closes_at", down: false },
  planned: { by: "opens_at", down: false },
  closed: { by: "closes_at", down: true },
  answered: { by: "answered_at", down: true },
  withdrawn: { by: "withdrawn_at", down: true },
};

const stageAt = (now: Date) => sql<Status>`case
  when c.answered_at is not null then 'answered'
  when c.withdrawn_at is not null then 'withdrawn'
  when c.opens_at > ${now}::timestamptz then 'planned'
  when c.closes_at > ${now}::timestamptz then 'open'
  else 'closed' end`;

/** How many published consultations each office has at each stage, for the filters. */
export async function stageCounts(
  db: Db,
  now: Date,
  words: readonly string[],
): Promise<{ office: string; officeName: string; stage: Status; count: number }[]> {
  return publishedWith(db, words)
    .select(["o.slug as office", "o.name as officeName", stageAt(now).as("stage")])
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .groupBy(["o.slug", "o.name", sql.ref("stage")])
    .orderBy("o.name")
    .execute();
}

/**
 * One page of the consultations at a stage. `after` is the id of the last one on the page before;
 * `next` is what to pass for the page that follows.
 */
export async function consultationsAtStage(
  db: Db,
  now: Date,
  stage: Status,
  filter: HomeFilter,
  page: { after?: number | null; limit: number },
): Promise<{ rows: ConsultationRow[]; next: number | null }> {
  const { by, down } = ORDER[stage];
  const key = sql.ref(`c.${by}`);
  let query = publishedWith(db, filter.words)
    .select(LISTED)
    .where(stageAt(now), "=", stage)
    .orderBy(key, down ? "desc" : "asc")
    .orderBy("c.id", down ? "desc" : "asc")
    .limit(page.limit + 1);
  if (filter.office) query = query.where("o.slug", "=", filter.office);
  if (page.after)
    query = query.where(
      sql<SqlBool>`(${key}, c.id) ${sql.raw(down ? "<" : ">")}
        (select ${sql.ref(by)}, id from consultations where id = ${page.after})`,
    );
  return pageOf(await query.execute(), page.limit);
}

/** Published consultations for programs, the newest first; `before` is an id. */
export async function consultationsForPrograms(
  db: Db,
  page: { before?: number | null; limit: number },
): Promise<{ rows: ConsultationRow[]; next: number | null }> {
  let query = publishedWith(db, [])
    .select(LISTED)
    .orderBy("c.id", "desc")
    .limit(page.limit + 1);
  if (page.before) query = query.where("c.id", "<", page.before);
  return pageOf(await query.execute(), page.limit);
}

/** How many clauses the latest published draft of each of these consultations has. */
export async function clauseCounts(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const latest = db
    .selectFrom("drafts")
    .distinctOn("consultation_id")
    .select("id")
    .where("consultation_id", "in", ids)
    .where("published_at", "is not", null)
    .orderBy("consultation_id")
    .orderBy("version", "desc");
  const rows = await db
    .selectFrom("clauses")
    .select((eb) => ["consultation_id", eb.fn.countAll<number>().as("count")])
    .where("consultation_id", "in", ids)
    .where("draft_id", "in", latest)
    .groupBy("consultation_id")
    .execute();
  return new Map(rows.map((row) => [row.consultation_id, row.count]));
}

const LISTED = [
  "c.id",
  "c.slug",
  "c.title",
  "o.name as office",
  "c.opens_at",
  "c.closes_at",
  "c.answered_at as answeredAt",
  "c.withdrawn_at as withdrawnAt",
  "c.round",
  sql<boolean>`c.explanation <> ''`.as("hasExplanation"),
] as const;

type Found = Omit<ConsultationRow, "opensAt" | "closesAt"> & {
  opens_at: Date | null;
  closes_at: Date | null;
};

/** One row more than the limit was asked for: it says whether there is a page that follows. */
function pageOf(found: Found[], limit: number) {
  const rows = found.slice(0, limit).map(({ opens_at, closes_at, ...row }) => ({
    ...row,
    opensAt: opens_at!,
    closesAt: closes_at!,
  }));
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null };
}

function publishedWith(db: Db, words: readonly string[]) {
  return db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .where("c.published_at", "is not", null)
    .where((eb) => {
      const holds: Expression<SqlBool>[] = words.map((word) =>
        eb("c.title", "ilike", `%${word.replace(/[\\%_]/g, "\\$&")}%`),
      );
      return eb.and(holds);
    });
}
