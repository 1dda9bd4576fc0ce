import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { Db, Schema } from "./schema";

/**
 * Runs `work` as one transaction, also where it begins transactions of its own: they become
 * savepoints. Nothing of it is there unless all of it is. `work` does one thing after the other.
 */
export function asOne<T>(db: Db, work: (whole: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute((trx) =>
    work(
      new Kysely<Schema>({
        dialect: {
          createDriver: () => new SavepointDriver(trx),
          createAdapter: () => new PostgresAdapter(),
          createIntrospector: (inner) => new PostgresIntrospector(inner),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      }),
    ),
  );
}

class SavepointDriver implements Driver {
  private depth = 0;
  private connection: DatabaseConnection;

  constructor(trx: Db) {
    this.connection = {
      executeQuery: <R>(query: CompiledQuery) => trx.executeQuery<R>(query as CompiledQuery<R>),
      streamQuery: () => {
        throw new Error("one transaction does not stream");
      },
    };
  }

  async beginTransaction(): Promise<void> {
    await this.say(`savepoint inner_${++this.depth}`);
  }
  async commitTransaction(): Promise<void> {
    await this.say(`release savepoint inner_${this.depth--}`);
  }
  async rollbackTransaction(): Promise<void> {
    await this.say(`rollback to savepoint inner_${this.depth--}`);
  }
  private say(statement: string) {
    return this.connection.executeQuery(CompiledQuery.raw(statement));
  }

  async init() {}
  async acquireConnection() {
    return this.connection;
  }
  async releaseConnection() {}
  async destroy() {}
}
