import { z } from "zod";
import {
  type PublicKey,
  readPublicKey,
  readSigningKey,
  type SigningKeys,
} from "./signing-keys.server";

const GENERATE = "（可用 openssl rand -base64 32 生成）";

/** What the environment says of the keys that receipts and registers are signed with. */
export const signingVariables = {
  RECEIPT_SIGNING_KEY: z
    .string()
    .refine((text) => readSigningKey(text) !== null, {
      message: `RECEIPT_SIGNING_KEY 须为 Ed25519 私钥的 base64 文本：32 字节种子或 PKCS #8${GENERATE}`,
    })
    .optional(),
  RECEIPT_RETIRED_KEYS: z
    .string()
    .refine((text) => retiredKeys(text).every((key) => key !== null), {
      message: "RECEIPT_RETIRED_KEYS 须为停用公钥的 base64 文本，多把之间用逗号隔开",
    })
    .optional(),
};

export const signingFaults = (given: Record<string, string | undefined>): string[] =>
  given.DATABASE_URL && !given.RECEIPT_SIGNING_KEY
    ? [
        `使用 DATABASE_URL 时须设置 RECEIPT_SIGNING_KEY：回执和意见登记册用它签名，各台机器须用同一把${GENERATE}`,
      ]
    : [];

/** Of what was found in order. */
export const signingKeysOf = (current: string, retired = ""): SigningKeys => ({
  current: readSigningKey(current)!,
  retired: retiredKeys(retired) as PublicKey[],
});

const retiredKeys = (text: string) =>
  text
    .split(/[\s,，]+/)
    .filter(Boolean)
    .map(readPublicKey);
