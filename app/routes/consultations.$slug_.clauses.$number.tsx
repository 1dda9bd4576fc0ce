import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withThen } from "~/app/comments/comments-then";
import {
  COMMENTS_PAGE,
  commentsForReaders,
  commentTotals,
  readBefore,
} from "~/app/comments/public-comments.queries.server";
import { SpeakPage } from "~/app/comments/speak-page";
import { supersededBy } from "~/app/comments/superseded";
import { takeFormStep } from "~/app/comments/take-form-step.server";
import { citation, clauseTitle } from "~/app/consultations/citation";
import { ClauseAside } from "~/app/consultations/clause-aside";
import { ClauseInPlace } from "~/app/consultations/clause-in-place";
import { unitQuotes, unitsOfClauses } from "~/app/consultations/draft.queries.server";
import { pageTitle } from "~/app/consultations/public-page";
import { clauseAsked, readVersion } from "~/app/consultations/versions/clause-asked.server";
import { ClauseEarlier, ClauseHistory } from "~/app/consultations/versions/clause-history";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? [data.title, data.consultation.title] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const asked = await clauseAsked(db, params.slug!, params.number!, readVersion(request.url));
  if (!asked) refuse("not-found");
  const { consultation, versions, number, clauses, here } = asked;
  const before = readBefore(request.url);
  const place = {
    consultationId: consultation.id,
    lineage: here.lineage,
    visibility: consultation.visibility,
  };
  const [units, quotes, totals, page] = await Promise.all([
    unitsOfClauses(db, consultation.id, here.id),
    unitQuotes(db, asked.draftId),
    commentTotals(db, place),
    commentsForReaders(db, place, { before, limit: COMMENTS_PAGE }),
  ]);
  const shown = { version: asked.version, heading: here.heading, text: here.text };
  return {
    consultation,
    now: context.now(),
    number,
    lineage: here.lineage,
    version: asked.version,
    superseded: supersededBy(consultation.slug, asked, versions),
    otherwise: asked.otherwise,
    place: citation(here),
    title: clauseTitle(here),
    original: here.heading + here.text,
    clauses: clauses.map((clause) => ({ ...clause, quotes: quotes.get(clause.number) })),
    units: units.get(here.id) ?? [],
    totals,
    comments: withThen(page.comments, shown, versions, asked.history),
    next: page.next,
    paged: before !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, address } = context;
  const asked = await clauseAsked(db, params.slug!, params.number!, readVersion(request.url));
  if (!asked) refuse("not-found");
  const { consultation, number, version, here } = asked;
  const step = await takeFormStep(
    { db, secrets: env, now: context.now(), address },
    { ...consultation, version, clause: number, original: here.heading + here.text },
    await formOf(request),
  );
  if (step.step !== "sent") return data(step, { status: step.status });
  context.forgetPages(consultation.slug);
  return redirect(`${paths.receipt(step.code)}?sent`, 303);
}

export default function ClausePage() {
  const { clauses, number, units, otherwise, ...page } = useLoaderData<typeof loader>();
  const { consultation, version, superseded, original } = page;
  return (
    <SpeakPage
      {...page}
      clause={number}
      step={useActionData<typeof action>()}
      aside={
        <ClauseAside
          {...page}
          clauses={clauses}
          number={number}
          units={units}
          version={superseded ? version : null}
        />
      }
    >
      {superseded ? <ClauseEarlier superseded={superseded} /> : null}
      <ClauseInPlace
        slug={consultation.slug}
        number={number}
        clauses={clauses}
        version={superseded ? version : null}
      />
      {otherwise ? (
        <ClauseHistory slug={consultation.slug} before={otherwise} words={original} />
      ) : null}
    </SpeakPage>
  );
}
