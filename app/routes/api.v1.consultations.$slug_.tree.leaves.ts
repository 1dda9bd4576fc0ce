import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { readPlace } from "~/app/proof/read-place";
import { leavesFrom, treeForReaders } from "~/app/proof/tree.queries.server";

const PAGE = 5_000;

/** The hashes of the register in their order; `next` is the `from` of the page that follows. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  const from = readPlace(request.url, "from") ?? 0;
  const found = await leavesFrom(db, tree.id, { from, limit: PAGE });
  return answerRead({
    leaves: found
      .slice(0, PAGE)
      .map(({ index, hash, erased }) => (erased ? { index, hash, erased } : { index, hash })),
    next: found[PAGE]?.index ?? null,
  });
}

export const action = () => answerWrongMethod("GET");
