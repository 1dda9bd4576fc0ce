import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { OpinionList } from "~/app/publication/opinion-list";
import { outcomeForPublic, outcomeHead } from "~/app/publication/outcome.queries.server";
import { readOutcomeAddress } from "~/app/publication/outcome-address";
import {
  ClauseTable,
  linkToOpinions,
  TopicList,
  TotalsBar,
} from "~/app/publication/outcome-sections";
import { OutcomeWaiting } from "~/app/publication/outcome-waiting";
import { pointsSentence, totalsSentence } from "~/app/publication/totals";
import { WHOLE_DRAFT } from "~/app/publication/words";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Crumbs } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "意见反馈", ...(data ? [data.title] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const head = await outcomeHead(context.db, params.slug!);
  if (!head) refuse("not-found");
  const address = readOutcomeAddress(new URL(request.url).searchParams);
  const { slug, title, officeName, opensAt, closesAt, withdrawnAt, commentsAtClose } = head;
  const at = { slug, title, officeName, opensAt, closesAt, withdrawnAt, commentsAtClose };
  const outcome = await outcomeForPublic(context.db, head, address);
  if (!outcome || !head.published) return { ...at, now: context.now(), published: null };
  const { statement, totals, publishedAt } = head.published;
  const { comments, points, decisions } = totals;
  return {
    ...at,
    address,
    published: { statement, publishedAt, comments, points, decisions, ...outcome },
  };
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Published = Extract<Loaded, { address: unknown }>;

export default function OutcomePage() {
  const loaded = useLoaderData<typeof loader>() as Loaded;
  const { slug, title, officeName } = loaded;
  return (
    <PublicPage>
      <header className="draft-head">
        <div className="no-print">
          <Crumbs
            label="位置"
            crumbs={[
              { href: paths.home(), label: "首页" },
              { href: paths.consultation(slug), label: "征求意见稿" },
              { label: "意见反馈" },
            ]}
          />
        </div>
        <Heading level={1} kicker="意见反馈">
          {title}
        </Heading>
        <p className="draft-byline dotted">
          <span>{officeName}</span>
          {loaded.published ? (
            <span>
              <Instant at={isoShanghai(loaded.published.publishedAt)}>
                {dateWords(loaded.published.publishedAt)}
              </Instant>
              公布
            </span>
          ) : null}
        </p>
      </header>
      {loaded.published ? (
        <Answered loaded={loaded as Published} />
      ) : (
        <div className="section">
          <OutcomeWaiting at={loaded} now={(loaded as Exclude<Loaded, Published>).now} />
        </div>
      )}
    </PublicPage>
  );
}

function Answered({ loaded: { slug, address, published } }: { loaded: Published }) {
  const { comments, points, decisions, statement, byTopic, byClause, list } = published;
  const totals = { comments, decisions, undecided: 0 };
  const linkTo = list ? linkToOpinions(slug) : null;
  const merged = pointsSentence({ comments, points });
  return (
    <>
      <div className="section stack">
        <p className="heading heading-2">{totalsSentence(totals)}。</p>
        {merged ? <p className="quiet">{merged}。</p> : null}
        {comments > 0 ? <TotalsBar totals={totals} linkTo={linkTo} /> : null}
        {list && comments > 0 ? <Downloads slug={slug} /> : null}
      </div>
      <section className="section" aria-labelledby="statement">
        <Heading level={2} id="statement">
          公开征求意见情况说明
        </Heading>
        <div className="prose">
          {statement.split(/\n+/).map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published statement never changes
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      </section>
      {byTopic.length > 0 ? (
        <section className="section" aria-labelledby="topics">
          <Heading level={2} id="topics" count={byTopic.length}>
            大家说了什么
          </Heading>
          <TopicList topics={byTopic} linkTo={linkTo} />
        </section>
      ) : null}
      {byClause.length > 0 ? (
        <section className="section" aria-labelledby="clauses">
          <Heading level={2} id="clauses">
            各条款的意见
          </Heading>
          <ClauseTable clauses={byClause} totals={totals} linkTo={linkTo} />
        </section>
      ) : null}
      {comments > 0 ? (
        <section className="section" aria-labelledby="opinions">
          <Heading level={2} id="opinions">
            意见和处理结果
          </Heading>
          {list ? (
            <OpinionList
              slug={slug}
              address={address}
              list={list}
              about={about(published, address)}
            />
          ) : (
            <EmptyState title="本次征求意见不公开意见内容">
              各条款和各主题的条数及采纳情况见上。提过意见的人，可以凭回执号查询答复。
            </EmptyState>
          )}
        </section>
      ) : null}
    </>
  );
}

/** What the list of opinions is filtered to, as the page names it. */
function about(
  { byTopic, byClause }: Published["published"],
  { clause, topic }: Published["address"],
) {
  const names: string[] = [];
  if (clause === "whole") names.push(`对${WHOLE_DRAFT}的意见`);
  else if (clause)
    names.push(byClause.find((each) => each.place === clause)?.name ?? "没有意见的条款");
  if (topic) {
    const named = byTopic.find((each) => each.id === (topic === "none" ? null : topic));
    names.push(`主题“${named?.label ?? "其他意见"}”`);
  }
  return names.join("，") || null;
}

function Downloads({ slug }: { slug: string }) {
  return (
    <ButtonRow>
      <ButtonLink href={paths.outcomeXlsx(slug)} download>
        下载汇总表（xlsx）
      </ButtonLink>
      <ButtonLink kind="quiet" href={paths.outcomeCsv(slug)} download>
        CSV 格式
      </ButtonLink>
    </ButtonRow>
  );
}
