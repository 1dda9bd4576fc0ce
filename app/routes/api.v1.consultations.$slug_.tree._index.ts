import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { publishedKeys } from "~/app/platform/signing-keys.server";
import { latestHead, treeForReaders } from "~/app/proof/tree.queries.server";

/** The newest signed head of a consultation's register; null before its first comment is sealed. */
export async function loader({ params, context: { db, env } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  return answerRead({
    consultation: tree.slug,
    head: (await latestHead(db, tree.id)) ?? null,
    keys: publishedKeys(env.signingKeys),
  });
}

export const action = () => answerWrongMethod("GET");
