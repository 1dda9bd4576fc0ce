import { answerFault } from "~/app/comments/answer-program.server";
import { TreeDamaged } from "./tree.queries.server";

/** An answer out of the tree, or the sentence that rows of it are missing. */
export async function answerDamage(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof TreeDamaged)) throw error;
    return answerFault(500, { code: "tree-damaged", message: "登记册缺少记录，给不出证明。" });
  }
}
