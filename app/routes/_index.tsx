import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receivedByConsultation } from "~/app/comments/public-comments.queries.server";
import {
  clauseCounts,
  consultationsAtStage,
  stageCounts,
} from "~/app/consultations/home.queries.server";
import { homeHref, readHomeAddress, wordsOf } from "~/app/consultations/home-address";
import { HomeFilters } from "~/app/consultations/home-filters";
import { HomeSection } from "~/app/consultations/home-list";
import { feedLink, PublicPage, pageTitle } from "~/app/consultations/public-page";
import type { Status } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { totalsByConsultation } from "~/app/publication/outcome.queries.server";
import { ratesWords } from "~/app/publication/totals";
import { Heading } from "~/app/ui/heading";
import { EmptyState } from "~/app/ui/notice";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction = ({ error }) => [
  ...pageTitle(error),
  feedLink(paths.feeds.all(), "逐条征求意见"),
];

/** How many of each stage stand on the home page; a stage of its own has its own pages. */
const SHOWN: Record<Status, number> = {
  open: 50,
  planned: 10,
  closed: 10,
  answered: 10,
  withdrawn: 5,
};
const PAGE = 20;
const STAGES = ["open", "planned", "closed", "answered", "withdrawn"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const now = context.now();
  const at = readHomeAddress(new URL(request.url).searchParams);
  const words = wordsOf(at.q);
  const counts = await stageCounts(db, now, words);
  const stages = at.stage ? [at.stage] : STAGES;
  const pages = await Promise.all(
    stages.map((stage) =>
      consultationsAtStage(
        db,
        now,
        stage,
        { words, office: at.office },
        {
          after: at.stage ? at.after : null,
          limit: at.stage ? PAGE : SHOWN[stage],
        },
      ),
    ),
  );
  const ids = pages.flatMap((page) => page.rows.map((row) => row.id));
  const [clauses, comments, outcomes] = await Promise.all([
    clauseCounts(db, ids),
    receivedByConsultation(db, ids),
    totalsByConsultation(db, ids),
  ]);
  const sections = stages.map((stage, i) => {
    const { rows, next } = pages[i]!;
    return {
      stage,
      count: counts
        .filter((row) => row.stage === stage && (!at.office || row.office === at.office))
        .reduce((sum, row) => sum + row.count, 0),
      rows: rows.map(({ id, ...row }) => ({
        ...row,
        clauses: clauses.get(id) ?? 0,
        comments: comments.get(id) ?? 0,
        outcome: outcomes.has(id) ? ratesWords(outcomes.get(id)!) : [],
      })),
      more: next ? homeHref({ ...at, stage, after: next }) : null,
      first: at.stage && at.after ? homeHref({ ...at, after: null }) : null,
    };
  });
  return { at, now, counts, sections };
}

export default function Home() {
  const { at, now, counts, sections } = useLoaderData<typeof loader>();
  const filtered = Boolean(at.q || at.office || at.stage);
  // Without a filter the open ones are always there, be it to say that there are none.
  const shown = sections.filter(
    ({ stage, count }) => count > 0 || stage === at.stage || (!filtered && stage === "open"),
  );
  return (
    <PublicPage>
      <Heading level={1}>征求意见</Heading>
      <p className="lead">
        正在起草的政策和规定在这里逐条公开。请对您关心的条款提意见，不需要注册；截止后起草单位研究每一条意见，公布采纳情况和理由。
      </p>
      {counts.length > 0 || filtered ? <HomeFilters at={at} counts={counts} /> : null}
      {shown.map((section) => (
        <HomeSection key={section.stage} section={section} now={now} />
      ))}
      {shown.length === 0 ? (
        <EmptyState title="没有符合条件的征求意见">
          <p>
            请换个词查找，或者<a href="/">查看全部</a>。
          </p>
        </EmptyState>
      ) : null}
    </PublicPage>
  );
}
