import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Role } from "~/db/tables/accounts";

export const SESSION_HOURS = 12;

/** The officer behind a request. */
export type Officer = {
  id: number;
  officeId: number;
  officeName: string;
  officeSlug: string;
  name: string;
  email: string;
  role: Role;
  unitId: number | null;
};

const digest = (token: string) => createHash("sha256").update(token).digest("hex");

/** Opens a session of twelve hours and gives its token, which is stored only as a hash. */
export async function openSession(db: Db, officerId: number, device: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db
    .insertInto("sessions")
    .values({
      token_hash: digest(token),
      officer_id: officerId,
      device: device.slice(0, 200),
      expires_at: sql<Date>`clock_timestamp() + ${`${SESSION_HOURS} hours`}::interval`,
    })
    .execute();
  return token;
}

/** The officer whose session this is, or null where it is unknown, expired, revoked or disabled. */
export async function officerOfSession(db: Db, token: string): Promise<Officer | null> {
  const row = await db
    .selectFrom("sessions as s")
    .innerJoin("officers as o", "o.id", "s.officer_id")
    .innerJoin("offices as f", "f.id", "o.office_id")
    .select([
      "o.id",
      "o.office_id as officeId",
      "f.name as officeName",
      "f.slug as officeSlug",
      "o.name",
      "o.email",
      "o.role",
      "o.unit_id as unitId",
    ])
    .where("s.token_hash", "=", digest(token))
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", sql<Date>`clock_timestamp()`)
    .where("o.disabled_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ revoked_at: sql`clock_timestamp()` })
    .where("token_hash", "=", digest(token))
    .where("revoked_at", "is", null)
    .execute();
}

/** Revokes every session of an officer but, where given, the present one. */
export async function revokeSessions(db: Db, officerId: number, exceptToken?: string) {
  let query = db
    .updateTable("sessions")
    .set({ revoked_at: sql`clock_timestamp()` })
    .where("officer_id", "=", officerId)
    .where("revoked_at", "is", null);
  if (exceptToken) query = query.where("token_hash", "<>", digest(exceptToken));
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The officer's open sessions, newest first; `present` marks the one that asks. */
export async function sessionsOfOfficer(db: Db, officerId: number, presentToken: string) {
  const rows = await db
    .selectFrom("sessions")
    .select(["token_hash", "created_at", "device"])
    .where("officer_id", "=", officerId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .orderBy("created_at", "desc")
    .limit(50)
    .execute();
  const present = digest(presentToken);
  return rows.map((row) => ({
    createdAt: row.created_at,
    device: row.device,
    present: row.token_hash === present,
  }));
}
