import type { DemoComment } from "../comments/said";

/** The sentences of written comments that also stand alone: of middle length, naming nobody. */
export function spokenSentences(comments: readonly DemoComment[]): string[] {
  return comments
    .filter(({ organisation }) => organisation === undefined)
    .flatMap(({ body }) => body.match(/[^。！？!?]+[。！？!?]*/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) => /^.{9,48}$/u.test(sentence) && !/[一二三四]是|信访|举报望江/.test(sentence),
    )
    .map((sentence) => (/[。！？!?]$/.test(sentence) ? sentence : `${sentence}。`));
}
