import { REDLINE_WORDS } from "~/app/consultations/words";
import { Redline } from "~/app/ui/draft";
import { Fold } from "~/app/ui/list";
import { FilterLinks, Pagination } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { Answer, Opinion } from "~/app/ui/opinion";
import { Tag } from "~/app/ui/signs";
import { DECISIONS } from "~/db/tables/triage";
import type { PublicOpinion, PublicOutcome } from "./outcome.queries.server";
import type { OutcomeAddress } from "./outcome-address";
import { DecisionTag, linkToOpinions } from "./outcome-sections";
import { DECISION_WORDS } from "./words";

/** The opinions that may be shown, with their answers; `about` names what the list is filtered to. */
export function OpinionList({
  slug,
  address,
  list,
  about,
}: {
  slug: string;
  address: OutcomeAddress;
  list: NonNullable<PublicOutcome["list"]>;
  about: string | null;
}) {
  const linkTo = linkToOpinions(slug);
  const { after, ...filter } = address;
  const { decision, ...place } = filter;
  return (
    <>
      <div className="stack">
        {about ? (
          <p>
            只列出：{about}。<a href={linkTo({})}>列出全部意见</a>
          </p>
        ) : null}
        <FilterLinks
          label="采纳情况"
          filters={[
            { href: linkTo(place), label: "全部", current: !decision },
            ...DECISIONS.map((each) => ({
              href: linkTo({ ...place, decision: each }),
              label: DECISION_WORDS[each],
              current: decision === each,
            })),
          ]}
        />
        <p className="quiet">
          共 {list.comments} 条
          {list.unshown > 0 ? `，其中 ${list.unshown} 条的内容没有公开，只计入统计` : ""}
          。内容雷同的意见列为一条，并注明人数。
        </p>
      </div>
      {list.opinions.length === 0 ? (
        <EmptyState title="这里没有可以公开内容的意见">
          <a href={linkTo({})}>列出全部意见</a>
        </EmptyState>
      ) : (
        list.opinions.map((opinion) => <OneOpinion key={opinion.id} opinion={opinion} />)
      )}
      <Pagination
        label="意见翻页"
        previous={after ? { href: linkTo(filter), label: "回到第一页" } : null}
        next={list.next ? { href: linkTo({ ...filter, after: list.next }), label: "下一页" } : null}
      />
    </>
  );
}

function OneOpinion({ opinion }: { opinion: PublicOpinion }) {
  const { clause, decision, reason, suggestion, since } = opinion;
  return (
    <Opinion
      id={`opinion-${opinion.id}`}
      who={opinion.who}
      tag={opinion.senders > 1 ? <Tag tone="accent">雷同 {opinion.senders} 条</Tag> : null}
      meta={
        <>
          {clause ? <a href={clause.address}>{clause.name}</a> : "对整份草案"}
          {" · "}
          {opinion.channel}
        </>
      }
      suggestion={
        suggestion ? (
          <>
            <p className="compare-label">建议改成</p>
            <p className="compare-text">{suggestion}</p>
          </>
        ) : null
      }
      answer={
        <Answer head="处理结果" tag={<DecisionTag decision={decision} />}>
          {reason || "已吸收到文稿中。"}
          <Since since={since} />
        </Answer>
      }
    >
      {opinion.body}
    </Opinion>
  );
}

/** What became of the words that the opinion was on. */
function Since({ since }: { since: PublicOpinion["since"] }) {
  if (!since) return null;
  if (since.gone) return <p className="quiet">这一条后来已经删去。</p>;
  return (
    <Fold summary="这一条后来改成">
      {since.redline ? (
        <Redline parts={since.redline} words={REDLINE_WORDS} />
      ) : (
        <p className="compare-text">{since.words}</p>
      )}
    </Fold>
  );
}
