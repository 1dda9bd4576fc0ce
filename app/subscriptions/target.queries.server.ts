import type { Db } from "~/db/schema";
import type { Target } from "./words";

/** A target with the ids that a subscription to it holds. */
export type FoundTarget = Target & { officeId: number | null; consultationId: number | null };

/** What a value of the form means; null where there is no such thing, or not in public. */
export async function targetOf(db: Db, value: string): Promise<FoundTarget | null> {
  const [kind, slug] = value.split("/");
  if (kind === "all")
    return { consultation: null, office: null, officeId: null, consultationId: null };
  if (kind === "office" && slug) {
    const office = await db
      .selectFrom("offices")
      .select(["id", "slug", "name"])
      .where("slug", "=", slug)
      .executeTakeFirst();
    return office
      ? { consultation: null, office, officeId: office.id, consultationId: null }
      : null;
  }
  const consultation = await db
    .selectFrom("consultations")
    .select(["id", "slug", "title"])
    .where("slug", "=", slug ?? "")
    .where("published_at", "is not", null)
    .executeTakeFirst();
  return consultation
    ? { consultation, office: null, officeId: null, consultationId: consultation.id }
    : null;
}

/** The office of a published consultation, for offering its other ones too. */
export async function officeOfConsultation(db: Db, slug: string) {
  const row = await db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .select(["o.slug", "o.name", "c.title"])
    .where("c.slug", "=", slug)
    .where("c.published_at", "is not", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Offices that have published something, by name. */
export async function officesToSubscribe(db: Db) {
  return db
    .selectFrom("offices as o")
    .select(["o.slug", "o.name"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("consultations as c")
          .select("c.id")
          .whereRef("c.office_id", "=", "o.id")
          .where("c.published_at", "is not", null),
      ),
    )
    .orderBy("o.name")
    .limit(100)
    .execute();
}
