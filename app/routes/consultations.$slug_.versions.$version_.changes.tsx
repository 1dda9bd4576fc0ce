import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receivedByClause } from "~/app/comments/public-comments.queries.server";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import {
  ChangesList,
  GoneList,
  publicAddresses,
  RenumberedList,
} from "~/app/consultations/versions/changes-list";
import { changesForReaders } from "~/app/consultations/versions/version-changes-page.server";
import { ChangedPapers, VersionHead } from "~/app/consultations/versions/version-head";
import { versionName } from "~/app/consultations/versions/version-purpose";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, ...(data ? [`${data.name}改了什么`, data.consultation.title] : []));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await changesForReaders(context.db, params.slug!, params.version!);
  if (!found) refuse("not-found");
  const received = await receivedByClause(context.db, found.consultation.id);
  const { id: _, ...consultation } = found.consultation;
  return { ...found, consultation, name: versionName(found.version), received: received.byClause };
}

export default function VersionChanges() {
  const { consultation, before, version, isCurrent, name, ...found } =
    useLoaderData<typeof loader>();
  const { slug } = consultation;
  const addresses = publicAddresses(slug, version, before, isCurrent);
  const comments = (lineage: number) => found.received.get(lineage) ?? 0;
  return (
    <PublicPage>
      <VersionHead
        consultation={consultation}
        version={version}
        heading={`${name}改了什么`}
        sentence={`同${versionName(before)}相比，${found.sentence}。`}
        links={[
          {
            href: isCurrent ? paths.consultation(slug) : paths.version(slug, version.version),
            label: `${name}全文`,
          },
          { href: paths.version(slug, before.version), label: `${versionName(before)}全文` },
        ]}
      />
      <ChangedPapers papers={found.papers} />
      {found.changed.length > 0 ? (
        <section className="section">
          <Heading level={2} ruled>
            改动的条款
          </Heading>
          <ChangesList changes={found.changed} addresses={addresses} comments={comments} />
        </section>
      ) : null}
      {found.gone.length > 0 ? (
        <section className="section" id="gone">
          <Heading level={2} ruled count={`${found.gone.length} 条`}>
            删去的条款
          </Heading>
          <p className="quiet">收到的意见仍然保留，点条数查看。</p>
          <GoneList gone={found.gone} address={addresses.before} comments={comments} />
        </section>
      ) : null}
      <section className="section stack">
        {found.renumbered.length > 0 ? (
          <Fold summary={`只改了序号的 ${found.renumbered.length} 条`}>
            <RenumberedList changes={found.renumbered} addresses={addresses} />
          </Fold>
        ) : null}
        <p className="quiet">
          {found.renumbered.length > 0
            ? `另有 ${found.renumbered.length} 条只改了序号，文字没有改动。`
            : null}
          {found.same > 0 ? `其余 ${found.same} 条没有改动。` : null}
        </p>
      </section>
    </PublicPage>
  );
}
