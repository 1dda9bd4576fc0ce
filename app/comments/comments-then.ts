import { sameWords } from "~/app/consultations/versions/version-changes";
import { versionName } from "~/app/consultations/versions/version-purpose";
import type { Purpose } from "~/db/tables/consultations";
import type { PublicComment } from "./public-comments.queries.server";

type Version = { version: number; purpose: Purpose };
type ClauseThen = Version & { id: number; heading: string; text: string };

/** A comment with the version it was made on, and the words of that time where they were others. */
export type CommentThen = Omit<PublicComment, "clauseId" | "version"> & {
  said: { name: string; words: string | null } | null;
};

/** `history`: the clause in every version; empty for comments on the whole draft. */
export function withThen(
  comments: readonly PublicComment[],
  shown: { version: number; heading: string; text: string },
  versions: readonly Version[],
  history: readonly ClauseThen[],
): CommentThen[] {
  return comments.map(({ clauseId, version, ...comment }) => {
    const clause = history.find(({ id }) => id === clauseId);
    const made = clause ?? versions.find((one) => one.version === version);
    if (!made || made.version === shown.version) return { ...comment, said: null };
    const words = clause && !sameWords(clause, shown) ? clause.heading + clause.text : null;
    return { ...comment, said: { name: versionName(made), words } };
  });
}
