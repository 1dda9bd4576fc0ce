import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { mayBeShown, type Scope } from "./scope.server";
import type { Decisions } from "./totals";
import { decisionsByTopic } from "./totals.queries.server";

export type PublicTopic = {
  /** null: what fits no topic. */
  id: number | null;
  label: string;
  comments: number;
  decisions: Decisions;
  quotes: { id: number; who: string; text: string }[];
};

const QUOTES = 2;
const QUOTE_LETTERS = 90;

/** Topics of the run, the largest first, each with quotes of comments that may be shown. */
export async function topicsForPublic(db: Db, scope: Scope): Promise<PublicTopic[]> {
  if (scope.runId === null) return [];
  const topics = await db
    .selectFrom("topics")
    .select(["id", "label"])
    .where("consultation_id", "=", scope.consultationId)
    .where("run_id", "=", scope.runId)
    .execute();
  if (topics.length === 0) return [];
  const sayable = await namesThatMayBeSaid(db, scope);
  const quotes = await quotesOf(db, scope);
  const counts = await decisionsByTopic(db, scope);
  const nameOf = (topic: { id: number; label: string } | undefined) =>
    !topic ? "其他意见" : sayable.has(topic.id) ? topic.label : `主题 ${topic.id}`;
  return counts
    .map(({ key, comments, decisions }) => ({
      id: key,
      label: nameOf(topics.find((topic) => topic.id === key)),
      comments,
      decisions,
      quotes: key === null ? [] : (quotes.get(key) ?? []),
    }))
    .sort(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        b.comments - a.comments ||
        (a.id ?? 0) - (b.id ?? 0),
    );
}

/**
 * The topics whose names an officer gave, or whose every word stands in a comment that may be
 * shown: a name that the analysis found would otherwise tell what a hidden comment says.
 */
async function namesThatMayBeSaid(db: Db, scope: Scope): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select t.id from topics t
    where t.consultation_id = ${scope.consultationId} and t.run_id = ${scope.runId}
      and (t.named_by is not null or not exists (
        select 1 from unnest(string_to_array(t.label, '、')) as word
        where not exists (
          select 1 from comment_topics k
          join comments m on m.consultation_id = k.consultation_id and m.id = k.comment_id
          where k.consultation_id = t.consultation_id and k.run_id = t.run_id
            and k.topic_id = t.id and ${mayBeShown(scope)}
            and strpos(lower(m.body), lower(word)) > 0)))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function quotesOf(db: Db, scope: Scope): Promise<Map<number, PublicTopic["quotes"]>> {
  const rows = await db
    .selectFrom("comment_topics as k")
    .innerJoin("comments as m", (join) =>
      join.onRef("m.consultation_id", "=", "k.consultation_id").onRef("m.id", "=", "k.comment_id"),
    )
    .select(["k.topic_id", "k.campaign_id", "m.id", "m.body", "m.public_name as who"])
    .where("k.consultation_id", "=", scope.consultationId)
    .where("k.run_id", "=", scope.runId)
    .where("k.representative", "is not", null)
    .where("k.topic_id", "is not", null)
    .where(mayBeShown(scope))
    .orderBy("k.topic_id")
    .orderBy("k.representative")
    .execute();
  const quotes = new Map<number, PublicTopic["quotes"]>();
  const quoted = new Set<number>();
  for (const { topic_id, campaign_id, id, body, who } of rows) {
    const list = quotes.get(topic_id!) ?? [];
    // Near-identical comments would quote one thing twice.
    if (list.length < QUOTES && !(campaign_id && quoted.has(campaign_id))) {
      list.push({ id, who, text: shortened(body) });
      if (campaign_id) quoted.add(campaign_id);
    }
    quotes.set(topic_id!, list);
  }
  return quotes;
}

function shortened(body: string): string {
  const letters = [...body.replace(/\s+/g, " ")];
  return letters.length > QUOTE_LETTERS
    ? `${letters.slice(0, QUOTE_LETTERS).join("")}……`
    : letters.join("");
}
