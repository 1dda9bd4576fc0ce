import { expect, test } from "vitest";
import { addOffice, officeBySlug } from "~/app/accounts/offices.server";
import { asOne } from "~/db/as-one";
import type { Db } from "~/db/schema";
import { onEveryDatabase } from "~/tests/setup/databases";

onEveryDatabase("one transaction of many", (at) => {
  const add = (db: Db, slug: string) => addOffice(db, { slug, name: slug });
  const isThere = async (slug: string) => Boolean(await officeBySlug(at.db, slug));

  test("keeps all of it", async () => {
    await asOne(at.db, async (whole) => {
      await add(whole, "a1");
      await add(whole, "a2");
    });
    expect(await isThere("a1")).toBe(true);
    expect(await isThere("a2")).toBe(true);
  });

  test("keeps nothing where it fails at its end", async () => {
    const failing = asOne(at.db, async (whole) => {
      await add(whole, "b1");
      throw new Error("cut off");
    });
    await expect(failing).rejects.toThrow("cut off");
    expect(await isThere("b1")).toBe(false);
  });

  test("goes on after an inner transaction that failed, without what that one did", async () => {
    await asOne(at.db, async (whole) => {
      await add(whole, "c1");
      const inner = whole.transaction().execute(async (trx) => {
        for (const slug of ["c2", "c1"])
          await trx.insertInto("offices").values({ slug, name: slug }).execute();
      });
      await expect(inner).rejects.toThrow(/unique|duplicate/);
      await add(whole, "c3");
    });
    expect(await Promise.all(["c1", "c2", "c3"].map(isThere))).toEqual([true, false, true]);
  });
});
