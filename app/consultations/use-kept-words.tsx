import { useFetcher } from "@remix-run/react";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import { isOffline } from "~/app/platform/revalidate";
import type { ClauseWords } from "./clause-words-typed";
import type { ShownClause } from "./draft-line";
import { readLocal, writeLocal } from "./local-words";

export type KeptWords = ClauseWords & { key: number; was: string };

const PAUSE_MS = 600;
const RETRY_MS = 4_000;

/**
 * The fields of a clause's form, kept while one types: at once in the browser, and after a pause
 * on the server, again and again until it answers. Saving into the draft is the form's own step.
 */
export function useKeptWords({
  slug,
  clause,
  kept,
  typed: refused,
  saveLost,
}: {
  slug: string;
  clause: ShownClause;
  kept: KeptWords | null;
  /** What was sent and refused. */
  typed: Record<string, string> | null;
  /** The form was sent and never arrived. */
  saveLost: boolean;
}) {
  const { key } = clause;
  const fetcher = useFetcher<{ kept: Date | string } | { offline: true } | { errors: object }>();
  const [was, setWas] = useState(() => kept?.was ?? fingerprintOf(clause));
  const [typed, setTyped] = useState<ClauseWords>(() => wordsIn(refused ?? kept ?? clause));
  const [phase, setPhase] = useState<"clean" | "typing" | "sent">(kept ? "sent" : "clean");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(typed);
  latest.current = typed;

  const send = () => {
    clearTimeout(timer.current);
    setPhase("sent");
    fetcher.submit({ intent: "keep", key, was, ...latest.current }, { method: "post" });
  };
  const later = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(send, pause);
  };

  // What only this browser has, after a reload or a lost connection, comes back and is sent; so
  // does what reached the server while it was already writing the page that is shown now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens
  useEffect(() => {
    const local = readLocal(slug, key);
    const missed = local?.place === "server" && !kept && local.was === fingerprintOf(clause);
    if (!local || (local.place !== "here" && !missed)) return;
    setTyped(wordsIn(local));
    setWas(local.was);
    setPhase("typing");
    timer.current = setTimeout(() => {
      const words = { ...wordsIn(local), was: local.was };
      fetcher.submit({ intent: "keep", key, ...words }, { method: "post" });
      setPhase("sent");
    }, PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [slug, key]);

  const lost = isOffline(fetcher.data);
  const arrived = fetcher.state === "idle" && phase === "sent" && hasKept(fetcher.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent is told by its answer
  useEffect(() => {
    if (fetcher.state !== "idle" || phase !== "sent") return;
    if (arrived) writeLocal(slug, key, { ...latest.current, was, place: "server" });
    else if (lost) {
      timer.current = setTimeout(send, RETRY_MS);
      addEventListener("online", send);
      return () => {
        clearTimeout(timer.current);
        removeEventListener("online", send);
      };
    }
  }, [fetcher.state, fetcher.data, phase]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each save that was lost
  useEffect(() => {
    if (!saveLost) return;
    writeLocal(slug, key, { ...latest.current, was, place: "here" });
    later(0);
  }, [saveLost]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    typed,
    was,
    changedMeanwhile: was !== fingerprintOf(clause),
    state: stateOf(phase, lost || saveLost, arrived, hasErrors(fetcher.data)),
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const next = { ...typed, [event.currentTarget.name]: event.currentTarget.value };
      setTyped(next);
      setPhase("typing");
      writeLocal(slug, key, { ...next, was, place: "here" });
      later(PAUSE_MS);
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current);
      const { submitter } = event.nativeEvent as SubmitEvent;
      const discarded = submitter?.getAttribute("value") === "discard";
      writeLocal(slug, key, discarded ? null : { ...typed, was, place: "draft" });
    },
  };
}

const wordsIn = (from: Partial<ClauseWords>): ClauseWords => ({
  marker: from.marker ?? "",
  heading: from.heading ?? "",
  text: from.text ?? "",
});

const hasKept = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "kept" in data && Boolean(data.kept);
const hasErrors = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "errors" in data;

function stateOf(phase: string, lost: boolean, arrived: boolean, refused: boolean) {
  if (phase !== "clean" && lost)
    return { tone: "warn", words: "未连接，内容保留在本机，恢复后自动保存。" } as const;
  if (phase === "clean") return { tone: "quiet", words: "边写边自动保存。" } as const;
  if (arrived) return { tone: "quiet", words: "已自动保存；点“保存”写入草案。" } as const;
  if (phase === "sent" && refused)
    return { tone: "warn", words: "太长，没有自动保存；内容保留在本机。" } as const;
  return { tone: "quiet", words: "正在自动保存……" } as const;
}
