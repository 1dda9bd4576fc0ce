// The far side of analyse-in-thread.server.ts: takes the comments in pieces, tells how far the work
// has come, and gives the analysis back in pieces.
import { parentPort } from "node:worker_threads";
import { analyse, analysing } from "~/app/analysis/analyse";
import type { Analysis, AnalysisInput, AnalysisOptions } from "~/app/analysis/analysis";
import { hireCrew, type Progress } from "~/app/analysis/crew.server";
import { settle } from "~/app/analysis/settle";
import {
  type FromThread,
  type KnownAtOnce,
  type Places,
  pieces,
  type ToThread,
} from "~/app/analysis/thread-messages";

const comments: AnalysisInput[] = [];
let topicOf = new Map<string, number>();
let stoodIn = new Map<string, number | null>();
let found: Analysis | undefined;
let answer: Iterator<FromThread> | undefined;
let latest: Progress | undefined;
/** Whoever asked during the search waits for news of it. */
let isAsked = false;

const say = (message: FromThread) => parentPort?.postMessage(message);

/** Answers, once asked, with what there is: the end of the search, or how far it has come. */
function tell() {
  if (!isAsked) return;
  if (found) {
    isAsked = false;
    say({ kind: "found" });
  } else if (latest) {
    isAsked = false;
    say({ kind: "progress", progress: latest });
    latest = undefined;
  }
}

async function find(options: AnalysisOptions, hands: number): Promise<Analysis> {
  if (hands === 0) return analyse(comments, options);
  const crew = hireCrew(hands);
  try {
    return await crew.work(
      analysing(comments, options, () => {}),
      (progress) => {
        latest = progress;
        tell();
      },
    );
  } finally {
    await crew.end();
  }
}

function remember({ ids, found: topics, stoodIn: stood }: Places) {
  for (const [i, id] of ids.entries()) {
    if (topics[i] !== null) topicOf.set(id, topics[i]!);
    stoodIn.set(id, stood[i]!);
  }
}

function settled(known: KnownAtOnce): Iterator<FromThread> {
  const before = known.before && { ...known.before, topicOf };
  const result = settle(found!, { ...known, before, stoodIn });
  topicOf = new Map();
  stoodIn = new Map();
  return pieces(result, found!);
}

parentPort?.on("message", async (message: ToThread) => {
  switch (message.kind) {
    case "comments":
      for (const comment of message.comments) comments.push(comment);
      return say({ kind: "ready" });
    case "places":
      remember(message.places);
      return say({ kind: "ready" });
    case "find":
      isAsked = true;
      found = await find(message.options, message.hands);
      return tell();
    case "settle":
      answer = settled(message.known);
      return say(answer.next().value);
    case "next":
      if (answer) return say(answer.next().value);
      isAsked = true;
      return tell();
  }
});
