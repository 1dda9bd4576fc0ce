import type { ActionFunctionArgs } from "@remix-run/node";
import {
  answerDomainError,
  answerFault,
  answerReceipt,
  answerRefusal,
  answerWrongMethod,
} from "~/app/comments/answer-program.server";
import { submitComment } from "~/app/comments/submit-comment.server";
import { DomainError } from "~/app/platform/errors";
import { takeTurn } from "~/app/platform/rate-limits.server";

/** A program speaks for a citizen: the same rules as the form, the same use case behind both. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, address } = context;
  if (request.method !== "POST") return answerWrongMethod("POST");
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("Content-Type") ?? ""))
    return answerFault(415, {
      code: "not-json",
      message: "请用 Content-Type: application/json 提交。",
    });
  const form = await request.json().catch(() => undefined);
  if (typeof form !== "object" || form === null || Array.isArray(form))
    return answerFault(400, { code: "bad-json", message: "请求内容不是 JSON 对象，没有受理。" });
  if (!(await takeTurn("comment", address))) return answerRefusal("too-many");
  try {
    const receipt = await submitComment(db, env, {
      slug: params.slug!,
      key: request.headers.get("Idempotency-Key") ?? undefined,
      form,
      channel: "api",
    });
    context.forgetPages(params.slug!);
    return answerReceipt(receipt, new URL(request.url).origin);
  } catch (error) {
    if (error instanceof DomainError) return answerDomainError(error);
    throw error;
  }
}

/** Comments are read on the pages of the consultation; here they are only given. */
export const loader = () => answerWrongMethod("POST");
