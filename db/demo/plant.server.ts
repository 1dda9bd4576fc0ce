import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { addOfficer } from "~/app/accounts/officers.server";
import { addOffice } from "~/app/accounts/offices.server";
import { ROLE_WORDS } from "~/app/accounts/words";
import type { Env } from "~/app/platform/env.server";
import { asOne } from "~/db/as-one";
import type { Db } from "~/db/schema";
import { offices } from "./people";

const SIGN_INS = "demonstration-sign-ins.txt";

/**
 * Plants the demonstration where the database has no office, all of it or nothing. Gives the lines about its sign-ins:
 * the password is drawn for this installation and kept beside the data.
 */
export async function plantDemonstration(db: Db, env: Env, now: Date): Promise<string | null> {
  const file = join(env.dataDir, SIGN_INS);
  if (await isInhabited(db)) return readIfThere(file);
  const password = randomBytes(6)
    .toString("hex")
    .replace(/(.{4})(?=.)/g, "$1-");
  // What it is planted with is much, and only the first start needs it.
  const { plantOpen, plantClosed, plantAnswered } = await import("./plant-consultations.server");
  const planted = await asOne(db, async (whole) => {
    await sql`select pg_advisory_xact_lock(${PLANTING_LOCK})`.execute(whole);
    if (await isInhabited(whole)) return false;
    const officerIds = await plantPeople(whole, password);
    const ground = { db: whole, personalDataKey: env.personalDataKey, now, officerIds };
    await plantOpen(ground);
    await plantClosed(ground);
    await plantAnswered(ground);
    // Before the commit: a demonstration that nobody could sign in to would stay so.
    mkdirSync(env.dataDir, { recursive: true });
    writeFileSync(file, signInLines(password), { mode: 0o600 });
    return true;
  });
  return planted ? signInLines(password) : readIfThere(file);
}

/** Any fixed number: of programs that start at once, one plants. */
const PLANTING_LOCK = 7_306_520;

async function isInhabited(db: Db): Promise<boolean> {
  return Boolean(await db.selectFrom("offices").select("id").limit(1).executeTakeFirst());
}

/** Officers by e-mail, after adding every office with its units and people. */
async function plantPeople(db: Db, password: string): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const office of offices) {
    const officeId = await addOffice(db, { slug: office.slug, name: office.name });
    const units = await db
      .insertInto("units")
      .values(office.units.map((unit) => ({ office_id: officeId, ...unit })))
      .returning(["id", "name"])
      .execute();
    for (const officer of office.officers) {
      const unitId = units.find((unit) => unit.name === officer.unit)?.id ?? null;
      const { email, name, role } = officer;
      ids.set(email, await addOfficer(db, officeId, null, { email, name, role, unitId, password }));
    }
  }
  return ids;
}

function signInLines(password: string): string {
  const rows = offices.flatMap((office) => [
    `  ${office.name}`,
    ...office.officers.map(
      (officer) =>
        `    ${officer.email.padEnd(36)}${ROLE_WORDS[officer.role]}${officer.unit ? `（${officer.unit}）` : ""}`,
    ),
  ]);
  return [`演示账号（登录页 /office，密码均为 ${password}）：`, ...rows].join("\n");
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
