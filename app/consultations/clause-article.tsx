import { paths } from "~/app/paths";
import { CountBar } from "~/app/ui/bars";
import { ClauseBlock } from "~/app/ui/draft";
import { figure } from "~/app/ui/figure";
import { Tag } from "~/app/ui/signs";
import { citation } from "./citation";
import { leadOf } from "./clause-lead";
import { ClauseWords } from "./clause-words";
import type { PublicClause } from "./draft.queries.server";
import { CHANGE_TONES, CHANGE_WORDS } from "./versions/changes-list";
import type { ChangeKind } from "./versions/version-changes";

type Shown = Omit<PublicClause, "id" | "lineage" | "drawnFrom">;

/** One clause of the draft, with what is said about it in its margin. */
export function ClauseArticle({
  slug,
  clause,
  quotes,
  group,
  comments,
  most,
  open,
  change,
}: {
  slug: string;
  clause: Shown;
  quotes?: string[];
  /** A heading of what follows, and no text of its own. */
  group: boolean;
  comments: number;
  /** The largest count of the draft, which fills the bar. */
  most: number;
  open: boolean;
  /** What the current version did to it, and where that is shown. */
  change: { kind: ChangeKind; href: string } | null;
}) {
  const href = paths.clause(slug, clause.number);
  const margin =
    comments > 0 || open || change ? (
      <>
        {change ? (
          <a className="clause-change" href={change.href}>
            <Tag tone={CHANGE_TONES[change.kind]}>{CHANGE_WORDS[change.kind]}</Tag>
            <span className="visually-hidden">，{citation(clause)}，看改了什么</span>
          </a>
        ) : null}
        {comments > 0 ? (
          <CountBar href={`${href}#comments`} count={comments} of={most}>
            {figure(comments)} 条意见
          </CountBar>
        ) : null}
        {open ? (
          <a href={`${href}#form`}>
            对此条提意见<span className="visually-hidden">，{citation(clause)}</span>
          </a>
        ) : null}
      </>
    ) : undefined;
  return (
    <ClauseBlock
      id={`clause-${clause.number}`}
      number={clause.number}
      href={href}
      numberLabel={citation(clause)}
      margin={margin}
    >
      {group ? (
        <GroupHeading depth={clause.depth}>{leadOf(clause)}</GroupHeading>
      ) : (
        <ClauseWords clause={clause} quotes={quotes} />
      )}
    </ClauseBlock>
  );
}

/** The draft's own headings stand below the heading of its section. */
function GroupHeading({ depth, children }: { depth: number; children: string }) {
  if (depth === 0) return <h3 className="clause-heading-1">{children}</h3>;
  if (depth === 1) return <h4 className="clause-heading-2">{children}</h4>;
  return <h5 className="clause-heading-3">{children}</h5>;
}
