import { keyedHash } from "~/app/platform/derived-key.server";
import { seal, unseal } from "~/app/platform/seal.server";

/** Whom a letter goes to. `path` is the recipient's own link, where the letter has one. */
export type Recipient = { to: string; path?: string };

/** One spelling of an address, so that it is known again. */
export const sameAddress = (address: string): string => address.trim().toLowerCase();

/** Names an address in the database without telling it to who has no key. */
export const addressHash = (key: Buffer, address: string): string =>
  keyedHash(key, "address", sameAddress(address)).toString("hex");

const context = (hash: string) => `mail ${hash}`;

/** Bound to the address alone, so that a subscriber's may be copied into the outbox as it is. */
export const sealRecipient = (key: Buffer, recipient: Recipient): Buffer =>
  seal(key, JSON.stringify(recipient), context(addressHash(key, recipient.to)));

export const unsealRecipient = (key: Buffer, sealed: Buffer, hash: string): Recipient =>
  JSON.parse(unseal(key, sealed, context(hash))) as Recipient;
