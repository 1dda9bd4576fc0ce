import { Link } from "@remix-run/react";
import { clauseSubject } from "~/app/consultations/citation";
import { placeOfClause } from "~/app/consultations/versions/clause-place";
import { Pane } from "~/app/ui/board";
import { type BoardAddress, boardSearch, LENSES, refiltered, type State } from "./board-address";
import { CampaignChanges } from "./campaign-changes";
import type { Refused } from "./do-on-board.server";
import { Granularity } from "./granularity";
import type { Board } from "./load-board.server";
import { granularityWords } from "./run-words";
import { TopicChanges } from "./topic-changes";
import { figure, LENS_WORDS, placeWords, STATE_WORDS, words } from "./words";

type Item = {
  key: string;
  label: string;
  to: string;
  current: boolean;
  count: number;
  left: number;
  /** Stands above the first of several topics that belong together. */
  heading?: string;
  /** Belongs to the heading above. */
  below?: boolean;
};

/** Through what the comments are looked at, and what there is to choose from. */
export function LensPane({
  board,
  refused,
  help,
}: {
  board: Board;
  refused: Refused | null;
  help: React.ReactNode;
}) {
  const { address } = board;
  const items = itemsOf(board);
  const unchosen = address[address.by] === undefined;
  return (
    <Pane label={words.lens} sheet>
      <nav className="tabs lens-tabs" aria-label={words.lens}>
        {LENSES.map((lens) => (
          <Link
            key={lens}
            className="tab"
            to={boardSearch(address, { by: lens })}
            preventScrollReset
            aria-current={lens === address.by ? "page" : undefined}
          >
            {LENS_WORDS[lens]}
          </Link>
        ))}
      </nav>
      <nav className="filters filters-down lens-choices" aria-label={LENS_WORDS[address.by]}>
        <ul className="filters-list">
          <li>
            <Link
              className="filter"
              to={refiltered(address, { [address.by]: undefined, campaign: undefined })}
              preventScrollReset
              aria-current={unchosen ? "true" : undefined}
            >
              {words.facet.all}
            </Link>
          </li>
          {items.map((item) => (
            <li key={item.key} className={item.below ? "lens-below" : undefined}>
              {item.heading ? <span className="lens-heading">{item.heading}</span> : null}
              <Link
                className="filter"
                to={item.to}
                preventScrollReset
                aria-current={item.current ? "true" : undefined}
              >
                <span className="lens-label">{item.label}</span>
                <LensCount count={item.count} left={item.left} />
              </Link>
            </li>
          ))}
        </ul>
        {address.by === "topic" ? <TopicsMissing board={board} /> : null}
      </nav>
      {address.by === "topic" ? (
        <Granularity board={board} refused={refused?.form === "granularity" ? refused : null} />
      ) : null}
      <TopicChanges board={board} />
      <CampaignChanges board={board} />
      {help}
    </Pane>
  );
}

/** What is left of it before the slash; a tick where nothing is left. */
function LensCount({ count, left }: { count: number; left: number }) {
  return (
    <span className="filter-count" title={words.facet.left(left, count)}>
      <span aria-hidden="true">
        {left === 0 ? `✓ ${figure(count)}` : left === count ? figure(count) : null}
        {left > 0 && left < count ? (
          <>
            <strong>{figure(left)}</strong>/{figure(count)}
          </>
        ) : null}
      </span>
      <span className="visually-hidden">{words.facet.left(left, count)}</span>
    </span>
  );
}

function TopicsMissing({ board: { run } }: { board: Board }) {
  if (run.mode === "topics") return null;
  if (run.mode === null) return <p className="lens-note">{words.facet.noTopics}</p>;
  return (
    <div className="lens-note">
      <p>{words.facet.listMode}</p>
      <p>{granularityWords.tooFew}</p>
      <p>{run.keyPhrases.map(({ phrase, count }) => `${phrase}（${count}）`).join("、")}</p>
    </div>
  );
}

type TopicRow = { id: number | null; label: string | null; parent: number | null };

/** Topics of one parent stand together, where its largest would; the others stay in their order. */
function underParents<T extends TopicRow>(topics: readonly T[]) {
  const told = new Set<number>();
  return topics.flatMap((topic): (T & { heading?: string; below?: boolean })[] => {
    const together =
      topic.parent === null ? [] : topics.filter(({ parent }) => parent === topic.parent);
    if (together.length < 2) return [topic];
    if (told.has(topic.parent!)) return [];
    told.add(topic.parent!);
    return together.map((one, at) => ({
      ...one,
      below: true,
      heading: at === 0 ? words.facet.related(one.label ?? "", together.length) : undefined,
    }));
  });
}

function itemsOf({ address, facet, run }: Board): Item[] {
  const item = (
    key: "clause" | "topic" | "unit" | "state",
    value: NonNullable<BoardAddress[typeof key]>,
    label: string,
    count: number,
    left: number,
  ): Item => ({
    key: String(value),
    label,
    to: refiltered(address, { [key]: value, campaign: undefined }),
    current: address[key] === value,
    count,
    left,
  });
  if (facet.lens === "clause")
    return facet.clauses.map((row) =>
      item(
        "clause",
        row.number === null
          ? "whole"
          : placeOfClause({ number: row.number, version: row.version!, gone: row.gone! }),
        row.number === null ? words.facet.whole : `${placeWords(row)} ${clauseSubject(row, 18)}`,
        row.count,
        row.undecided,
      ),
    );
  if (facet.lens === "topic")
    return run.mode === "topics"
      ? underParents(facet.topics).map(({ heading, below, ...row }) => ({
          ...item(
            "topic",
            row.id ?? "none",
            row.label ?? words.facet.otherTopics,
            row.count,
            row.undecided,
          ),
          heading,
          below,
        }))
      : [];
  if (facet.lens === "unit")
    return facet.units.map((row) =>
      item("unit", row.id ?? "none", row.name ?? words.facet.noUnit, row.count, row.undecided),
    );
  const { untouched, withUnit, adopted, partly, rejected, explained } = facet.states;
  const counts: [State, number, number][] = [
    ["untouched", untouched, untouched],
    ["with-unit", withUnit, withUnit],
    ["decided", adopted + partly + rejected + explained, 0],
    ["adopted", adopted, 0],
    ["partly", partly, 0],
    ["rejected", rejected, 0],
    ["explained", explained, 0],
  ];
  return counts.map(([state, count, left]) =>
    item("state", state, STATE_WORDS[state], count, left),
  );
}
