import { createConsultation } from "~/app/consultations/create-consultation.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import { inChinese } from "~/app/drafts/numerals";
import { parseOutline } from "~/app/drafts/parse-outline";
import { DAY_MS, dateWords } from "~/app/platform/time";
import type { Db } from "~/db/schema";
import { type DemoDocument, demoDocument } from "./documents";

/** Publishes a document of the demonstration and gives a way to find its clauses. */
export async function plantText(
  db: Db,
  given: {
    office: { id: number };
    officerId: number | null;
    document: DemoDocument;
    opensAt: Date;
    closesAt: Date;
    summary: string;
  },
) {
  const { opensAt, closesAt, office } = given;
  const text = demoDocument(given.document, {
    published: dateWords(opensAt),
    closes: dateWords(new Date(closesAt.getTime() - 1)),
  });
  const outline = parseOutline(text);
  const by = { officeId: office.id, officerId: given.officerId };
  const { slug: officeSlug } = await db
    .selectFrom("offices")
    .select("slug")
    .where("id", "=", office.id)
    .executeTakeFirstOrThrow();
  const { id, slug } = await createConsultation(db, opensAt, {
    ...by,
    officeSlug,
    sourceName: `${outline.title}.txt`,
    sourceText: text,
    outline,
  });
  await publishConsultation(db, by, id, {
    title: outline.title,
    summary: given.summary,
    opensAt,
    closesAt,
    rule: "decision",
    shortWindowReason: null,
    visibility: "reviewed",
    fields: { name: "optional", organisation: "optional", contact: "optional" },
  });
  // Taken in and published when it opened, not when it was planted.
  await db
    .updateTable("consultations")
    .set({ created_at: new Date(opensAt.getTime() - 2 * DAY_MS), published_at: opensAt })
    .where("id", "=", id)
    .execute();
  const clauses = await db
    .selectFrom("clauses")
    .select(["id", "marker", "heading", "text"])
    .where("consultation_id", "=", id)
    .orderBy("number")
    .execute();
  const found = (clause: { id: number } | undefined, wanted: string) => {
    if (!clause) throw new Error(`the demonstration names a clause that is not there: ${wanted}`);
    return clause.id;
  };
  const articles = new Map(clauses.map((clause) => [clause.marker, clause]));
  const markerOf = (article: number) => `第${inChinese(article)}条`;
  return {
    id,
    slug,
    opensAt,
    closesAt,
    clauseHeaded: (heading: string) =>
      found(
        clauses.find((c) => c.heading.startsWith(heading) || c.text.startsWith(heading)),
        heading,
      ),
    hasArticle: (article: number) => article < 100 && articles.has(markerOf(article)),
    clauseOfArticle: (article: number) => found(articles.get(markerOf(article)), markerOf(article)),
  };
}
