import { paths } from "~/app/paths";
import { roundWords } from "~/app/platform/round-words";
import { figure } from "~/app/ui/figure";
import { Heading } from "~/app/ui/heading";
import { Row, Rows } from "~/app/ui/list";
import { Pagination } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { Titled } from "~/app/ui/signs";
import { StageLine, StageProgress } from "./stage-line";
import { STATUS_WORDS, type Status } from "./window";

export type Listed = {
  slug: string;
  title: string;
  office: string;
  opensAt: Date;
  closesAt: Date;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  hasExplanation: boolean;
  /** Which call about the same matter it is, from 1. */
  round: number;
  clauses: number;
  comments: number;
  /** What an answered one came to, in a few words each. */
  outcome: readonly string[];
};

export type StageSection = {
  stage: Status;
  count: number;
  rows: readonly Listed[];
  /** The address of the page that follows, or of the whole list of this stage. */
  more: string | null;
  first: string | null;
};

/** The consultations at one stage. */
export function HomeSection({ section, now }: { section: StageSection; now: Date }) {
  const { stage, count, rows, more, first } = section;
  return (
    <section className="section" id={stage}>
      <Heading level={2} count={figure(count)}>
        {STATUS_WORDS[stage]}
      </Heading>
      {rows.length > 0 ? (
        <Rows>
          {rows.map((row) => (
            <ConsultationLine key={row.slug} row={row} now={now} />
          ))}
        </Rows>
      ) : (
        <EmptyState title={NOTHING[stage]} />
      )}
      <Pagination
        label={`${STATUS_WORDS[stage]}的分页`}
        previous={first ? { href: first, label: "回到第一页" } : null}
        next={more ? { href: more, label: MORE[stage] } : null}
      />
    </section>
  );
}

const NOTHING: Record<Status, string> = {
  open: "目前没有正在征求意见的文稿",
  planned: "目前没有即将开始的征求意见",
  closed: "目前没有正在研究的文稿",
  answered: "还没有公布反馈的文稿",
  withdrawn: "没有撤回的征求意见",
};

const MORE: Record<Status, string> = {
  open: "其余的",
  planned: "更晚的",
  closed: "更早的",
  answered: "更早的",
  withdrawn: "更早的",
};

function ConsultationLine({ row, now }: { row: Listed; now: Date }) {
  const draft = paths.consultation(row.slug);
  const below = [
    `${figure(row.clauses)} 条`,
    row.comments > 0 ? (
      <a key="comments" href={draft}>
        {figure(row.comments)} 条意见
      </a>
    ) : (
      "暂无意见"
    ),
  ];
  if (row.hasExplanation)
    below.push(
      <a key="explanation" href={`${draft}#explanation`}>
        起草说明
      </a>,
    );
  if (row.answeredAt)
    below.push(
      <a key="outcome" href={paths.outcome(row.slug)}>
        意见反馈
      </a>,
      ...row.outcome,
    );
  if (!row.withdrawnAt) below.push(<StageProgress key="progress" dates={row} now={now} />);
  return (
    <Row
      href={draft}
      title={<Titled title={row.title} mark={roundWords(row.round)} />}
      aside={row.office}
      above={<StageLine dates={row} now={now} />}
      below={below}
    />
  );
}
