import type { ReactNode } from "react";
import type { PublicConsultation } from "~/app/consultations/draft.queries.server";
import { PublicPage } from "~/app/consultations/public-page";
import { StageLine } from "~/app/consultations/stage-line";
import { statusAt } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { BarAction, BottomBar } from "~/app/ui/draft";
import { Heading } from "~/app/ui/heading";
import { Crumbs } from "~/app/ui/navigation";
import { ChangedComment, type Superseded } from "./changed-comment";
import { CommentEntry } from "./comment-entry";
import { CommentPreview } from "./comment-preview";
import type { CommentThen } from "./comments-then";
import { LateComment } from "./late-comment";
import { ReadableComments } from "./readable-comments";
import type { FormStep } from "./take-form-step.server";

export type SpeakPageProps = {
  consultation: Pick<
    PublicConsultation,
    | "slug"
    | "title"
    | "office"
    | "fields"
    | "visibility"
    | "opensAt"
    | "closesAt"
    | "answeredAt"
    | "withdrawnAt"
  >;
  now: Date;
  /** null: the whole draft. */
  clause: number | null;
  /** What the clause is through all versions; null: the whole draft. */
  lineage: number | null;
  /** The version that is shown. */
  version: number;
  /** Where that is not the current one. */
  superseded: Superseded | null;
  /** What the comment is on, as a person cites it. */
  place: string;
  title: string;
  /** The words of the clause; null for the whole draft. */
  original: string | null;
  comments: readonly CommentThen[];
  totals: { received: number; readable: number };
  next: number | null;
  paged: boolean;
  step?: FormStep;
  aside?: ReactNode;
  children: ReactNode;
};

/** Where a citizen reads what others said at one place of the draft, and speaks. */
export function SpeakPage(props: SpeakPageProps) {
  const { consultation, clause, place, step } = props;
  const { title, office, closesAt, visibility } = consultation;
  const here = addressOf(props);
  const back = backOf(props);
  const crumbs = (
    <Crumbs
      label="位置"
      crumbs={[
        { href: paths.home(), label: "首页" },
        { href: back, label: title },
        { label: place },
      ]}
    />
  );
  if (step?.step === "changed" && props.superseded)
    return (
      <PublicPage>
        {crumbs}
        <ChangedComment
          superseded={props.superseded}
          form={step.form}
          idempotencyKey={step.key}
          visibility={visibility}
        />
      </PublicPage>
    );
  if (step?.step === "preview")
    return (
      <PublicPage>
        {crumbs}
        <CommentPreview
          action={here.form}
          form={step.form}
          idempotencyKey={step.key}
          refusal={step.refusal}
          visibility={visibility}
          place={clause === null ? `${title}（整份草案）` : `${title} ${props.title}`}
          original={props.original}
          office={office}
        />
      </PublicPage>
    );
  if (step?.step === "late")
    return (
      <PublicPage>
        {crumbs}
        <LateComment
          closesAt={consultation.withdrawnAt ?? closesAt}
          withdrawn={consultation.withdrawnAt !== null}
          typed={step.typed}
          office={office}
          back={back}
        />
      </PublicPage>
    );
  return (
    <PublicPage>
      {crumbs}
      <div className="with-aside">
        <div className="stack-loose">
          <div className="stack">
            <StageLine dates={consultation} now={props.now} />
            <Heading level={1}>{props.title}</Heading>
          </div>
          {props.children}
          <Said {...props} here={here.page} />
          <Speak {...props} here={here.form} back={back} />
        </div>
        {props.aside ? <aside className="aside-stays stack">{props.aside}</aside> : null}
      </div>
      {!step && !props.superseded && statusAt(consultation, props.now) === "open" ? (
        <BottomBar>
          <StageLine dates={consultation} now={props.now} brief />
          <BarAction href="#form" on={clause === null ? "对整份草案" : "对此条"} act="提意见" />
        </BottomBar>
      ) : null}
    </PublicPage>
  );
}

function Said({
  consultation,
  now,
  original,
  comments,
  totals,
  next,
  paged,
  here,
}: SpeakPageProps & At) {
  return (
    <ReadableComments
      comments={comments}
      totals={totals}
      visibility={consultation.visibility}
      open={statusAt(consultation, now) === "open"}
      original={original}
      next={next ? `${here}${here.includes("?") ? "&" : "?"}before=${next}#comments` : null}
      first={paged ? `${here}#comments` : null}
    />
  );
}

type At = { here: string };

function Speak({
  consultation,
  now,
  clause,
  lineage,
  superseded,
  original,
  step,
  here,
  back,
}: SpeakPageProps & At & { back: string }) {
  const { slug, office, fields, visibility } = consultation;
  const edit = step?.step === "edit" ? step : undefined;
  if (!edit && (superseded || statusAt(consultation, now) !== "open")) return null;
  return (
    <section>
      <Heading level={2} ruled>
        {clause === null ? "对整份草案提意见" : "对这一条提意见"}
      </Heading>
      <CommentEntry
        action={here}
        keep={keepName(slug, lineage)}
        back={back}
        office={office}
        fields={fields}
        visibility={visibility}
        original={original}
        typed={edit?.typed}
        faults={edit?.faults}
        refusal={edit?.refusal}
      />
    </section>
  );
}

/** Names the place for the browser's memory; ends so that no name begins another. */
export const keepName = (slug: string, lineage: number | null) => `${slug}/${lineage ?? "whole"}.`;

function backOf({ consultation: { slug }, clause, version, superseded }: SpeakPageProps): string {
  if (clause === null) return paths.consultation(slug);
  return superseded
    ? `${paths.version(slug, version)}#clause-${clause}`
    : paths.clauseAnchor(slug, clause);
}

/**
 * Where the page is read, and where its form is sent: with the version that was read, so that a new
 * one that comes out meanwhile is noticed.
 */
function addressOf({ consultation: { slug }, clause, version, superseded }: SpeakPageProps) {
  const form =
    clause === null
      ? paths.commentOnVersion(slug, version)
      : paths.clauseOfVersion(slug, version, clause);
  const page = clause === null ? paths.comment(slug) : paths.clause(slug, clause);
  return { form, page: superseded ? form : page };
}
