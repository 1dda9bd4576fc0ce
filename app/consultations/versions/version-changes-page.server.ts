import { setImmediate } from "node:timers/promises";
import { redlineOf } from "~/app/drafts/changes/redline";
import type { RedlinePart } from "~/app/ui/draft";
import type { Db } from "~/db/schema";
import { consultationForReaders } from "../draft.queries.server";
import { type ChangeKind, changeKind, changesBetween, changesSentence } from "./version-changes";
import {
  clausesOfVersion,
  papersOfVersion,
  publishedVersions,
  type VersionClause,
} from "./versions.queries.server";

/**
 * So many changed clauses, and so much of letters times letters, are compared word by word on one
 * page; the others each on their own.
 */
const COMPARED = 300;
const MOST_WORK = 100_000_000;

export type ShownChange = {
  kind: ChangeKind;
  clause: VersionClause;
  before: VersionClause | null;
  /** null: the wordings have too little in common, or are compared on the clause's own page. */
  redline: RedlinePart[] | null;
  drawnFrom: VersionClause[];
};

/** What a version changed in the one before it; null where there is none of that address. */
export async function changesForReaders(db: Db, slug: string, versionText: string) {
  const consultation = await consultationForReaders(db, slug);
  if (!consultation) return null;
  const versions = await publishedVersions(db, consultation.id);
  const at = versions.findIndex(({ version }) => String(version) === versionText);
  const [before, version] = [versions[at - 1], versions[at]];
  if (!before || !version) return null;
  const [old, now, oldPapers, papers] = await Promise.all([
    clausesOfVersion(db, consultation.id, before.id),
    clausesOfVersion(db, consultation.id, version.id),
    papersOfVersion(db, before.id),
    papersOfVersion(db, version.id),
  ]);
  const changes = changesBetween(old, now);
  return {
    consultation,
    before,
    version,
    isCurrent: at === versions.length - 1,
    sentence: changesSentence(changes),
    ...(await shownChanges(changes)),
    papers: [
      { name: "标题", ...compared(before.title, version.title) },
      { name: "公告", ...compared(oldPapers.notice, papers.notice) },
      { name: "起草说明", ...compared(oldPapers.explanation, papers.explanation) },
    ].filter(({ same }) => !same),
  };
}

/**
 * The changes as a page shows them: those that changed the words, those that only moved, the rest.
 * Whoever asks for something else meanwhile has a turn before each comparison.
 */
export async function shownChanges(changes: ReturnType<typeof changesBetween<VersionClause>>) {
  let [compare, work] = [COMPARED, MOST_WORK];
  const shown: ShownChange[] = [];
  for (const change of changes.clauses) {
    const { clause, before, drawnFrom } = change;
    let redline: RedlinePart[] | null = null;
    if (change.reworded && before && compare > 0 && work > 0) {
      await setImmediate();
      compare -= 1;
      work -= before.text.length * clause.text.length;
      redline = between(before, clause);
    }
    shown.push({ kind: changeKind(change), clause, before, redline, drawnFrom });
  }
  return {
    changed: shown.filter(({ kind }) => kind !== "same" && kind !== "renumbered"),
    renumbered: shown.filter(({ kind }) => kind === "renumbered"),
    same: shown.filter(({ kind }) => kind === "same").length,
    gone: changes.gone,
  };
}

type Words = { heading: string; text: string };

export const between = (before: Words, after: Words): RedlinePart[] | null =>
  redlineOf(before.heading + before.text, after.heading + after.text);

function compared(before: string, after: string) {
  return { same: before === after, before, after, redline: redlineOf(before, after) };
}
