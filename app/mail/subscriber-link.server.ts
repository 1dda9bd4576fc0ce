import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "~/app/platform/derived-key.server";

const MAC_BYTES = 18;

/** The part of an address that opens a subscriber's own page; who has it may change and end them. */
export const subscriberLink = (key: Buffer, subscriberId: number): string =>
  `${subscriberId}.${mac(key, subscriberId).toString("base64url")}`;

/** The subscriber that the link was made for; null where it was not made here. */
export function readSubscriberLink(key: Buffer, link: string): number | null {
  const found = /^([1-9]\d{0,14})\.([\w-]{24})$/.exec(link);
  if (!found) return null;
  const id = Number(found[1]);
  const given = Buffer.from(found[2]!, "base64url");
  const own = mac(key, id);
  return given.length === own.length && timingSafeEqual(given, own) ? id : null;
}

const mac = (key: Buffer, id: number) =>
  keyedHash(key, "subscriber link", String(id)).subarray(0, MAC_BYTES);
