import { sql } from "kysely";
import { expect, test } from "vitest";
import { onEveryDatabase } from "~/tests/setup/databases";

const STATEMENTS = 20;

onEveryDatabase("a job of many statements", (at) => {
  test("lets everybody else have their turn after each of them, also in a transaction", async () => {
    const turnsDuring = async (work: () => Promise<unknown>) => {
      let turns = 0;
      let working = true;
      const turn = () => {
        turns++;
        if (working) setImmediate(turn);
      };
      setImmediate(turn);
      await work();
      working = false;
      return turns;
    };
    const statements = async (db: typeof at.db) => {
      for (let done = 0; done < STATEMENTS; done++) await sql`select ${done}::integer`.execute(db);
    };
    expect(await turnsDuring(() => statements(at.db))).toBeGreaterThanOrEqual(STATEMENTS - 1);
    const inOne = () => at.db.transaction().execute(statements);
    expect(await turnsDuring(inOne)).toBeGreaterThanOrEqual(STATEMENTS - 1);
  });

  test("still says what is wrong with one of them", async () => {
    await expect(sql`select nothing from nowhere`.execute(at.db)).rejects.toThrow(/nowhere/);
    expect((await sql<{ n: number }>`select 1 as n`.execute(at.db)).rows).toEqual([{ n: 1 }]);
  });
});
