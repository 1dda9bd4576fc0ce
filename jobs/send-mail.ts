import { sendMail as send } from "~/app/mail/send-mail.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

/** A job ends well before it expires; what is left is the next one's. */
const LONGEST_MS = 600_000;

export async function sendMail({ db, log, env, transport, signal }: JobContext): Promise<void> {
  const late = AbortSignal.timeout(LONGEST_MS);
  const post = { key: env.personalDataKey, settings: env.mail, transport };
  const sum = await send(db, post, AbortSignal.any([signal, late]));
  if (late.aborted && !signal.aborted) await enqueue(db, "send-mail", {});
  if (sum.sent + sum.refused + sum.later > 0) log.info(sum, "letters sent");
}
