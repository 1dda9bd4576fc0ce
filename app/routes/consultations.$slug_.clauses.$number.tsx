import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  COMMENTS_PAGE,
  commentsForReaders,
  commentTotals,
  readBefore,
} from "~/app/comments/public-comments.queries.server";
import { SpeakPage } from "~/app/comments/speak-page";
import { takeFormStep } from "~/app/comments/take-form-step.server";
import { citation, clauseTitle } from "~/app/consultations/citation";
import { ClauseAside } from "~/app/consultations/clause-aside";
import { ClauseInPlace } from "~/app/consultations/clause-in-place";
import {
  clausesForReaders,
  consultationForReaders,
  unitQuotes,
  unitsOfClauses,
} from "~/app/consultations/draft.queries.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? [data.title, data.consultation.title] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const { consultation, number, clauses, here } = await clauseAsked(db, params);
  const before = readBefore(request.url);
  const place = { consultationId: consultation.id, clauseId: here.id, ...consultation };
  const [units, quotes, totals, page] = await Promise.all([
    unitsOfClauses(db, consultation.id, here.id),
    unitQuotes(db, consultation.draftId),
    commentTotals(db, place),
    commentsForReaders(db, place, { before, limit: COMMENTS_PAGE }),
  ]);
  return {
    consultation,
    now: context.now(),
    number,
    place: citation(here),
    title: clauseTitle(here),
    original: here.heading + here.text,
    clauses: clauses.map((clause) => ({ ...clause, quotes: quotes.get(clause.number) })),
    units: units.get(here.id) ?? [],
    totals,
    ...page,
    paged: before !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, address } = context;
  const { consultation, number, here } = await clauseAsked(db, params);
  const step = await takeFormStep(
    { db, personalDataKey: env.personalDataKey, now: context.now(), address },
    { ...consultation, clause: number, original: here.heading + here.text },
    await formOf(request),
  );
  if (step.step !== "sent") return data(step, { status: step.status });
  context.forgetPages(consultation.slug);
  return redirect(`${paths.receipt(step.code)}?sent`, 303);
}

async function clauseAsked(
  db: LoaderFunctionArgs["context"]["db"],
  params: LoaderFunctionArgs["params"],
) {
  const consultation = await consultationForReaders(db, params.slug!);
  if (!consultation || !/^[1-9]\d{0,5}$/.test(params.number!)) refuse("not-found");
  const number = Number(params.number);
  const clauses = await clausesForReaders(db, consultation, [number - 1, number + 1]);
  const here = clauses.find((clause) => clause.number === number);
  if (!here) refuse("not-found");
  return { consultation, number, clauses, here };
}

export default function ClausePage() {
  const { clauses, number, units, ...page } = useLoaderData<typeof loader>();
  const { slug } = page.consultation;
  return (
    <SpeakPage
      {...page}
      clause={number}
      step={useActionData<typeof action>()}
      aside={<ClauseAside {...page} clauses={clauses} number={number} units={units} />}
    >
      <ClauseInPlace slug={slug} number={number} clauses={clauses} />
    </SpeakPage>
  );
}
