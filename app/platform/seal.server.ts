import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * Seals personal data with AES-256-GCM. Layout: one byte of version, 12 bytes of nonce,
 * 16 bytes of tag, then the ciphertext. `context` is bound to it, so that a sealed row cannot be
 * moved to another comment.
 */
export function seal(key: Buffer, plain: string, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
}

/** Throws where the key, the context or a byte differs. */
export function unseal(key: Buffer, sealed: Buffer, context: string): string {
  if (sealed[0] !== 1) throw new Error("unknown version of sealed data");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString("utf8");
}
