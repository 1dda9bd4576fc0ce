import { readWindow } from "~/app/drafts/deadline";
import type { Outline } from "~/app/drafts/outline";

/** The closing that the notice names by its date, exclusive; null where it names none. */
export function closingInNotice({ notice, published }: Outline): Date | null {
  const window = readWindow(notice, published);
  return window && /\d{1,2}\s?月\s?\d{1,2}\s?日/.test(window.phrase)
    ? new Date(window.closesAt)
    : null;
}
