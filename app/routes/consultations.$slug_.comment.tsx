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
import { consultationForReaders } from "~/app/consultations/draft.queries.server";
import { pageTitle } from "~/app/consultations/public-page";
import { readVersion } from "~/app/consultations/versions/clause-asked.server";
import { publishedVersions } from "~/app/consultations/versions/versions.queries.server";
import { statusAt } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? ["对整份草案的意见", data.consultation.title] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const consultation = await consultationForReaders(db, params.slug!);
  if (!consultation) refuse("not-found");
  const before = readBefore(request.url);
  const place = { consultationId: consultation.id, lineage: null, ...consultation };
  const [versions, totals, page] = await Promise.all([
    publishedVersions(db, consultation.id),
    commentTotals(db, place),
    commentsForReaders(db, place, { before, limit: COMMENTS_PAGE }),
  ]);
  const version = readVersion(request.url) ?? consultation.version;
  return {
    consultation,
    now: context.now(),
    version,
    superseded: supersededBy(consultation.slug, { version, here: null, standing: null }, versions),
    totals,
    comments: withThen(
      page.comments,
      { version: consultation.version, heading: "", text: "" },
      versions,
      [],
    ),
    next: page.next,
    paged: before !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, address } = context;
  const consultation = await consultationForReaders(db, params.slug!);
  if (!consultation) refuse("not-found");
  const step = await takeFormStep(
    { db, secrets: env, now: context.now(), address },
    {
      ...consultation,
      version: readVersion(request.url) ?? consultation.version,
      clause: null,
      original: null,
    },
    await formOf(request),
  );
  if (step.step !== "sent") return data(step, { status: step.status });
  context.forgetPages(consultation.slug);
  return redirect(`${paths.receipt(step.code)}?sent`, 303);
}

export default function WholeDraftPage() {
  const page = useLoaderData<typeof loader>();
  const { consultation } = page;
  const open = statusAt(consultation, page.now) === "open";
  return (
    <SpeakPage
      {...page}
      clause={null}
      lineage={null}
      place="整份草案"
      title="对整份草案的意见"
      original={null}
      step={useActionData<typeof action>()}
    >
      <p className="lead">
        {consultation.title}。
        {open ? (
          <>
            只针对某一条的意见，请
            <a href={paths.consultation(consultation.slug)}>回到草案</a>
            ，在那一条旁边提，便于起草单位对照办理。
          </>
        ) : null}
      </p>
    </SpeakPage>
  );
}
