import type { Db } from "~/db/schema";

export async function analyseAndStore(_db: Db, _consultationId: number): Promise<{ comments: number }> {
  return { comments: 0 };
}
