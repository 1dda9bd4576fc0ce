import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { readReceiptCode } from "~/app/comments/receipt-code";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { receiptFile } from "~/app/proof/receipt-file.queries.server";

/** A receipt as a file to keep: with it anybody can check the receipt without asking this site. */
export async function loader({
  request,
  params,
  context: { db, env, address },
}: LoaderFunctionArgs) {
  if (!(await takeTurn("receipt", address))) return answerRefusal("too-many");
  const code = readReceiptCode(params.code!);
  const file = code ? await receiptFile(db, env.signingKeys, code) : null;
  if (!file) return answerRefusal("not-found");
  const { format, ...rest } = file;
  const text = JSON.stringify({ format, site: new URL(request.url).origin, ...rest }, null, 2);
  return new Response(`${text}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="receipt-${code}.json"`,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex",
    },
  });
}

export const action = () => answerWrongMethod("GET");
