import { fingerprintOf } from "~/app/drafts/clause-keys";
import { ordinalPlaces } from "~/app/drafts/editing/edit-words";
import { printed } from "~/app/drafts/editing/rebuild-outline";
import { confirming, type Finding, finding } from "~/app/drafts/finding";
import { fingerprint } from "~/app/drafts/fingerprint";
import { aroundStar, readingsOf, starsIn } from "~/app/drafts/likely-readings";
import type { Clause, Flag, Outline } from "~/app/drafts/outline";

const MOST_STARS = 200;

/** What is found in the clauses, in their order. The same in several clauses is said once. */
export function clauseFindings({
  clauses,
  notice,
}: Pick<Outline, "clauses" | "notice">): Finding[] {
  // Stars first: what is mended there changes the words around whatever else was found.
  const found = [
    ...starFindings(clauses, notice),
    ...clauses.flatMap((clause) =>
      clause.flags.flatMap((flag) => (flag.code === "censored" ? [] : ofFlag(clause, flag))),
    ),
  ];
  return joined(found);
}

function ofFlag(clause: Clause, flag: Flag): Finding[] {
  const { code, message, quote } = flag;
  const context = around(clause.heading + clause.text, quote);
  const key = `${code}.${fingerprint(code === "unknown-unit" ? quote : context)}`;
  const place = { part: "clause", number: clause.number } as const;
  const base = { key, code, title: message, read: context, place };
  switch (code) {
    case "missing-digits":
      return [must(base, "原文如此")];
    case "cut":
      return [must(base, "文字完整")];
    case "unknown-unit":
      return [must({ ...base, read: "" }, "是责任单位")];
    case "inline-list": {
      const parts = ordinalPlaces(clause.text).length;
      if (parts === 0) return [];
      const split = {
        intent: "split-list",
        number: String(clause.number),
        key: String(clause.key ?? ""),
        was: fingerprintOf(clause),
      };
      const choices = [{ label: `拆成 ${parts} 条`, send: split }, confirming(key, "不拆")];
      return [finding({ ...base, weight: "note", choices })];
    }
    default:
      return [finding({ ...base, weight: "note", choices: [confirming(key, "核对无误")] })];
  }
}

type Base = Omit<Parameters<typeof finding>[0], "weight" | "mustConfirm" | "choices">;

const must = (base: Base, label: string): Finding =>
  finding({
    ...base,
    weight: "warn",
    mustConfirm: true,
    choices: [confirming(base.key, label)],
  });

type Starred = { clause: Clause; quote: string; reading: string | null; contexts: string[] };

/** Stars in the place of characters, with the word that was likely meant: once for a clause and word. */
function starFindings(clauses: Clause[], notice: string): Finding[] {
  const starred = clauses.filter((clause) => clause.flags.some((flag) => flag.code === "censored"));
  if (starred.length === 0) return [];
  const readingAt = readingsOf([...clauses.map(printed), notice].join("\n"));
  const words = starred.flatMap((clause) => starredWords(clause, readingAt));
  const times = new Map<string, number>();
  const nameOf = ({ quote, reading }: Starred) => `${quote}\u0000${reading}`;
  for (const word of words) times.set(nameOf(word), (times.get(nameOf(word)) ?? 0) + 1);
  return words.slice(0, MOST_STARS).map((word) => ofStar(word, times.get(nameOf(word))!));
}

function starredWords(clause: Clause, readingAt: ReturnType<typeof readingsOf>): Starred[] {
  const found = new Map<string, Starred>();
  // Apart, since a reading is put into the one or the other.
  for (const words of [clause.heading, clause.text])
    for (const at of starsIn(words)) {
      const read = readingAt(words, at);
      const quote = read?.quote ?? aroundStar(words, at);
      const context = around(words, quote, at);
      const known = found.get(quote);
      if (known) known.contexts.push(context);
      else found.set(quote, { clause, quote, reading: read?.reading ?? null, contexts: [context] });
    }
  return [...found.values()];
}

/** `clauses`: in how many of them the same word stands. */
function ofStar({ clause, quote, reading, contexts }: Starred, clauses: number): Finding {
  const { number } = clause;
  const key = `censored.${fingerprint(...contexts)}`;
  const likely = reading ? `，可能是“${reading}”` : "，没有可靠的读法，请对照原件";
  const title = `“${quote}”中有字被星号替代${likely}`;
  const place = { part: "clause", number } as const;
  const read = contexts[0]! + (contexts.length > 1 ? `（本条共 ${contexts.length} 处）` : "");
  const choices = [confirming(key, "保留星号")];
  if (reading) {
    const send = {
      intent: "read-as",
      number: String(number),
      key: String(clause.key ?? ""),
      was: fingerprintOf(clause),
      quote,
      reading,
    };
    choices.unshift({ label: `改为“${reading}”`, send });
    const everywhere = { intent: "read-as-everywhere", quote, reading };
    if (clauses > 1) choices.push({ label: `${clauses} 条里的都改`, send: everywhere });
  }
  return finding({
    key,
    code: "censored",
    weight: "warn",
    mustConfirm: true,
    title,
    read,
    place,
    choices,
  });
}

/** Of findings with one key only the first stays, with the clauses of the others. */
function joined(found: Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const one of found) {
    const first = byKey.get(one.key);
    if (!first) byKey.set(one.key, one);
    else if (one.place.part === "clause" && first.place.part === "clause") {
      const { number } = one.place;
      const known = number === first.place.number || first.alsoAt.includes(number);
      if (!known) byKey.set(one.key, { ...first, alsoAt: [...first.alsoAt, number] });
    }
  }
  const number = (one: Finding) => (one.place.part === "clause" ? one.place.number : 0);
  return [...byKey.values()].sort((one, other) => number(one) - number(other));
}

const CONTEXT = 14;

/** The quoted words with some of what stands around them, from `near` on. */
function around(text: string, quote: string, near = 0): string {
  const at = Math.max(0, text.indexOf(quote, Math.max(0, near - quote.length)));
  const from = Math.max(0, at - CONTEXT);
  const to = Math.min(text.length, at + quote.length + CONTEXT);
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
