import { closingWords } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { Facts } from "~/app/ui/list";
import { TotalsBar } from "./outcome-sections";
import { pointsSentence, type Totals, totalsSentence } from "./totals";
import { UNDECIDED_WORD } from "./words";

/** What stands in the way of publishing, and what the sums will be. */
export function OutcomeState({
  slug,
  closesAt,
  closedAt,
  totals,
  unreviewed,
}: {
  slug: string;
  closesAt: Date;
  closedAt: Date | null;
  totals: Totals;
  /** Comments whose words nobody has shown or hidden: they are not public. */
  unreviewed: number;
}) {
  const undecided = `${paths.office.board(slug)}?state=undecided`;
  const points = pointsSentence(totals);
  return (
    <>
      <Facts
        facts={[
          {
            term: "征求意见",
            detail: closedAt
              ? closingWords(closesAt)
              : `尚未截止：${closingWords(closesAt)}。截止后才能公布结果。`,
          },
          {
            term: "意见处理",
            detail:
              totals.comments === 0 ? (
                "未收到意见"
              ) : totals.undecided > 0 ? (
                <>
                  还有{" "}
                  <a href={undecided}>
                    {totals.undecided} 条{UNDECIDED_WORD}
                  </a>
                  ，全部处理后才能公布
                </>
              ) : (
                <>
                  <a href={paths.office.board(slug)}>{totals.comments} 条</a>已全部处理
                </>
              ),
          },
          ...(unreviewed > 0
            ? [
                {
                  term: "公开审核",
                  detail: (
                    <>
                      <a href={`${paths.office.board(slug)}?review=pending`}>
                        {unreviewed} 条待审核
                      </a>
                      。没有审核的意见只计入统计，内容不公开
                    </>
                  ),
                },
              ]
            : []),
          {
            term: "合计",
            detail: `${totalsSentence(totals)}。${points ? `${points}。` : ""}`,
          },
        ]}
      />
      {totals.comments > 0 ? <TotalsBar totals={totals} linkTo={null} /> : null}
    </>
  );
}
