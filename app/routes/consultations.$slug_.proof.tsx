import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receivedByConsultation } from "~/app/comments/public-comments.queries.server";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { exactWords } from "~/app/platform/time";
import { Digest } from "~/app/proof/digest";
import { HowToVerify } from "~/app/proof/how-to-verify";
import { readPlace } from "~/app/proof/read-place";
import { headsBefore, latestHead, treeForReaders } from "~/app/proof/tree.queries.server";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Crumbs, Pagination } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

const PAGE = 20;

export const meta: MetaFunction<typeof loader> = ({ error, data }) => [
  ...pageTitle(error, "意见登记册", data?.title ?? ""),
  ...(data
    ? [{ tagName: "link", rel: "alternate", type: "application/atom+xml", href: data.feed }]
    : []),
];

export async function loader({ request, params, context: { db } }: LoaderFunctionArgs) {
  const tree = await treeForReaders(db, params.slug!);
  if (!tree) refuse("not-found");
  const before = readPlace(request.url, "before");
  const [head, found, received] = await Promise.all([
    latestHead(db, tree.id),
    headsBefore(db, tree.id, { before, limit: PAGE }),
    receivedByConsultation(db, [tree.id]),
  ]);
  return {
    slug: tree.slug,
    title: tree.title,
    office: tree.office,
    received: received.get(tree.id) ?? 0,
    head: head ?? null,
    heads: found.slice(0, PAGE),
    first: before === null,
    next: found.length > PAGE ? found[PAGE - 1]!.size : null,
    feed: paths.proofFeed(tree.slug),
    origin: new URL(request.url).origin,
  };
}

export default function Proof() {
  const { slug, title, office, received, head, heads, first, next, feed, origin } =
    useLoaderData<typeof loader>();
  const waiting = received - (head?.size ?? 0);
  return (
    <PublicPage>
      <div className="column stack-loose">
        <Crumbs
          label="位置"
          crumbs={[{ href: paths.consultation(slug), label: title }, { label: "意见登记册" }]}
        />
        <Heading level={1}>意见登记册</Heading>
        <p className="lead">
          {office}收到的每一条意见都记在这里，只增不改，谁都可以核对有没有少、有没有改。
        </p>
        {head ? (
          <Facts
            facts={[
              {
                term: "已登记",
                detail: `${head.size} 条${waiting > 0 ? `；另有 ${waiting} 条刚刚收到，一两分钟内登记` : ""}`,
              },
              { term: "最近登记", detail: <At at={head.at} /> },
              { term: "树根", detail: <Digest>{head.root}</Digest> },
              { term: "签名", detail: <Digest>{head.signature}</Digest> },
              {
                term: "公钥",
                detail: (
                  <a href={paths.keys()}>
                    <Digest>{head.keyId}</Digest>
                  </a>
                ),
              },
            ]}
          />
        ) : (
          <EmptyState title="还没有登记">
            {received > 0
              ? `已收到 ${received} 条意见，一两分钟内登记。`
              : "收到第一条意见后一两分钟内，这里会出现登记册的树根和签名。"}
          </EmptyState>
        )}
        <section className="stack">
          <Heading level={2}>怎样核对</Heading>
          <HowToVerify slug={slug} origin={origin} />
        </section>
        {heads.length > 0 ? (
          <section className="stack">
            <Heading level={2}>历次树根</Heading>
            <p className="quiet">
              每次登记后签名公布一个树根，公布过的不再改动。可以用<a href={feed}>订阅源</a>
              收到每一个；程序用<a href={paths.api.tree(slug)}>数据接口</a>。
            </p>
            <Table
              caption="历次树根，最近的在前"
              captionHidden
              columns={[
                { key: "at", head: "时间" },
                { key: "size", head: "登记到", number: true },
                { key: "root", head: "树根" },
              ]}
              rows={heads.map((one) => ({
                key: String(one.size),
                cells: {
                  at: <At at={one.at} />,
                  size: `第 ${one.size} 号`,
                  root: <Digest>{one.root}</Digest>,
                },
              }))}
            />
            <Pagination
              label="翻页"
              previous={first ? null : { href: paths.proof(slug), label: "最近的树根" }}
              next={
                next ? { href: `${paths.proof(slug)}?before=${next}`, label: "更早的树根" } : null
              }
            />
          </section>
        ) : null}
      </div>
    </PublicPage>
  );
}

const At = ({ at }: { at: string }) => <Instant at={at}>{exactWords(new Date(at))}</Instant>;
