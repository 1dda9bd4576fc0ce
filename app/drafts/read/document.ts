import type { RemovedLine } from "~/app/drafts/known-furniture";
import type { WarningCode } from "~/app/drafts/outline";

/** What a person should know about how the file was read. */
export type ReadNote = { code: WarningCode; message: string; line?: number };

/** The text of a file, one paragraph or one table row a line. Line numbers are 1-based. */
export type ReadDocument = { text: string; removed: RemovedLine[]; notes: ReadNote[] };

/** The file cannot be read; the message is a sentence in Chinese that says what to do instead. */
export class UnreadableFile extends Error {}

export function unreadable(sentence: string): never {
  throw new UnreadableFile(sentence);
}

/** Collects lines. A line break within what is added begins another line. */
export function collectLines() {
  const lines: string[] = [];
  const removed: RemovedLine[] = [];
  return {
    add(text: string, reason?: string): void {
      for (const line of text.split(/\r\n|[\n\r\f\u2028\u2029]/)) {
        lines.push(line);
        if (reason && line.trim() !== "") removed.push({ line: lines.length, reason });
      }
    },
    /** The number of the last line. */
    get last(): number {
      return lines.length;
    },
    read: (notes: ReadNote[] = []): ReadDocument => ({ text: lines.join("\n"), removed, notes }),
  };
}
