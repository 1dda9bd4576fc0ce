import { createHmac, hkdfSync } from "node:crypto";

/**
 * A key of its own for one purpose, from the key that protects personal data, so that what is made
 * for one purpose says nothing for another.
 */
export const derivedKey = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), `zhutiao ${purpose}`, 32));

/** HMAC-SHA256 under a key of this purpose. */
export const keyedHash = (key: Buffer, purpose: string, text: string): Buffer =>
  createHmac("sha256", derivedKey(key, purpose)).update(text).digest();
