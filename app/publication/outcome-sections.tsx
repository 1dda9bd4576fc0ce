import { paths } from "~/app/paths";
import { type BarTone, StackedBar } from "~/app/ui/bars";
import { Heading } from "~/app/ui/heading";
import { Tag, type TagTone } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";
import { DECISIONS, type Decision } from "~/db/tables/triage";
import type { PublicOutcome } from "./outcome.queries.server";
import { type OutcomeAddress, outcomeSearch } from "./outcome-address";
import { type Decisions, shareWords, type Totals, totalsSentence } from "./totals";
import { DECISION_WORDS, NAMELESS, UNDECIDED_WORD } from "./words";

const BAR_TONES: Record<Decision, BarTone> = {
  adopted: "adopted",
  partly: "partly",
  rejected: "not",
  explained: "explained",
};

const TAG_TONES: Record<Decision, TagTone> = {
  adopted: "good",
  partly: "cool",
  rejected: "plain",
  explained: "quiet",
};

export function DecisionTag({ decision }: { decision: Decision }) {
  return <Tag tone={TAG_TONES[decision]}>{DECISION_WORDS[decision]}</Tag>;
}

/** Gives the address of the opinions that a number counts; null where none are shown. */
export type LinkTo = ((address: OutcomeAddress) => string) | null;

export const linkToOpinions =
  (slug: string) =>
  (address: OutcomeAddress): string =>
    `${paths.outcome(slug)}${outcomeSearch(address)}#opinions`;

function Count({ count, to }: { count: number; to: string | undefined }) {
  return to && count > 0 ? <a href={to}>{count}</a> : count;
}

/** One bar for the sum and what it came to; what is undecided is a part while there is any. */
export function TotalsBar({ totals, linkTo }: { totals: Omit<Totals, "points">; linkTo: LinkTo }) {
  const { comments, decisions, undecided } = totals;
  const figures = (value: number) => ({
    value,
    figure: `${value} 条`,
    share: shareWords(value, comments),
  });
  return (
    <StackedBar
      id="totals"
      label={totalsSentence(totals)}
      parts={[
        ...DECISIONS.map((decision) => ({
          tone: BAR_TONES[decision],
          label: DECISION_WORDS[decision],
          href: decisions[decision] > 0 ? linkTo?.({ decision }) : undefined,
          ...figures(decisions[decision]),
        })),
        ...(undecided > 0
          ? [{ tone: "open" as const, label: UNDECIDED_WORD, ...figures(undecided) }]
          : []),
      ]}
      table={{ summary: "以表格查看", columns: ["采纳情况", "条数", "占比"] }}
    />
  );
}

function DecisionCounts({
  decisions,
  linkTo,
  address,
}: {
  decisions: Decisions;
  linkTo: LinkTo;
  address: OutcomeAddress;
}) {
  return (
    <p className="dotted">
      {DECISIONS.filter((decision) => decisions[decision] > 0).map((decision) => (
        <span key={decision}>
          <span>
            {DECISION_WORDS[decision]}{" "}
            <Count count={decisions[decision]} to={linkTo?.({ ...address, decision })} />
          </span>
        </span>
      ))}
    </p>
  );
}

/** What people spoke of, each topic with two voices and what was decided. */
export function TopicList({
  topics,
  linkTo,
}: {
  topics: PublicOutcome["byTopic"];
  linkTo: LinkTo;
}) {
  return (
    <>
      {topics.map((topic) => {
        const address: OutcomeAddress = { topic: topic.id ?? "none" };
        const count = `${topic.comments} 条`;
        return (
          <article className="opinion stack" key={topic.id ?? "none"}>
            <Heading level={3} count={linkTo ? <a href={linkTo(address)}>{count}</a> : count}>
              {topic.label}
            </Heading>
            {topic.quotes.map((quote) => (
              <blockquote key={quote.id} className="opinion-body">
                “{quote.text}” <span className="quiet">——{quote.who || NAMELESS}</span>
              </blockquote>
            ))}
            <DecisionCounts decisions={topic.decisions} linkTo={linkTo} address={address} />
          </article>
        );
      })}
    </>
  );
}

/** Every clause that was spoken about; each number leads to what it counts. */
export function ClauseTable({
  clauses,
  totals,
  linkTo,
}: {
  clauses: PublicOutcome["byClause"];
  totals: { comments: number; decisions: Decisions };
  linkTo: LinkTo;
}) {
  const numbers = (of: { comments: number; decisions: Decisions }, address: OutcomeAddress) => ({
    comments: <Count count={of.comments} to={linkTo?.(address)} />,
    ...Object.fromEntries(
      DECISIONS.map((decision) => [
        decision,
        // An empty cell is quieter than a nought, and small screens leave it out.
        of.decisions[decision] > 0 ? (
          <Count
            key={decision}
            count={of.decisions[decision]}
            to={linkTo?.({ ...address, decision })}
          />
        ) : undefined,
      ]),
    ),
  });
  return (
    <Table
      caption="各条款的意见和采纳情况"
      captionHidden
      columns={[
        { key: "clause", head: "条款" },
        { key: "comments", head: "意见", number: true },
        ...DECISIONS.map((decision) => ({
          key: decision,
          head: DECISION_WORDS[decision],
          number: true,
        })),
      ]}
      rows={clauses.map((clause) => ({
        key: String(clause.place),
        cells: {
          clause:
            clause.address === null ? clause.name : <a href={clause.address}>{clause.name}</a>,
          ...numbers(clause, { clause: clause.place }),
        },
      }))}
      sum={{ key: "sum", cells: { clause: "合计", ...numbers(totals, {}) } }}
    />
  );
}
