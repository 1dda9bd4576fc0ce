import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { makeOffice } from "~/tests/make";
import { freshDatabase, onEveryDatabase } from "~/tests/setup/databases";
import { recordAudit } from "./audit.server";
import { auditHead, checkAudit } from "./audit-chain.server";

onEveryDatabase("the chain of the audit", (at) => {
  let one: { id: number; slug: string };
  let other: { id: number; slug: string };

  const note = (officeId: number, subject: string) =>
    recordAudit(at.db, {
      officeId,
      officerId: null,
      action: "测试",
      subject,
      detail: { 键: [1, "二"] },
    });
  /** Does what only the owner of the database can do, and gives what the check then says. */
  const tampered = async (act: string) => {
    const faults = { found: [] as unknown[] };
    const back = new Error("taken back");
    await at.db
      .transaction()
      .execute(async (trx) => {
        await sql
          .raw(
            "alter table audit disable trigger user; alter table audit_chain disable trigger user",
          )
          .execute(trx);
        await sql.raw(act).execute(trx);
        faults.found = (await checkAudit(trx)).faults;
        throw back;
      })
      .catch((error) => {
        if (error !== back) throw error;
      });
    return faults.found;
  };
  const ids = async (officeId: number) =>
    (
      await at.db
        .selectFrom("audit")
        .select("id")
        .where("office_id", "=", officeId)
        .orderBy("id")
        .execute()
    ).map((row) => row.id);

  beforeAll(async () => {
    // Founding an office is the first entry of its chain.
    one = await makeOffice(at.db);
    other = await makeOffice(at.db);
    for (let i = 0; i < 20; i++) {
      await note(one.id, `第 ${i} 件`);
      await note(other.id, `第 ${i} 件`);
    }
    await recordAudit(
      at.db,
      ...["甲", "乙", "丙"].map((subject) => ({
        officeId: one.id,
        officerId: null,
        action: "一次三条",
        subject,
      })),
    );
  });

  test("holds as it was written, whatever was written at once", async () => {
    const { faults, entries, heads } = await checkAudit(at.db);
    expect(faults).toEqual([]);
    expect(entries).toBe(45);
    expect(heads.map(({ office, position }) => [office, position])).toEqual([
      [one.slug, 24],
      [other.slug, 21],
    ]);
    expect(await auditHead(at.db, one.id)).toMatchObject({ position: 24 });
  });

  test("names the one entry that was changed", async () => {
    const entry = (await ids(one.id))[7]!;
    for (const change of [
      "subject = '别的'",
      "at = at + interval '1 microsecond'",
      "detail = '{}'",
    ])
      expect(await tampered(`update audit set ${change} where id = ${entry}`)).toEqual([
        { kind: "changed", office: one.slug, entry },
      ]);
  });

  test("names what was removed, and what was written past the chain", async () => {
    const entry = (await ids(other.id))[3]!;
    expect(await tampered(`delete from audit where id = ${entry}`)).toEqual([
      { kind: "removed", office: other.slug, entry },
    ]);
    expect(
      await tampered(`delete from audit where id = ${entry};
        delete from audit_chain where audit_id = ${entry}`),
    ).toEqual([{ kind: "gap", office: other.slug, position: 4 }]);
    expect(
      await tampered(`set constraints all immediate;
        insert into audit (office_id, action) values (${one.id}, '冒充')`),
    ).toEqual([{ kind: "not-chained", office: one.slug, entry: expect.any(Number) }]);
  });

  test("a chain that was computed anew, or cut off at its end, is not the one that was noted", async () => {
    const noted = (await checkAudit(at.db)).heads;
    const last = (await ids(one.id)).at(-1)!;
    const cut = `alter table audit disable trigger user; alter table audit_chain disable trigger user;
      delete from audit where id = ${last}; delete from audit_chain where audit_id = ${last}`;
    const anew = `alter table audit disable trigger user; alter table audit_chain disable trigger user;
      update audit set subject = '改' where id = ${last}; delete from audit_chain where audit_id = ${last};
      select append_to_audit_chain(a) from audit a where id = ${last}`;
    for (const act of [cut, anew]) {
      const said: unknown[] = [];
      await at.db
        .transaction()
        .execute(async (trx) => {
          await sql.raw(act).execute(trx);
          said.push((await checkAudit(trx)).faults, (await checkAudit(trx, noted)).faults);
          throw new Error("taken back");
        })
        .catch(() => {});
      expect(said).toEqual([[], [{ kind: "not-as-noted", office: one.slug, position: 24 }]]);
    }
    expect((await checkAudit(at.db, noted)).faults).toEqual([]);
  });

  test("refuses to be changed, deleted from or emptied", async () => {
    for (const act of [
      sql`update audit_chain set position = position`,
      sql`delete from audit_chain`,
      sql`truncate audit_chain`,
    ])
      await expect(act.execute(at.db)).rejects.toThrow(/append-only/);
  });

  test("many writers of one office make one chain, and one that is slow holds up nobody", async () => {
    if (at.engine === "PGlite") return; // one connection
    const many = await freshDatabase("PostgreSQL", 20);
    try {
      const office = await makeOffice(many.db);
      await Promise.all(
        Array.from({ length: 80 }, (_, i) =>
          many.db.transaction().execute((trx) =>
            recordAudit(trx, {
              officeId: office.id,
              officerId: null,
              action: "同时",
              subject: String(i),
            }),
          ),
        ),
      );
      expect(await checkAudit(many.db)).toMatchObject({ entries: 81, faults: [] });
      let free = () => {};
      const held = new Promise<void>((resolve) => (free = resolve));
      const slow = many.db.transaction().execute(async (trx) => {
        await recordAudit(trx, { officeId: office.id, officerId: null, action: "慢" });
        await held;
      });
      // An entry that is not committed holds up nobody, not even in its own office.
      await recordAudit(many.db, { officeId: office.id, officerId: null, action: "快" });
      free();
      await slow;
      expect(await checkAudit(many.db)).toMatchObject({ entries: 83, faults: [] });
    } finally {
      await many.close();
    }
  });
});
