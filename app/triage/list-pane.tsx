import { Link } from "@remix-run/react";
import { useState } from "react";
import { REVIEW_WORDS, STANCE_WORDS } from "~/app/comments/words";
import { clauseTitle } from "~/app/consultations/citation";
import { Pane, PaneHead } from "~/app/ui/board";
import { Tag } from "~/app/ui/signs";
import { boardSearch, filtersOf, refiltered } from "./board-address";
import { CampaignFacts } from "./campaign-facts";
import { campaignWords } from "./campaign-words";
import { DecisionTag } from "./decision-tag";
import type { Refused } from "./do-on-board.server";
import { hintWords } from "./hint-words";
import type { Board } from "./load-board.server";
import { ManyForm } from "./many-form";
import { MarkedText } from "./marked-text";
import { ChosenFilters, SearchForm } from "./search-form";
import { MergeTopic } from "./topic-changes";
import { NameTopic, TopicFacts } from "./topic-facts";
import { placeWords, STATE_WORDS, words } from "./words";

/** The comments that match, campaigns as one group each, and what can be done with many of them. */
export function ListPane({
  board,
  refused,
  empty,
}: {
  board: Board;
  refused: Refused | null;
  empty: React.ReactNode;
}) {
  const { address, list, groups, matching, topic } = board;
  const ids = list.comments.map((comment) => comment.id);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const chosen = ticked.filter((id) => ids.includes(id));
  const tick = (id: number, on: boolean) =>
    setTicked(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  const unitName = board.units.find((unit) => unit.id === address.unit)?.name ?? null;
  const marks = address.q ? [address.q] : (topic?.words ?? []);
  // What was merged away has no comments left: there is nothing to name or to merge.
  const isThere = board.topics.some(({ id }) => id === topic?.id);
  const nothing = list.comments.length === 0 && groups.length === 0;
  const isOpen = (group: { id: number; commentId: number }) =>
    address.c === group.commentId || board.comment?.campaignId === group.id;
  const selectable = board.can.decide || board.can.assign || board.can.review;
  return (
    <Pane label={words.list}>
      <PaneHead title={titleOf(board, unitName)}>
        <span className="quiet">{words.entries.count(matching)}</span>
      </PaneHead>
      {board.campaign ? (
        <CampaignFacts
          address={address}
          campaign={board.campaign}
          canChange={board.can.assign}
          refused={refused?.form === "campaign" ? refused : null}
        />
      ) : null}
      {topic ? <TopicFacts topic={topic} /> : null}
      {topic && isThere && board.can.assign ? (
        <>
          <NameTopic topic={topic} refused={refused?.form === "topic" ? refused : null} />
          <MergeTopic board={board} refused={refused?.form === "merge" ? refused : null} />
        </>
      ) : null}
      <SearchForm address={address} />
      <ChosenFilters board={board} unitName={unitName} />
      {nothing ? empty : null}
      {groups.length > 0 ? (
        <ul className="entries entries-groups">
          {groups.map((group) => (
            <li key={group.id} className="entry" aria-current={isOpen(group) ? "true" : undefined}>
              <Link
                className="entry-link"
                to={boardSearch(address, { c: group.commentId })}
                preventScrollReset
              >
                <span className="entry-meta">
                  <Tag tone="cool">{words.entries.campaign(group.size)}</Tag>
                  <span>{words.entries.matching(group.matching, group.size)}</span>
                  <span>{words.entries.left(group.undecided)}</span>
                </span>
                <span className="entry-text">
                  <MarkedText text={group.excerpt} marks={marks} />
                </span>
              </Link>
              <Link
                className="group-open"
                to={refiltered(address, { campaign: group.id })}
                preventScrollReset
              >
                {campaignWords.open}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="entries">
        {list.comments.map((comment) => (
          <li
            key={comment.id}
            className="entry"
            aria-current={address.c === comment.id ? "true" : undefined}
          >
            {selectable ? (
              <label className="entry-check">
                <span className="visually-hidden">{words.entries.tick(comment.id)}</span>
                <input
                  type="checkbox"
                  form="many"
                  name="ids"
                  value={comment.id}
                  checked={chosen.includes(comment.id)}
                  onChange={(event) => tick(comment.id, event.currentTarget.checked)}
                />
              </label>
            ) : null}
            <Link
              className="entry-link"
              to={boardSearch(address, { c: comment.id })}
              preventScrollReset
            >
              <span className="entry-meta">
                <DecisionTag decision={comment.decision} unit={comment.unit} />
                <span>{placeWords(comment)}</span>
                {comment.tiedTo.length > 0 ? (
                  <span>
                    {hintWords.tiedTo} {comment.tiedTo.join("、")}
                  </span>
                ) : null}
                {comment.opinions > 1 ? <span>{hintWords.opinions(comment.opinions)}</span> : null}
                <span>{STANCE_WORDS[comment.stance]}</span>
                {comment.suggests ? <span>{words.entries.suggests}</span> : null}
                {comment.campaign ? <span>{words.entries.alike}</span> : null}
                {comment.review === "shown" ? null : <span>{REVIEW_WORDS[comment.review]}</span>}
              </span>
              <span className="entry-text">
                <MarkedText text={comment.excerpt} marks={marks} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pages board={board} />
      {selectable && !nothing ? (
        <ManyForm
          board={board}
          refused={refused?.form === "many" ? refused : null}
          ticked={chosen.length}
          tickAll={(on) => setTicked(on ? ids : [])}
        />
      ) : null}
    </Pane>
  );
}

function titleOf({ address, campaign, clause, topic }: Board, unitName: string | null): string {
  if (campaign) return campaignWords.title(campaign.size);
  const { by, unit, state } = address;
  if (by === "clause" && address.clause) return clause ? clauseTitle(clause) : words.facet.whole;
  if (by === "topic" && address.topic) return topic?.label ?? words.facet.otherTopics;
  if (by === "unit" && unit) return unitName ?? words.facet.noUnit;
  if (by === "state" && state) return STATE_WORDS[state];
  const { everything, narrowed } = words.entries;
  return Object.values(filtersOf(address)).some((value) => value !== undefined)
    ? narrowed
    : everything;
}

function Pages({ board: { address, list, groups } }: { board: Board }) {
  const page = (change: { after?: number; before?: number }) =>
    boardSearch(address, { after: undefined, before: undefined, kept: undefined, ...change });
  const each = address.list === "each";
  return (
    <div className="pagination">
      {list.previous ? (
        <Link className="button button-secondary" to={page({ before: list.previous })} rel="prev">
          {words.entries.earlier}
        </Link>
      ) : null}
      {list.next ? (
        <Link className="button button-secondary" to={page({ after: list.next })} rel="next">
          {words.entries.later}
        </Link>
      ) : null}
      {groups.length > 0 || each ? (
        <Link
          className="button button-quiet"
          to={boardSearch(address, {
            list: each ? undefined : "each",
            after: undefined,
            before: undefined,
          })}
          preventScrollReset
        >
          {each ? words.entries.folded : words.entries.each}
        </Link>
      ) : null}
    </div>
  );
}
