import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consultationForReaders } from "~/app/consultations/draft.queries.server";
import { indicatorsForReaders } from "~/app/consultations/indicators.queries.server";
import { byYear, IndicatorsTable } from "~/app/consultations/indicators-table";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { closingWords, statusAt } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { Heading } from "~/app/ui/heading";
import { Crumbs, FilterLinks } from "~/app/ui/navigation";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "这份文件承诺了什么", ...(data ? [data.title] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await consultationForReaders(context.db, params.slug!);
  if (!found) refuse("not-found");
  const indicators = await indicatorsForReaders(context.db, found.id, found.draftId);
  if (indicators.length === 0) refuse("not-found");
  const { slug, title, office, closesAt } = found;
  return {
    slug,
    title,
    office,
    closing: closingWords(closesAt),
    open: statusAt(found, context.now()) === "open",
    grouped: new URL(request.url).searchParams.get("by") === "year",
    indicators: indicators.map(({ quote: _, text: __, heading: ___, ...shown }) => shown),
  };
}

export default function Indicators() {
  const { slug, title, office, closing, open, grouped, indicators } =
    useLoaderData<typeof loader>();
  const clauses = new Set(indicators.map((one) => one.number)).size;
  return (
    <PublicPage>
      <header className="draft-head">
        <Crumbs
          label="位置"
          crumbs={[
            { href: paths.home(), label: "首页" },
            { href: paths.consultation(slug), label: "征求意见稿" },
            { label: "指标" },
          ]}
        />
        <Heading level={1} kicker={title}>
          这份文件承诺了什么
        </Heading>
        <p className="draft-byline dotted">
          <span>{office}起草</span>
          <span>{closing}</span>
        </p>
        <p className="lead">
          {`草案 ${clauses} 条里写明了 ${indicators.length} 项可以核对的数：做什么、做到多少、什么时候做到。文字摘自草案，以草案原文为准。`}
        </p>
      </header>
      <div className="section stack">
        <FilterLinks
          label="排列"
          filters={[
            { href: paths.indicators(slug), label: "按条款", current: !grouped },
            { href: paths.indicators(slug, "year"), label: "按年份", current: grouped },
          ]}
        />
        {grouped ? (
          byYear(indicators).map(({ year, indicators: ofYear }) => (
            <IndicatorsTable
              key={year}
              slug={slug}
              caption={`${year ? `${year} 年` : "每年、若干年内，或者没有写明年份"} · ${ofYear.length} 项`}
              indicators={ofYear}
              open={open}
            />
          ))
        ) : (
          <IndicatorsTable
            slug={slug}
            caption="草案中的指标"
            captionHidden
            indicators={indicators}
            open={open}
          />
        )}
      </div>
    </PublicPage>
  );
}
