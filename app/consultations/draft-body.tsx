import type { Outline as DraftOutline } from "~/app/drafts/outline";
import { paths } from "~/app/paths";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { BarAction, BottomBar, DraftText, Outline, type OutlineItem } from "~/app/ui/draft";
import { figure } from "~/app/ui/figure";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { ClauseArticle } from "./clause-article";
import type { PublicClause } from "./draft.queries.server";
import { isGroup, type OutlineEntry } from "./draft-outline";
import { Prose } from "./prose";
import { StageLine } from "./stage-line";
import { type GoneClause, GoneWithComments } from "./versions/gone-with-comments";
import type { ChangeKind } from "./versions/version-changes";
import { type Dates, statusAt } from "./window";

export type ShownClause = Omit<PublicClause, "id" | "lineage" | "drawnFrom"> & {
  quotes?: string[];
  comments: number;
  /** What the current version did to it. */
  change?: ChangeKind;
};

type Consultation = Dates & { slug: string };

/** The draft clause by clause, beside the outline that leads through it. */
export function DraftBody({
  consultation,
  now,
  clauses,
  outline,
  wholeComments,
  gone,
}: {
  consultation: Consultation & { version: number };
  now: Date;
  clauses: readonly ShownClause[];
  outline: readonly OutlineEntry[];
  /** Comments on no clause in particular. */
  wholeComments: number;
  /** Clauses that the current version no longer has and that were spoken on. */
  gone: readonly GoneClause[];
}) {
  const { slug } = consultation;
  const open = statusAt(consultation, now) === "open";
  const most = Math.max(1, ...clauses.map((clause) => clause.comments));
  return (
    <section id="draft" aria-labelledby="draft-heading">
      <h2 className="visually-hidden" id="draft-heading">
        草案
      </h2>
      <DraftText
        id="draft-text"
        outline={
          <Outline label="提纲" items={outline.map(item)} close="关闭" closeHref="#draft-text" />
        }
      >
        {clauses.map((clause, at) => (
          <ClauseArticle
            key={clause.number}
            slug={slug}
            clause={clause}
            quotes={clause.quotes}
            group={isGroup(clause, clauses[at + 1])}
            comments={clause.comments}
            most={most}
            open={open}
            change={
              clause.change
                ? {
                    kind: clause.change,
                    href: `${paths.changes(slug, consultation.version)}#clause-${clause.number}`,
                  }
                : null
            }
          />
        ))}
        <GoneWithComments slug={slug} gone={gone} />
        <div className="section">
          <ButtonRow>
            {open ? (
              <ButtonLink kind="primary" href={`${paths.comment(slug)}#form`}>
                对整份草案提意见
              </ButtonLink>
            ) : null}
            {wholeComments > 0 ? (
              <a href={`${paths.comment(slug)}#comments`}>
                对整份草案的意见 {figure(wholeComments)} 条
              </a>
            ) : null}
          </ButtonRow>
        </div>
      </DraftText>
    </section>
  );
}

const item = ({ number, label, comments, entries }: OutlineEntry): OutlineItem => ({
  href: `#clause-${number}`,
  label,
  mark: comments > 0 ? figure(comments) : undefined,
  items: entries.map(item),
});

/** What came with the draft: the notice, the explanation, the attachments. */
export function DraftPapers({
  notice,
  explanation,
  signature,
  attachments,
}: Pick<DraftOutline, "notice" | "explanation" | "signature" | "attachments">) {
  return (
    <>
      {notice ? (
        <section className="section" id="notice">
          <Heading level={2} ruled>
            公告
          </Heading>
          <Prose text={notice} signature={signature} />
        </section>
      ) : null}
      {explanation ? (
        <section className="section" id="explanation">
          <Heading level={2} ruled>
            起草说明
          </Heading>
          <Prose text={explanation} />
        </section>
      ) : null}
      {attachments.length > 0 ? (
        <section className="section" id="attachments">
          <Heading level={2} ruled>
            附件
          </Heading>
          {attachments.map((attachment) => (
            <Fold key={attachment.title} summary={attachment.title || "附件"}>
              <Prose text={attachment.text} />
            </Fold>
          ))}
        </section>
      ) : null}
    </>
  );
}

/** At the bottom of a small screen: the outline, what is left of the window, the form. */
export function DraftBar({ consultation, now }: { consultation: Consultation; now: Date }) {
  return (
    <BottomBar>
      <ButtonLink kind="quiet" href="#outline">
        提纲
      </ButtonLink>
      <StageLine dates={consultation} now={now} brief />
      {statusAt(consultation, now) === "open" ? (
        <BarAction href={paths.comment(consultation.slug)} on="对整份草案" act="提意见" />
      ) : null}
    </BottomBar>
  );
}
