import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { readPlace } from "~/app/proof/read-place";
import { headsAfter, treeForReaders } from "~/app/proof/tree.queries.server";

const PAGE = 1_000;

/** Every signed head, the smallest first; `next` is the `after` of the page that follows. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  const after = readPlace(request.url, "after") ?? 0;
  const found = await headsAfter(db, tree.id, { after, limit: PAGE });
  const heads = found.slice(0, PAGE);
  return answerRead({ heads, next: found.length > PAGE ? heads.at(-1)!.size : null });
}

export const action = () => answerWrongMethod("GET");
