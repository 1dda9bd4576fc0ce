import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  answerFault,
  answerRead,
  answerRefusal,
  answerWrongMethod,
} from "~/app/comments/answer-program.server";
import { answerDamage } from "~/app/proof/answer-damage.server";
import { inclusionProof } from "~/app/proof/proofs.queries.server";
import { readPlace } from "~/app/proof/read-place";
import {
  headOfSize,
  indexOfLeaf,
  latestHead,
  treeForReaders,
} from "~/app/proof/tree.queries.server";

/** The path from a leaf, named by its hash or its index, to the root of a signed head. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  const leaf = new URL(request.url).searchParams.get("leaf") ?? "";
  const size = readPlace(request.url, "size");
  const head = size === null ? await latestHead(db, tree.id) : await headOfSize(db, tree.id, size);
  const index = /^[0-9a-f]{64}$/.test(leaf)
    ? await indexOfLeaf(db, tree.id, leaf)
    : readPlace(request.url, "leaf");
  if (!head || index === null || index === undefined || index >= head.size)
    return answerFault(404, { code: "not-found", message: "登记册里没有这一条。" });
  return answerDamage(async () => {
    const path = await inclusionProof(db, tree.id, index, head.size);
    return answerRead({ index, path: path.map((hash) => hash.toString("hex")), head });
  });
}

export const action = () => answerWrongMethod("GET");
