import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receivedByClause } from "~/app/comments/public-comments.queries.server";
import {
  appendixForReaders,
  clausesForReaders,
  consultationForReaders,
  unitQuotes,
} from "~/app/consultations/draft.queries.server";
import { DraftBar, DraftBody, DraftPapers } from "~/app/consultations/draft-body";
import { DraftHead } from "~/app/consultations/draft-head";
import { outlineOf } from "~/app/consultations/draft-outline";
import { countIndicators } from "~/app/consultations/indicators.queries.server";
import { feedLink, PublicPage, pageTitle } from "~/app/consultations/public-page";
import { roundsForReaders } from "~/app/consultations/rounds/rounds.queries.server";
import { versionsForDraft } from "~/app/consultations/versions/versions-for-draft.server";
import { windowChanges } from "~/app/consultations/windows/window-changes.queries.server";
import { WindowLog } from "~/app/consultations/windows/window-log";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? [
        ...pageTitle(error, data.consultation.title),
        feedLink(paths.feeds.consultation(data.consultation.slug), data.consultation.title),
      ]
    : pageTitle(error);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const found = await consultationForReaders(db, params.slug!);
  if (!found) refuse("not-found");
  const [clauses, quotes, received, appendix, indicators, changes] = await Promise.all([
    clausesForReaders(db, found),
    unitQuotes(db, found.draftId),
    receivedByClause(db, found.id),
    appendixForReaders(db, found.draftId),
    countIndicators(db, found.id, found.draftId),
    windowChanges(db, found.id),
  ]);
  const rounds = await roundsForReaders(db, found.id);
  const versions = await versionsForDraft(db, found.id, clauses);
  const shown = clauses.map(({ id: _, lineage, drawnFrom: __, ...clause }) => ({
    ...clause,
    quotes: quotes.get(clause.number),
    comments: received.byClause.get(lineage) ?? 0,
    change: versions?.marks.get(clause.number),
  }));
  const comments = new Map(shown.map((clause) => [clause.number, clause.comments]));
  return {
    consultation: found,
    now: context.now(),
    clauses: shown,
    outline: outlineOf(shown, (clause) => comments.get(clause.number) ?? 0),
    received: received.all,
    wholeComments: received.whole,
    versions: versions && { versions: versions.versions, sentence: versions.sentence },
    gone: (versions?.gone ?? []).flatMap(({ lineage, ...clause }) => {
      const comments = received.byClause.get(lineage) ?? 0;
      return comments > 0 ? [{ ...clause, comments }] : [];
    }),
    appendix,
    indicators,
    changes,
    rounds,
  };
}

export default function Draft() {
  const { consultation, now, clauses, outline, received, versions, gone, ...rest } =
    useLoaderData<typeof loader>();
  const { wholeComments, appendix, indicators, changes, rounds } = rest;
  const { notice, explanation } = consultation;
  return (
    <PublicPage>
      <DraftHead
        consultation={consultation}
        now={now}
        rounds={rounds}
        changes={changes}
        counts={{
          clauses: clauses.length,
          comments: received,
          attachments: appendix.attachments.length,
          indicators,
        }}
        versions={versions}
      />
      <DraftBody
        consultation={consultation}
        now={now}
        clauses={clauses}
        outline={outline}
        wholeComments={wholeComments}
        gone={gone}
      />
      <WindowLog changes={changes} />
      <DraftPapers notice={notice} explanation={explanation} {...appendix} />
      <DraftBar consultation={consultation} now={now} />
    </PublicPage>
  );
}
