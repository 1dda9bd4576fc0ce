import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { citation } from "~/app/consultations/citation";
import { ClauseWords } from "~/app/consultations/clause-words";
import { consultationForReaders, unitQuotes } from "~/app/consultations/draft.queries.server";
import { DraftPapers } from "~/app/consultations/draft-body";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { VersionHead } from "~/app/consultations/versions/version-head";
import { versionName } from "~/app/consultations/versions/version-purpose";
import {
  clausesOfVersion,
  papersOfVersion,
  publishedVersions,
} from "~/app/consultations/versions/versions.queries.server";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { dateWords } from "~/app/platform/time";
import { ClauseBlock, DraftText } from "~/app/ui/draft";
import { Notice } from "~/app/ui/notice";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? [versionName(data.version), data.version.title] : []));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const consultation = await consultationForReaders(db, params.slug!);
  if (!consultation) refuse("not-found");
  const versions = await publishedVersions(db, consultation.id);
  const at = versions.findIndex(({ version }) => String(version) === params.version);
  const version = versions[at];
  if (!version) refuse("not-found");
  if (version.version === consultation.version)
    throw redirect(paths.consultation(consultation.slug));
  const [clauses, quotes, papers] = await Promise.all([
    clausesOfVersion(db, consultation.id, version.id),
    unitQuotes(db, version.id),
    papersOfVersion(db, version.id),
  ]);
  return {
    slug: consultation.slug,
    office: consultation.office,
    version,
    next: versions[at + 1]!,
    current: versions.at(-1)!,
    clauses: clauses.map((clause) => ({ ...clause, quotes: quotes.get(clause.number) })),
    papers,
  };
}

/** A version that is no longer current, as it was public; comments are given on the current one. */
export default function EarlierVersion() {
  const { slug, office, version, next, current, clauses, papers } = useLoaderData<typeof loader>();
  const name = versionName(version);
  return (
    <PublicPage>
      <VersionHead
        consultation={{ slug, office, title: version.title }}
        version={version}
        heading={`${name}全文`}
        links={[{ href: paths.changes(slug, next.version), label: `${versionName(next)}改了什么` }]}
      />
      <div className="section">
        <Notice tone="warn" title={`这是${name}，不是现行版本`}>
          <p>
            {dateWords(current.publishedAt)}公布了{versionName(current)}，请看
            <a href={paths.consultation(slug)}>现行版本</a>
            ；意见也请对现行版本提。
          </p>
        </Notice>
      </div>
      <section className="section" aria-label={name}>
        <DraftText>
          {clauses.map((clause) => (
            <ClauseBlock
              key={clause.number}
              id={`clause-${clause.number}`}
              number={clause.number}
              href={paths.clauseOfVersion(slug, version.version, clause.number)}
              numberLabel={citation(clause)}
            >
              <ClauseWords clause={clause} quotes={clause.quotes} />
            </ClauseBlock>
          ))}
        </DraftText>
      </section>
      <DraftPapers {...papers} />
    </PublicPage>
  );
}
