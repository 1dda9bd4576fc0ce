import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** The public half of a key that receipts and heads of registers are signed with. */
export type PublicKey = {
  /** The first 8 bytes of the SHA-256 of the 32 raw bytes, in hex. */
  id: string;
  /** The 32 raw bytes of the Ed25519 key, in base64. */
  publicKey: string;
};

export type SigningKey = PublicKey & { privateKey: KeyObject };

export type SigningKeys = {
  current: SigningKey;
  /** Signed with in the past; what was signed with them stays good. */
  retired: readonly PublicKey[];
};

/** A text with who signed it. */
export type Signed = { keyId: string; signature: string };

// What stands before the raw bytes of an Ed25519 key in its DER forms (RFC 8410).
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_HEAD = Buffer.from("302a300506032b6570032100", "hex");

/** Reads 32 bytes of seed, or PKCS #8, in base64; null where it is neither. */
export function readSigningKey(text: string): SigningKey | null {
  const bytes = Buffer.from(text, "base64");
  const der = bytes.length === 32 ? Buffer.concat([PKCS8_HEAD, bytes]) : bytes;
  try {
    const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    if (privateKey.asymmetricKeyType !== "ed25519") return null;
    const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
    return { ...publicKeyOf(spki.subarray(SPKI_HEAD.length)), privateKey };
  } catch {
    return null;
  }
}

/** Reads the 32 raw bytes, or SPKI, in base64; null where it is neither. */
export function readPublicKey(text: string): PublicKey | null {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 32) return publicKeyOf(bytes);
  const spki = bytes.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD);
  return spki && bytes.length === 44 ? publicKeyOf(bytes.subarray(SPKI_HEAD.length)) : null;
}

const publicKeyOf = (raw: Buffer): PublicKey => ({
  id: createHash("sha256").update(raw).digest("hex").slice(0, 16),
  publicKey: raw.toString("base64"),
});

/** Ed25519: the same text and key always give the same signature. */
export const signText = (key: SigningKey, text: string): Signed => ({
  keyId: key.id,
  signature: sign(null, Buffer.from(text), key.privateKey).toString("base64"),
});

/** Tells whether one of these keys has signed exactly a text. */
export function signedBy(keys: readonly PublicKey[]): (text: string, signed: Signed) => boolean {
  const objects = new Map(keys.map((key) => [key.id, keyObject(key)]));
  return (text, signed) => {
    const key = objects.get(signed.keyId);
    const signature = Buffer.from(signed.signature, "base64");
    return Boolean(key) && verify(null, Buffer.from(text), key!, signature);
  };
}

export const isSigned = (keys: readonly PublicKey[], text: string, signed: Signed): boolean =>
  signedBy(keys)(text, signed);

/** null where the bytes are no key. */
function keyObject({ publicKey }: PublicKey): KeyObject | null {
  const der = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, "base64")]);
  try {
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    return null;
  }
}

export const publishedKeys = ({ current, retired }: SigningKeys): PublicKey[] =>
  [{ id: current.id, publicKey: current.publicKey }, ...retired].filter(
    (key, at, all) => all.findIndex((one) => one.id === key.id) === at,
  );
