import { Link } from "@remix-run/react";
import { clauseSubject } from "~/app/consultations/citation";
import { Pane } from "~/app/ui/board";
import { type BoardAddress, boardSearch, LENSES, refiltered, type State } from "./board-address";
import type { Board } from "./load-board.server";
import { figure, LENS_WORDS, placeWords, STATE_WORDS, words } from "./words";

type Item = {
  key: string;
  label: string;
  to: string;
  current: boolean;
  count: number;
  left: number;
};

/** Through what the comments are looked at, and what there is to choose from. */
export function LensPane({ board, help }: { board: Board; help: React.ReactNode }) {
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
            <li key={item.key}>
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
      <p>{run.keyPhrases.map(({ phrase, count }) => `${phrase}（${count}）`).join("、")}</p>
    </div>
  );
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
        row.number ?? "whole",
        row.number === null ? words.facet.whole : `${placeWords(row)} ${clauseSubject(row, 18)}`,
        row.count,
        row.undecided,
      ),
    );
  if (facet.lens === "topic")
    return run.mode === "topics"
      ? facet.topics.map((row) =>
          item(
            "topic",
            row.id ?? "none",
            row.label ?? words.facet.otherTopics,
            row.count,
            row.undecided,
          ),
        )
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
