import type { Db } from "~/db/schema";
import { consistencyRanges, inclusionRanges } from "./merkle-proofs";
import type { Hash } from "./merkle-tree";
import { hashesOf } from "./tree.queries.server";

/** The hashes that lead from leaf `index` to the root of the first `size` leaves. */
export const inclusionProof = (
  db: Db,
  consultationId: number,
  index: number,
  size: number,
): Promise<Hash[]> => hashesOf(db, consultationId, inclusionRanges(index, size));

/** The hashes that show the first `from` leaves to be the beginning of the first `to`. */
export const consistencyProof = (
  db: Db,
  consultationId: number,
  from: number,
  to: number,
): Promise<Hash[]> => hashesOf(db, consultationId, consistencyRanges(from, to));
