import { plainText } from "./plain-text";

/**
 * Whether an address names something that can be there: its path is text without control
 * characters, its query holds none that no text holds.
 */
export function isSayable(url: URL): boolean {
  const path = decoded(url.pathname);
  if (path === null || /\p{Cc}/u.test(path)) return false;
  return [...url.searchParams].flat().every((text) => plainText(text) === text);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * The one spelling of a path that routes understand in many: no doubled and no last slash, no
 * escape for a character that needs none.
 */
export function canonicalPath(path: string): string {
  const single = path
    .replace(/%([0-9a-f]{2})/gi, (written, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[\w.~-]/.test(character) ? character : written.toUpperCase();
    })
    .replace(/\/{2,}/g, "/");
  if (single === "/.data") return "/_root.data";
  return single.replace(/(?<=.)\/(?=(?:\.data)?$)/, "");
}

const SLASH = "(?:/|%2f)+";
const PRIVATE = new RegExp(
  `^((?:${SLASH}api${SLASH}v1)?${SLASH}receipts${SLASH}|${SLASH}subscriptions${SLASH}[a-z]+${SLASH}).+$`,
  "is",
);

/** A receipt's number at the wrong address. */
const RECEIPT = /(?<=\/)[0-9a-z]{4,12}(?:-[0-9a-z]{4}){3}(?![\w-])/gi;

/**
 * A receipt's number opens what a citizen wrote, a subscriber's link the subscriptions: neither is
 * logged, however its address is spelled.
 */
export const loggedPath = (path: string): string =>
  path.replace(PRIVATE, "$1*").replace(RECEIPT, "*");
