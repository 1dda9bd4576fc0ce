import { Form, Link, useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { paths } from "~/app/paths";
import { Button, buttonClass } from "~/app/ui/button";
import { boardSearch } from "./board-address";
import type { Board } from "./load-board.server";
import { progressWords } from "./run-progress";
import { runWords } from "./run-words";
import type { LatestRun } from "./runs.queries.server";
import { words } from "./words";

/** How often a page that stays open asks how far the analysis is. */
const ASK_MS = 1_500;

export const isUnderWay = ({ state, waiting }: LatestRun): boolean =>
  state === "running" || waiting;

/** What the latest run of the analysis is at, while there is anything to say of it. */
export function RunState({ board }: { board: Board }) {
  const fetcher = useFetcher<LatestRun>();
  const latest = fetcher.data ?? board.run.latest;
  const begun = isUnderWay(board.run.latest);
  const ended = begun && !isUnderWay(latest);
  useAsking(board, fetcher, begun && !ended);
  useFreshBoard(ended && latest.state === "finished" && board.address.c === undefined);
  const search = boardSearch(board.address, { campaign: undefined, kept: undefined });
  if (ended && latest.state === "finished")
    return (
      <span role="status">
        {runWords.ready}
        <Link className={buttonClass("quiet", true)} to={search} preventScrollReset>
          {runWords.show}
        </Link>
      </span>
    );
  if (latest.state === "running") {
    const { done, total } = latest;
    return (
      <span className="run-state">
        {runWords.running(progressWords(latest))}
        <progress
          className="run-progress"
          aria-label={runWords.progress}
          value={total === null || latest.stage === null ? undefined : done}
          max={total || 1}
        />
        <RunControls board={board} search={search} />
      </span>
    );
  }
  const said = wordsOf(latest, board);
  if (latest.waiting)
    return (
      <span className="run-state">
        {said ?? runWords.waiting}
        <RunControls board={board} search={search} />
      </span>
    );
  return said ? <span>{said}</span> : null;
}

function wordsOf({ state, waiting }: LatestRun, { run, progress, can }: Board): string | null {
  if (state === "failed") return waiting ? runWords.retried : words.strip.analysisFailed;
  if (state === "cut-off") return runWords.cutOff;
  if (waiting) return null;
  if (state === null) return words.strip.notAnalysed;
  const newer = run.comments === null ? 0 : progress.all - run.comments;
  if (state === "cancelled") return runWords.cancelled;
  return can.analyse && newer > 0 ? words.strip.outdated(newer) : null;
}

/** Without scripts the page is loaded again by a link. */
function RunControls({ board, search }: { board: Board; search: string }) {
  return (
    <>
      <Link className={buttonClass("quiet", true)} to={search} preventScrollReset>
        {runWords.refresh}
      </Link>
      {board.can.analyse ? (
        <Form method="post" preventScrollReset>
          <Button name="act" value="stop" kind="secondary" small>
            {runWords.stop}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function useAsking(
  { consultation }: Board,
  fetcher: ReturnType<typeof useFetcher<LatestRun>>,
  on: boolean,
): void {
  const { load, state } = fetcher;
  useEffect(() => {
    if (!on || state !== "idle") return;
    const timer = setTimeout(() => load(paths.office.analysis(consultation.slug)), ASK_MS);
    return () => clearTimeout(timer);
  }, [on, state, load, consultation.slug]);
}

/** What is new comes by itself where nobody works on a comment; else it waits for a click. */
function useFreshBoard(isDue: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isDue) revalidate();
  }, [isDue, revalidate]);
}
