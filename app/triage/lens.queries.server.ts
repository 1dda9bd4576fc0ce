import { sql } from "kysely";
import { type ClausePlace, versionAndNumber } from "~/app/consultations/versions/clause-place";
import { standingClauses } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import { stateCounts } from "./board.queries.server";
import type { BoardFilters, Lens } from "./board-address";
import {
  commentsInReach,
  eitherOrNone,
  type Matter,
  narrowed,
  type Reader,
} from "./matching.server";

/**
 * What the lens offers to choose from, each with the number of comments that the other filters
 * leave. One grouped query for the lens that is shown.
 */
export async function facetForLens(
  db: Db,
  reader: Reader,
  matter: Matter,
  filters: BoardFilters,
  lens: Lens,
) {
  // A campaign belongs to the topic or clause it was opened from; the lens counts beyond it.
  const others = { ...filters, [lens]: undefined, campaign: undefined };
  const query = narrowed(commentsInReach(db, reader, matter), matter, others);
  if (lens === "clause")
    return { lens, clauses: await byClause(db, matter.consultationId, query) } as const;
  if (lens === "topic") return { lens, topics: await byTopic(query) } as const;
  if (lens === "unit") return { lens, units: await byUnit(db, query) } as const;
  return { lens, states: await stateCounts(query) } as const;
}

export type Facet = Awaited<ReturnType<typeof facetForLens>>;

type Query = ReturnType<typeof narrowed>;

/** A comment counts for each clause it is about. By what the clause is through all versions; what is gone comes last. `number` null: the whole draft. */
async function byClause(db: Db, consultationId: number, query: Query) {
  const spoken = query
    .leftJoin("clause_ties as y", (join) =>
      join.onRef("y.consultation_id", "=", "m.consultation_id").onRef("y.comment_id", "=", "m.id"),
    )
    .select(["m.id", "t.decision"])
    .select(eitherOrNone(sql`m.clause_id`, sql`y.clause_id`).as("clauseIds"));
  const counted = db
    .selectFrom(spoken.as("s"))
    .innerJoinLateral(
      sql<{ id: number | null }>`(select unnest(s."clauseIds") as id)`.as("x"),
      (join) => join.onTrue(),
    )
    .leftJoin("clauses as c", (join) =>
      join.on("c.consultation_id", "=", consultationId).onRef("c.id", "=", "x.id"),
    )
    .select([
      "c.lineage",
      sql<number>`count(distinct s.id)`.as("count"),
      sql<number>`count(distinct s.id) filter (where s.decision is null)`.as("undecided"),
    ])
    .groupBy("c.lineage");
  return db
    .selectFrom(counted.as("n"))
    .leftJoin(standingClauses(db, consultationId).as("s"), "s.lineage", "n.lineage")
    .select(["s.number", "s.path", "s.version", "s.gone", "n.count", "n.undecided"])
    .select([
      sql<string>`coalesce(s.heading, '')`.as("heading"),
      sql<string>`coalesce(left(s.text, 40), '')`.as("text"),
    ])
    .orderBy("s.gone", (order) => order.asc().nullsFirst())
    .orderBy("s.number", (order) => order.asc().nullsFirst())
    .execute();
}

/** `id` null: fits no topic. */
const byTopic = (query: Query) =>
  query
    .leftJoin("topics as p", (join) =>
      join
        .onRef("p.consultation_id", "=", "m.consultation_id")
        .onRef("p.run_id", "=", "ct.run_id")
        .onRef("p.id", "=", "ct.topic_id"),
    )
    .select([
      "p.id",
      "p.label",
      "p.parent",
      sql<number>`count(*)`.as("count"),
      sql<number>`count(*) filter (where t.decision is null)`.as("undecided"),
    ])
    .groupBy(["p.id", "p.label", "p.parent", "p.size"])
    .orderBy("p.size", (order) => order.desc().nullsLast())
    .orderBy("p.id", (order) => order.asc().nullsLast())
    .execute();

/** A comment counts for the unit it is with and for each unit of its clause; `id` null: for none. */
async function byUnit(db: Db, query: Query) {
  const concerned = query
    .leftJoin("clause_units as cu", (join) =>
      join
        .onRef("cu.consultation_id", "=", "m.consultation_id")
        .onRef("cu.clause_id", "=", "m.clause_id"),
    )
    .leftJoin("clause_ties as y", (join) =>
      join.onRef("y.consultation_id", "=", "m.consultation_id").onRef("y.comment_id", "=", "m.id"),
    )
    .leftJoin("clause_units as yu", (join) =>
      join
        .onRef("yu.consultation_id", "=", "y.consultation_id")
        .onRef("yu.clause_id", "=", "y.clause_id"),
    )
    .select(["m.id", "t.decision"])
    .select(eitherOrNone(sql`t.unit_id`, sql`cu.unit_id`, sql`yu.unit_id`).as("unitIds"));
  return db
    .selectFrom(concerned.as("s"))
    .innerJoinLateral(
      sql<{ id: number | null }>`(select unnest(s."unitIds") as id)`.as("x"),
      (join) => join.onTrue(),
    )
    .leftJoin("units as u", "u.id", "x.id")
    .select([
      "x.id",
      "u.name",
      sql<number>`count(distinct s.id)`.as("count"),
      sql<number>`count(distinct s.id) filter (where s.decision is null)`.as("undecided"),
    ])
    .groupBy(["x.id", "u.name"])
    .orderBy("u.name", (order) => order.asc().nullsLast())
    .execute();
}

/** The clause that an address means, as it stands or last stood. */
export async function clauseForBoard(db: Db, { consultationId }: Matter, place: ClausePlace) {
  const { version, number } = versionAndNumber(place);
  const clauses = standingClauses(db, consultationId).as("s");
  let query = db
    .selectFrom(clauses)
    .select(["s.number", "s.path", "s.heading", "s.text", "s.version", "s.gone"])
    .where("s.number", "=", number);
  query =
    version === null ? query.where("s.gone", "=", false) : query.where("s.version", "=", version);
  return (await query.executeTakeFirst()) ?? null;
}
