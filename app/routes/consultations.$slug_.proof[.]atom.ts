import type { LoaderFunctionArgs } from "@remix-run/node";
import { refuse } from "~/app/platform/errors";
import { headsFeed } from "~/app/proof/heads-feed";
import { headsBefore, treeForReaders } from "~/app/proof/tree.queries.server";

const NEWEST = 50;

/** The newest signed heads: whoever keeps what a feed has brought can prove a later change. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) refuse("not-found");
  const heads = await headsBefore(db, tree.id, { before: null, limit: NEWEST });
  return new Response(headsFeed(tree, heads.slice(0, NEWEST), new URL(request.url).origin), {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "public, max-age=60",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
