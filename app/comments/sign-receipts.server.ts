import { type Signed, type SigningKey, signText } from "~/app/platform/signing-keys.server";
import type { Trx } from "~/db/schema";

/** A signature as its row. */
export const storedSignature = (consultationId: number, commentId: number, signed: Signed) => ({
  consultation_id: consultationId,
  comment_id: commentId,
  key_id: signed.keyId,
  signature: Buffer.from(signed.signature, "base64"),
});

/** Signs the receipts of comments that were written without one, such as those on paper. */
export async function signReceipts(
  trx: Trx,
  key: SigningKey,
  consultationId: number,
  receipts: readonly { commentId: number; text: string }[],
): Promise<void> {
  if (receipts.length === 0) return;
  await trx
    .insertInto("receipt_signatures")
    .values(
      receipts.map(({ commentId, text }) =>
        storedSignature(consultationId, commentId, signText(key, text)),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
