import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compact } from "~/app/drafts/lines";
import type { Clause, Outline } from "~/app/drafts/outline";

const folder = fileURLToPath(new URL("samples/", import.meta.url));

/** The sample documents of the tests by name; all of them are about the fictional city of 澄江. */
export const sampleTexts: Record<string, string> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((file) => [file.replace(/\.txt$/, ""), readFileSync(`${folder}${file}`, "utf8")]),
);

/** All characters but white space of what an outline holds, sorted: what must never change. */
export function heldCharacters(outline: Outline): string {
  const words = [
    ...outline.clauses.flatMap((clause) => [clause.marker, clause.heading, clause.text]),
    outline.notice,
    outline.explanation,
    outline.signature,
    ...outline.attachments.flatMap((attachment) => [attachment.title, attachment.text]),
    ...outline.removed.map((passage) => passage.text),
  ];
  return sortedCharacters(words.join(""));
}

export function sortedCharacters(text: string): string {
  return compact(text).split("").sort().join("");
}

/** One line for one clause, as a table of contents would show it. */
export function sketch(clauses: Clause[]): string[] {
  return clauses.map(({ path, heading, text }) => `${path} ${heading || text.slice(0, 8)}`);
}
