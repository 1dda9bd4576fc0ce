import {
  type ClosingStep,
  doStep,
  endClosing,
  isWithdrawn,
  stepsLeft,
} from "~/app/consultations/closing-steps.server";
import { sealComments } from "~/app/proof/seal-comments.server";
import type { Trx } from "~/db/schema";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

type Effect = (trx: Trx, consultationId: number) => Promise<void>;

const EFFECTS: Record<ClosingStep, Effect> = {
  // Every comment has its leaf before anybody is told that the window has closed.
  "final-seal": async () => {},
  analysis: (trx, consultationId) => enqueue(trx, "analyse-consultation", { consultationId }),
  "letter-to-office": (trx, consultationId) =>
    enqueue(trx, "mail-office", { consultationId, occasion: "closed" }),
  "letters-to-subscribers": async (trx, consultationId) => {
    // Who withdraws a call tells why in a letter of its own.
    if (await isWithdrawn(trx, consultationId)) return;
    await enqueue(trx, "mail-subscribers", { consultationId, occasion: "closed" });
  },
};

/**
 * Does in order what follows a closing, and goes on where it was cut off: each step is done once,
 * whatever dies, and however many workers try.
 */
export async function followClosing(
  { db, env, log, signal }: JobContext,
  { consultationId }: { consultationId: number },
): Promise<void> {
  for (const step of await stepsLeft(db, consultationId)) {
    signal.throwIfAborted();
    if (step === "final-seal") await sealComments(db, env.signingKeys.current, consultationId);
    await doStep(db, consultationId, step, (trx) => EFFECTS[step](trx, consultationId));
  }
  if (await endClosing(db, consultationId)) log.info({ consultationId }, "closing followed");
}
