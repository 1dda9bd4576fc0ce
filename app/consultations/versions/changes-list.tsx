import type { ReactNode } from "react";
import { paths } from "~/app/paths";
import { ClauseBlock, DraftText, Redline } from "~/app/ui/draft";
import { figure } from "~/app/ui/figure";
import { Tag, type TagTone } from "~/app/ui/signs";
import { citation, clauseTitle } from "../citation";
import { markerOf } from "../clause-lead";
import { ClauseWords } from "../clause-words";
import { REDLINE_WORDS } from "../words";
import type { ChangeKind } from "./version-changes";
import type { ShownChange } from "./version-changes-page.server";
import type { VersionClause } from "./versions.queries.server";

export const CHANGE_WORDS: Record<ChangeKind, string> = {
  new: "新增",
  reworded: "修改",
  moved: "移动",
  renumbered: "只改序号",
  same: "没有改动",
};

export const CHANGE_TONES: Record<ChangeKind, TagTone> = {
  new: "good",
  reworded: "accent",
  moved: "cool",
  renumbered: "quiet",
  same: "quiet",
};

/** Gives the address of a clause in this version, and in the one before. */
export type Addresses = {
  of: (clause: { number: number }) => string;
  before: (clause: { number: number }) => string;
};

/** Clause by clause what was changed, word by word, as the draft is printed. */
export function ChangesList({
  changes,
  addresses,
  comments,
  below,
}: {
  changes: readonly ShownChange[];
  addresses: Addresses;
  comments: (lineage: number) => number;
  /** What stands below the words of a change. */
  below?: (change: ShownChange) => ReactNode;
}) {
  return (
    <DraftText>
      {changes.map((change) => (
        <ClauseBlock
          key={change.clause.number}
          id={`clause-${change.clause.number}`}
          number={change.clause.number}
          href={addresses.of(change.clause)}
          numberLabel={citation(change.clause)}
          margin={<Aside change={change} addresses={addresses} comments={comments} />}
        >
          <Wording change={change} />
          {below?.(change)}
        </ClauseBlock>
      ))}
    </DraftText>
  );
}

function Wording({ change: { kind, clause, before, redline } }: { change: ShownChange }) {
  if (kind !== "reworded" || !before) return <ClauseWords clause={clause} />;
  if (redline) {
    const marker = markerOf(clause);
    const parts = [...(marker ? [{ kind: "same" as const, text: marker }] : []), ...redline];
    return <Redline parts={parts} words={REDLINE_WORDS} />;
  }
  return (
    <>
      <ClauseWords clause={clause} />
      <details className="fold">
        <summary>原来的文字</summary>
        <div className="fold-body compare-text">
          {before.heading}
          {before.text}
        </div>
      </details>
    </>
  );
}

function Aside({
  change: { kind, clause, before, drawnFrom },
  addresses,
  comments,
}: {
  change: ShownChange;
  addresses: Addresses;
  comments: (lineage: number) => number;
}) {
  const said = comments(clause.lineage);
  return (
    <>
      <Tag tone={CHANGE_TONES[kind]}>{CHANGE_WORDS[kind]}</Tag>
      {before && (before.number !== clause.number || kind === "moved") ? (
        <a href={addresses.before(before)}>原{citation(before)}</a>
      ) : null}
      {drawnFrom.map((part) => (
        <a key={part.lineage} href={addresses.before(part)}>
          {before ? `并入了原${citation(part)}` : `由原${citation(part)}拆出`}
        </a>
      ))}
      {said > 0 ? <a href={`${addresses.of(clause)}#comments`}>{figure(said)} 条意见</a> : null}
    </>
  );
}

/** What is no longer there, with the words of the time; what was said on it stays. */
export function GoneList({
  gone,
  address,
  comments,
}: {
  gone: readonly { clause: VersionClause; into: VersionClause | null }[];
  /** Of a clause in the version that had it. */
  address: (clause: VersionClause) => string;
  comments: (lineage: number) => number;
}) {
  return (
    <DraftText>
      {gone.map(({ clause, into }) => (
        <ClauseBlock
          key={clause.lineage}
          id={`gone-${clause.number}`}
          number={clause.number}
          href={address(clause)}
          numberLabel={`原${citation(clause)}`}
          state="near"
          margin={
            <>
              <Tag tone="warn">删去</Tag>
              {into ? <span className="quiet">文字并入{citation(into)}</span> : null}
              {comments(clause.lineage) > 0 ? (
                <a href={`${address(clause)}#comments`}>
                  {figure(comments(clause.lineage))} 条意见
                </a>
              ) : null}
            </>
          }
        >
          <ClauseWords clause={clause} />
        </ClauseBlock>
      ))}
    </DraftText>
  );
}

/** Clauses that read as before under another number, in a line each. */
export function RenumberedList({
  changes,
  addresses,
}: {
  changes: readonly ShownChange[];
  addresses: Addresses;
}) {
  return (
    <ul className="stack">
      {changes.map(({ clause, before }) => (
        <li key={clause.number}>
          <a href={addresses.of(clause)}>{clauseTitle(clause)}</a>
          {before ? `（原${citation(before)}）` : null}
        </li>
      ))}
    </ul>
  );
}

export const publicAddresses = (
  slug: string,
  version: { version: number },
  before: { version: number },
  isCurrent: boolean,
): Addresses => ({
  of: ({ number }) =>
    isCurrent ? paths.clause(slug, number) : paths.clauseOfVersion(slug, version.version, number),
  before: ({ number }) => paths.clauseOfVersion(slug, before.version, number),
});
