import { type Chunk, readChunk, textAt } from "~/app/analysis/chunk";
import type { Corpus } from "~/app/analysis/corpus";
import { linkTexts } from "~/app/analysis/link-texts";
import { matchTexts } from "~/app/analysis/match-texts";
import { type Chain, narrowTopics } from "~/app/analysis/narrow-topics";
import { readLines } from "~/app/analysis/read-lines";
import { segment } from "~/app/analysis/segment";
import { assignTopics, type TopicModel } from "~/app/analysis/topic-model";

/** What all the hands that share the work have before them; filled as the analysis goes on. */
export type Workbench = {
  chunks: Chunk[];
  /** First position with the same letters; see link-texts.ts. */
  first: Int32Array;
  /** Words that the segmenter keeps whole. */
  dictionary: readonly string[];
  corpus: Corpus;
  model: TopicModel;
};

/**
 * The parts of the analysis that can be done side by side. Each depends on its input and on what
 * lies on the workbench, and on nothing else, so that it is the same whoever does it and when.
 */
export const tasks = {
  readLines: (_: Workbench, piece: { bytes: Uint8Array; line: number }) => readLines(piece),
  readTexts: (_: Workbench, texts: readonly string[]) => readChunk(texts),
  link: (bench: Workbench, task: number) => linkTexts(bench.chunks, bench.first, task),
  match: (bench: Workbench, chunk: number) => matchTexts(bench.chunks, bench.first, chunk),
  segment: (bench: Workbench, positions: Int32Array) =>
    segment(
      Array.from(positions, (position) => textAt(bench.chunks, position)),
      bench.dictionary,
    ),
  fit: (bench: Workbench, chain: Chain) => narrowTopics(bench.corpus, chain),
  assign: (bench: Workbench, chunk: number) => assignTopics(bench.chunks, bench.model, chunk),
};

export type Task = keyof typeof tasks;
export type Input<T extends Task> = Parameters<(typeof tasks)[T]>[1];
export type Output<T extends Task> = ReturnType<(typeof tasks)[T]>;

/** One kind of work on several inputs, after laying `share` on every workbench. */
export type Work = {
  task: Task;
  inputs: Iterable<unknown>;
  /** How many inputs there are, where that is known. */
  count?: number;
  share?: Partial<Workbench>;
};

/** Hands out work and takes its outputs, in the order of the inputs. */
export type Working<Result> = Generator<Work, Result, unknown[]>;

export function* each<T extends Task>(
  task: T,
  inputs: Iterable<Input<T>>,
  share?: Partial<Workbench>,
): Working<Output<T>[]> {
  const count = Array.isArray(inputs) ? inputs.length : undefined;
  return (yield { task, inputs, count, share }) as Output<T>[];
}

/** Does the work here and now. */
export function workAlone<Result>(working: Working<Result>): Result {
  const bench = {} as Workbench;
  let step = working.next();
  while (!step.done) {
    const { task, inputs, share } = step.value;
    Object.assign(bench, share);
    const outputs: unknown[] = [];
    for (const input of inputs) outputs.push(doTask(bench, task, input));
    step = working.next(outputs);
  }
  return step.value;
}

export function doTask(bench: Workbench, task: Task, input: unknown): unknown {
  return (tasks[task] as (bench: Workbench, input: unknown) => unknown)(bench, input);
}
