import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { commentsWithProof } from "~/app/proof/proved-comments.queries.server";
import { readPlace } from "~/app/proof/read-place";
import { treeForReaders } from "~/app/proof/tree.queries.server";

const PAGE = 500;

/** The comments that everybody may read, with what shows them to be those of the register. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  const from = readPlace(request.url, "from") ?? 0;
  return answerRead(await commentsWithProof(db, tree, { from, limit: PAGE }));
}

export const action = () => answerWrongMethod("GET");
