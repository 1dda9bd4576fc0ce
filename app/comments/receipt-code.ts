import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that a number read aloud or typed has one reading. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_LETTERS = 12;

/**
 * A receipt's number, e.g. `001C-7K3F-92QD-MX4A`: the consultation, then 60 random bits. It opens
 * what was written, so it cannot be guessed; it names its consultation, so it is found by key.
 */
export function newReceiptCode(consultationId: number): string {
  let head = "";
  for (let rest = consultationId; rest > 0; rest = Math.floor(rest / 32))
    head = ALPHABET[rest % 32] + head;
  const tail = [...randomBytes(RANDOM_LETTERS)].map((byte) => ALPHABET[byte % 32]).join("");
  return grouped(head.padStart(4, "0") + tail);
}

/** The number as it was issued, from what a person typed; null where it cannot be one. */
export function readReceiptCode(typed: string): string | null {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-—–_]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{16,24}$/.test(letters) ? grouped(letters) : null;
}

/** The consultation that a number names. */
export function consultationOfCode(code: string): number {
  const letters = code.replaceAll("-", "").slice(0, -RANDOM_LETTERS);
  return [...letters].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0);
}

function grouped(letters: string): string {
  const head = letters.slice(0, -RANDOM_LETTERS);
  return [head, ...letters.slice(-RANDOM_LETTERS).match(/.{4}/g)!].join("-");
}
