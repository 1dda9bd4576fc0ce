import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerWrongMethod } from "~/app/comments/answer-program.server";
import { publishedKeys } from "~/app/platform/signing-keys.server";

/** The public keys that receipts and registers are signed with, the one in use first. */
export function loader({ context: { env } }: LoaderFunctionArgs) {
  return answerRead({
    keys: publishedKeys(env.signingKeys).map((key) => ({
      ...key,
      algorithm: "Ed25519",
      inUse: key.id === env.signingKeys.current.id,
    })),
  });
}

export const action = () => answerWrongMethod("GET");
