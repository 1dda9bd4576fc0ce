import { StageLine, StageProgress } from "~/app/consultations/stage-line";
import { closingWords, type Status, statusAt } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { instantWords } from "~/app/platform/time";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Notice } from "~/app/ui/notice";

type Waiting = {
  slug: string;
  opensAt: Date;
  closesAt: Date;
  withdrawnAt: Date | null;
  commentsAtClose: number | null;
};

/** Before the outcome is published: where the consultation stands and what comes next. */
export function OutcomeWaiting({ at, now }: { at: Waiting; now: Date }) {
  const dates = { ...at, answeredAt: null };
  const status = statusAt(dates, now);
  return (
    <div className="stack-loose">
      <StageProgress dates={dates} now={now} />
      <StageLine dates={dates} now={now} />
      <Notice title="结果尚未公布">{whatComesNext(status, at)}</Notice>
      <ButtonRow>
        <ButtonLink
          kind={status === "open" ? "primary" : "secondary"}
          href={paths.consultation(at.slug)}
        >
          {status === "open" ? "阅读草案并提意见" : "阅读草案"}
        </ButtonLink>
        <ButtonLink href={paths.receipts()}>凭回执号查询我的意见</ButtonLink>
      </ButtonRow>
    </div>
  );
}

function whatComesNext(status: Status, { opensAt, closesAt, commentsAtClose }: Waiting): string {
  const here = "各条意见的采纳情况和理由将在本页公布。";
  if (status === "planned") return `征求意见自${instantWords(opensAt)}开始。研究处理后，${here}`;
  if (status === "open") return `正在征求意见，${closingWords(closesAt)}。研究处理后，${here}`;
  if (status === "withdrawn")
    return "这次征求意见已经撤回，此前收到的意见都予保留。理由写在草案的页面上。";
  if (commentsAtClose === 0) return "征求意见已经截止，期间未收到意见。情况说明将在本页公布。";
  const received = commentsAtClose === null ? "" : `共收到意见 ${commentsAtClose} 条，`;
  return `征求意见已经截止，${received}正在逐条研究处理。${here}`;
}
