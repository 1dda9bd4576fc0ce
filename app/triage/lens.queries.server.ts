import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { stateCounts } from "./board.queries.server";
import type { BoardFilters, Lens } from "./board-address";
import { commentsInReach, type Matter, narrowed, type Reader } from "./matching.server";

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
  if (lens === "clause") return { lens, clauses: await byClause(query) } as const;
  if (lens === "topic") return { lens, topics: await byTopic(query) } as const;
  if (lens === "unit") return { lens, units: await byUnit(db, query) } as const;
  return { lens, states: await stateCounts(query) } as const;
}

export type Facet = Awaited<ReturnType<typeof facetForLens>>;

type Query = ReturnType<typeof narrowed>;

/** `number` null: said on the whole draft. */
const byClause = (query: Query) =>
  query
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .select([
      "c.number",
      "c.path",
      sql<string>`coalesce(min(c.heading), '')`.as("heading"),
      sql<string>`coalesce(min(left(c.text, 40)), '')`.as("text"),
      sql<number>`count(*)`.as("count"),
      sql<number>`count(*) filter (where t.decision is null)`.as("undecided"),
    ])
    .groupBy(["c.number", "c.path"])
    .orderBy("c.number", (order) => order.asc().nullsFirst())
    .execute();

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
      sql<number>`count(*)`.as("count"),
      sql<number>`count(*) filter (where t.decision is null)`.as("undecided"),
    ])
    .groupBy(["p.id", "p.label"])
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
    .select([
      "m.id",
      "t.decision",
      sql<(number | null)[]>`case when t.unit_id is null and cu.unit_id is null
        then array[null::bigint] else array_remove(array[t.unit_id, cu.unit_id], null) end`.as(
        "unitIds",
      ),
    ]);
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

/** The clause of this number in the latest published text. */
export async function clauseForBoard(db: Db, { consultationId }: Matter, number: number) {
  const clause = await db
    .selectFrom("clauses")
    .select(["number", "path", "heading", "text"])
    .where("consultation_id", "=", consultationId)
    .where("number", "=", number)
    .orderBy("draft_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return clause ?? null;
}
