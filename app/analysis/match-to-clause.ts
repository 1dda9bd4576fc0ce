import { lettersOnly, withoutPersonalData } from "~/app/analysis/clean";
import {
  type CitationReader,
  type ClauseRead,
  citationReader,
} from "~/app/analysis/match-to-clause-citations";
import { type Likeness, likenessTo } from "~/app/analysis/match-to-clause-likeness";
import { simplified } from "~/app/analysis/traditional";

export type ClauseMatch = {
  /** Id of the clause. */
  clause: number;
  /** What it was found by, surest first: named, its title, its own words, or merely similar words. */
  by: "citation" | "heading" | "quote" | "likeness";
  /** The words of the comment that gave it. */
  words: string[];
  /** The same as a sentence for an officer. */
  reason: string;
};

/** Clauses made ready to be compared with many comments. */
export type ClausesRead = {
  citations: CitationReader;
  headings: { clause: number; words: string }[];
  /** Made when first needed: a comment that names its clause needs neither. */
  texts: () => { clause: number; letters: string }[];
  likeness: () => Likeness;
};

const MOST = 5;
/** Of a draft of more characters only numbers and titles are read: no page waits for its words. */
const WORDS_READ = 120_000;
/** A title as short as 保障措施 is a word like any other unless it stands in quotation marks. */
const TITLE_LETTERS = 6;
const QUOTED_LETTERS = 7;
/** So many letters in a row that stand in one clause alone were copied from it. */
const COPIED_LETTERS = 12;
const QUOTED = /[“"「『]([^“”"「」『』\n]{4,200})[”"」』]/g;

export function readClauses(clauses: readonly ClauseRead[], title = ""): ClausesRead {
  const headings = clauses.map(({ id, heading }) => ({ clause: id, words: lettersOnly(heading) }));
  const count = new Map<string, number>();
  for (const { words } of headings) count.set(words, (count.get(words) ?? 0) + 1);
  const length = clauses.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0);
  const worded = length > WORDS_READ ? [] : clauses;
  return {
    citations: citationReader(clauses, title),
    headings: headings
      .filter(({ words }) => words.length >= 4 && words.length <= 40 && count.get(words) === 1)
      .sort((a, b) => b.words.length - a.words.length),
    texts: once(() =>
      worded.map(({ id, heading, text }) => ({ clause: id, letters: lettersOnly(heading + text) })),
    ),
    likeness: once(() => likenessTo(worded)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The clauses that a comment speaks of, surest first, at most five, each with its reason. What is
 * named or quoted counts; similar words only where nothing is, and only with a clear lead over
 * every other clause. Nothing found: an empty list, never a guess.
 */
export function matchToClause(read: ClausesRead, comment: string): ClauseMatch[] {
  const text = withoutPersonalData(simplified(comment));
  const letters = lettersOnly(text);
  const found = new Map<number, ClauseMatch>();
  const add = (clause: number, by: ClauseMatch["by"], words: string, reason: string) => {
    const known = found.get(clause);
    if (!known) found.set(clause, { clause, by, words: [words], reason });
    else if (known.by === by && !known.words.includes(words)) known.words.push(words);
  };

  for (const { clause, from, to } of read.citations(text)) {
    const words = text.slice(from, to).trim();
    add(clause, "citation", words, `文中写明“${words}”`);
  }
  const quoted = [...text.matchAll(QUOTED)].map((match) => lettersOnly(match[1]!));
  let rest = letters;
  for (const { clause, words } of read.headings) {
    if (words.length < TITLE_LETTERS && !quoted.includes(words)) continue;
    if (!rest.includes(words)) continue;
    // What a longer title took is not read again as a shorter one inside it.
    rest = rest.replaceAll(words, "\n");
    add(clause, "heading", words, `文中提到标题“${words}”`);
  }
  for (const words of quoted) {
    if (words.length < QUOTED_LETTERS) continue;
    const clause = onlyHolder(read, words);
    if (clause !== null) add(clause, "quote", words, `引用了条文中的“${shortened(words)}”`);
  }
  if (found.size === 0)
    for (const { clause, words } of copied(read, letters))
      add(clause, "quote", words, `与条文中的“${shortened(words)}”相同`);
  if (found.size === 0) {
    const like = read.likeness()(text);
    if (like)
      found.set(like.clause, {
        ...like,
        by: "likeness",
        reason: `用词与该条相近：${like.words.map((word) => `“${word}”`).join("")}`,
      });
  }
  return [...found.values()].slice(0, MOST);
}

/** The one clause that holds these letters; null where none does or several do. */
function onlyHolder({ texts }: ClausesRead, words: string): number | null {
  const holders = texts().filter(({ letters }) => letters.includes(words));
  return holders.length === 1 ? holders[0]!.clause : null;
}

/** Long runs of letters of the comment that stand in one clause alone. */
function copied(read: ClausesRead, letters: string): { clause: number; words: string }[] {
  const found: { clause: number; words: string }[] = [];
  for (const clause of read.likeness().near(letters)) {
    const own = read.texts().find((text) => text.clause === clause)!.letters;
    for (let from = 0; from + COPIED_LETTERS <= letters.length; from++) {
      let to = from + COPIED_LETTERS;
      if (!own.includes(letters.slice(from, to))) continue;
      while (to < letters.length && own.includes(letters.slice(from, to + 1))) to++;
      const words = letters.slice(from, to);
      if (onlyHolder(read, words) === clause) {
        found.push({ clause, words });
        break;
      }
      from = to;
    }
  }
  return found;
}

const shortened = (words: string): string =>
  words.length > 24 ? `${words.slice(0, 24)}……` : words;
