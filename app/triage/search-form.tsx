import { Form, Link } from "@remix-run/react";
import { CHANNEL_WORDS, REVIEW_WORDS, STANCE_WORDS } from "~/app/comments/words";
import { Button } from "~/app/ui/button";
import { type Option, Select } from "~/app/ui/field";
import { type BoardAddress, refiltered } from "./board-address";
import type { Board } from "./load-board.server";
import { placeWords, STATE_WORDS, words } from "./words";

const optionsOf = (of: Record<string, string>): Option[] => [
  { value: "", label: words.search.any },
  ...Object.entries(of).map(([value, label]) => ({ value, label })),
];

/** Finds in the comments and narrows them further; a plain GET form. */
export function SearchForm({ address }: { address: BoardAddress }) {
  const { by, clause, topic, campaign, unit, list } = address;
  return (
    <Form method="get" preventScrollReset key={refiltered(address, {})}>
      {Object.entries({ by, clause, topic, campaign, unit, list }).map(([name, value]) =>
        value === undefined ? null : (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ),
      )}
      <div className="search">
        <input
          className="input"
          type="search"
          name="q"
          maxLength={100}
          defaultValue={address.q}
          aria-label={words.search.label}
          placeholder={words.search.label}
          data-key="/"
        />
        <Button kind="secondary">{words.search.button}</Button>
      </div>
      <details className="fold">
        <summary>{words.search.more}</summary>
        <div className="fold-body halves">
          <Select
            name="state"
            label={words.search.state}
            defaultValue={address.state}
            options={optionsOf(STATE_WORDS)}
          />
          <Select
            name="review"
            label={words.search.review}
            defaultValue={address.review}
            options={optionsOf(REVIEW_WORDS)}
          />
          <Select
            name="stance"
            label={words.search.stance}
            defaultValue={address.stance}
            options={optionsOf(STANCE_WORDS)}
          />
          <Select
            name="channel"
            label={words.search.channel}
            defaultValue={address.channel}
            options={optionsOf(CHANNEL_WORDS)}
          />
        </div>
      </details>
    </Form>
  );
}

/** What the list is narrowed to, each a link that takes it off. */
export function ChosenFilters({
  board: { address, clause, topic: topicLabel },
  unitName,
}: {
  board: Board;
  unitName: string | null;
}) {
  const { topic, campaign, unit, state, review, stance, channel, q } = address;
  const chosen: [keyof BoardAddress, string | null][] = [
    ["clause", address.clause ? placeWords(clause ?? { number: null, path: null }) : null],
    ["topic", topic ? (topicLabel?.label ?? words.facet.otherTopics) : null],
    ["campaign", campaign ? words.entries.alike : null],
    ["unit", unit ? (unitName ?? words.facet.noUnit) : null],
    ["state", state ? STATE_WORDS[state] : null],
    ["review", review ? REVIEW_WORDS[review] : null],
    ["stance", stance ? STANCE_WORDS[stance] : null],
    ["channel", channel ? CHANNEL_WORDS[channel] : null],
    ["q", q ? `“${q}”` : null],
  ];
  const shown = chosen.filter(([, label]) => label !== null);
  if (shown.length === 0) return null;
  return (
    <ul className="chosen">
      {shown.map(([key, label]) => (
        <li key={key}>
          <Link
            className="chosen-filter"
            to={refiltered(address, { [key]: undefined })}
            preventScrollReset
            aria-label={words.search.remove(label!)}
          >
            {label}
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {shown.length > 1 ? (
        <li>
          <Link className="button button-quiet" to={`?by=${address.by}`} preventScrollReset>
            {words.search.clear}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
