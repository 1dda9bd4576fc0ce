import { sql } from "kysely";
import { expect, test } from "vitest";
import { migrateToLatest, pendingMigrations } from "~/db/migrate";
import { onEveryDatabase } from "~/tests/setup/databases";

onEveryDatabase("migrating", (at) => {
  test("a migrated database has nothing left to migrate, and migrating again changes nothing", async () => {
    expect(await pendingMigrations(at.db)).toEqual([]);
    expect(await migrateToLatest(at.db)).toEqual([]);
  });

  test("the audit refuses to be changed, deleted from or emptied", async () => {
    const office = await at.db
      .insertInto("offices")
      .values({ slug: "fgw", name: "澄江市发展和改革委员会" })
      .returning("id")
      .executeTakeFirstOrThrow();
    await at.db
      .insertInto("audit")
      .values({ office_id: office.id, officer_id: null, action: "登录", subject: "", detail: "{}" })
      .execute();
    await expect(at.db.updateTable("audit").set({ action: "x" }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(at.db.deleteFrom("audit").execute()).rejects.toThrow(/append-only/);
    await expect(sql`truncate audit`.execute(at.db)).rejects.toThrow(/append-only/);
  });
});
