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
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { refuse } from "~/app/platform/errors";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? [data.consultation.title] : []));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const found = await consultationForReaders(db, params.slug!);
  if (!found) refuse("not-found");
  const [clauses, quotes, received, appendix] = await Promise.all([
    clausesForReaders(db, found),
    unitQuotes(db, found.draftId),
    receivedByClause(db, found.id),
    appendixForReaders(db, found.draftId),
  ]);
  const shown = clauses.map(({ id, ...clause }) => ({
    ...clause,
    quotes: quotes.get(clause.number),
    comments: received.byClause.get(id) ?? 0,
  }));
  const comments = new Map(shown.map((clause) => [clause.number, clause.comments]));
  return {
    consultation: found,
    now: context.now(),
    clauses: shown,
    outline: outlineOf(shown, (clause) => comments.get(clause.number) ?? 0),
    received: received.all,
    wholeComments: received.whole,
    appendix,
  };
}

export default function Draft() {
  const { consultation, now, clauses, outline, received, wholeComments, appendix } =
    useLoaderData<typeof loader>();
  const { notice, explanation } = consultation;
  return (
    <PublicPage>
      <DraftHead
        consultation={consultation}
        now={now}
        counts={{
          clauses: clauses.length,
          comments: received,
          attachments: appendix.attachments.length,
        }}
      />
      <DraftBody
        consultation={consultation}
        now={now}
        clauses={clauses}
        outline={outline}
        wholeComments={wholeComments}
      />
      <DraftPapers notice={notice} explanation={explanation} {...appendix} />
      <DraftBar consultation={consultation} now={now} />
    </PublicPage>
  );
}
