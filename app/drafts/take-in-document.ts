import type { Outline } from "./outline";
import { parseOutline } from "./parse-outline";
import { acceptText, readDocument } from "./uploaded-document";

/** A file's bytes, or text that was pasted. */
export type GivenDocument = { bytes: Uint8Array } | { text: string };

/** What was read of a document, or the sentence that says why it cannot be taken in. */
export type TakenDocument = { text: string; outline: Outline } | { fault: string };

/** A page on which a person checks every clause can hold this much; no plan or rule is near it. */
export const MAX_LETTERS = 1_000_000;
const MAX_LINES = 20_000;
const MAX_CLAUSES = 5_000;

const SPLIT = "请检查是不是征求意见稿，或分成几份导入。";

export function takeInDocument(given: GivenDocument): TakenDocument {
  const document = "bytes" in given ? readDocument(given.bytes) : acceptText(given.text);
  if ("fault" in document) return document;
  const { text } = document;
  if (text.length > MAX_LETTERS)
    return { fault: `文稿超过 ${MAX_LETTERS / 10_000} 万字。${SPLIT}` };
  if ((text.match(/\n/g)?.length ?? 0) >= MAX_LINES)
    return { fault: `文稿超过 ${MAX_LINES} 行。${SPLIT}` };
  const outline = parseOutline(text);
  if (outline.clauses.length > MAX_CLAUSES)
    return { fault: `文稿读成了 ${outline.clauses.length} 条，超过 ${MAX_CLAUSES} 条。${SPLIT}` };
  return { text, outline };
}
