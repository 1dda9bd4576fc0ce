import type { Analysis, AnalysisInput, AnalysisOptions } from "~/app/analysis/analysis";
import { chunkSize } from "~/app/analysis/chunk";
import { findStructure, type StageListener, type Structure } from "~/app/analysis/find-structure";
import type { Apart } from "~/app/analysis/keep-apart";
import { each, type Working, workAlone } from "~/app/analysis/tasks";

/**
 * Sorts comments into topics with labels, words and reasons, and finds campaigns of near-identical
 * ones. The same comments in the same order give the same result; nothing outside is read.
 */
export function analyse(
  comments: readonly AnalysisInput[],
  options: AnalysisOptions = {},
  onStage: StageListener = () => {},
): Analysis {
  return workAlone(analysing(comments, options, onStage));
}

/** The same, as work that several hands can share. */
export function* analysing(
  comments: readonly AnalysisInput[],
  options: AnalysisOptions,
  onStage: StageListener,
): Working<Analysis> {
  const parts: string[][] = [];
  for (let from = 0; from < comments.length; from += chunkSize)
    parts.push(comments.slice(from, from + chunkSize).map((comment) => comment.text));
  const chunks = yield* each("readTexts", parts);
  onStage("read");
  const apart = apartOf(comments);
  const structure = yield* findStructure(chunks, { ...options, reasons: true, apart }, onStage);
  return withIds(structure, comments);
}

/** What people decided of campaigns, by position; undefined where they decided nothing. */
function apartOf(comments: readonly AnalysisInput[]): Apart | undefined {
  const alone = new Set<number>();
  const dissolved = new Map<number, readonly number[]>();
  comments.forEach((comment, position) => {
    if (comment.alone) alone.add(position);
    if (comment.dissolved?.length) dissolved.set(position, comment.dissolved);
  });
  return alone.size + dissolved.size > 0 ? { alone, dissolved } : undefined;
}

/** Chunks are full here, so that a position is the place of the comment in the list. */
function withIds(structure: Structure, comments: readonly AnalysisInput[]): Analysis {
  const idAt = (position: number) => comments[position]!.id;
  return {
    mode: structure.mode,
    topics: structure.topics.map((topic, index) => ({
      id: index + 1,
      label: topic.label,
      words: topic.words,
      size: topic.size,
      parent: topic.parent,
      representatives: topic.representatives.map(idAt),
    })),
    assignments: comments.map((comment, position) => ({
      id: comment.id,
      topic: structure.topicAt[position] || null,
      because: structure.becauseAt(position),
      campaign: structure.groupAt[position] || null,
    })),
    campaigns: structure.groups.map((group, index) => ({
      id: index + 1,
      size: group.members.length,
      template: idAt(group.template),
      members: group.members.map(idAt),
    })),
    keyPhrases: structure.keyPhrases,
  };
}
