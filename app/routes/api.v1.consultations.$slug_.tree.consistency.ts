import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  answerFault,
  answerRead,
  answerRefusal,
  answerWrongMethod,
} from "~/app/comments/answer-program.server";
import { answerDamage } from "~/app/proof/answer-damage.server";
import { consistencyProof } from "~/app/proof/proofs.queries.server";
import { readPlace } from "~/app/proof/read-place";
import { headOfSize, treeForReaders } from "~/app/proof/tree.queries.server";

/** What shows that the register of `from` comments is the beginning of that of `to`. */
export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) return answerRefusal("not-found");
  const [from, to] = [readPlace(request.url, "from"), readPlace(request.url, "to")];
  const known = to !== null && (await headOfSize(db, tree.id, to));
  if (from === null || !known || from > to)
    return answerFault(404, { code: "not-found", message: "登记册没有过这样的大小。" });
  return answerDamage(async () => {
    const path = await consistencyProof(db, tree.id, from, to);
    return answerRead({ from, to, path: path.map((hash) => hash.toString("hex")) });
  });
}

export const action = () => answerWrongMethod("GET");
