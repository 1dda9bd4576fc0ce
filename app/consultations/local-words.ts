import type { ClauseWords } from "./clause-words-typed";

/**
 * What a browser itself keeps of a clause that is being written, and where else these words are:
 * only here, with the server as well, or sent as a step into the draft.
 */
export type LocalWords = ClauseWords & { was: string; place: "here" | "server" | "draft" };

const nameOf = (slug: string, key: number) => `draft-words ${slug} ${key}`;

export function readLocal(slug: string, key: number): LocalWords | null {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(slug, key)) ?? "null") as LocalWords | null;
    return kept && typeof kept.text === "string" ? kept : null;
  } catch {
    return null;
  }
}

/** A browser without room, or that keeps nothing, leaves it to the server. */
export function writeLocal(slug: string, key: number, words: LocalWords | null): void {
  try {
    if (words) localStorage.setItem(nameOf(slug, key), JSON.stringify(words));
    else localStorage.removeItem(nameOf(slug, key));
  } catch {
    // Nothing to be done: the words stay in the page and go to the server.
  }
}

/** The clauses of this draft whose words are kept here and have not reached the server. */
export function unsentKeys(slug: string): number[] {
  try {
    const start = nameOf(slug, 0).slice(0, -1);
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(start))
      .map((name) => Number(name.slice(start.length)))
      .filter((key) => readLocal(slug, key)?.place === "here");
  } catch {
    return [];
  }
}
