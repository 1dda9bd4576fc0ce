import { DAY_MS, dateWords, instantWords, isoShanghai } from "~/app/platform/time";
import { Deadline, Progress } from "~/app/ui/signs";
import { closingWords, type Dates, remainingWords, type Status, statusAt } from "./window";

/** Below this the remaining time is set off. */
const SOON_MS = 3 * DAY_MS;

/** Where a consultation stands, in words: what is left of the window, or what came after it. */
export function StageLine({ dates, now, brief }: { dates: Dates; now: Date; brief?: boolean }) {
  const { opensAt, closesAt, answeredAt, withdrawnAt } = dates;
  if (answeredAt)
    return (
      <Deadline
        at={isoShanghai(answeredAt)}
        left="已反馈"
        rest={brief ? undefined : `${dateWords(answeredAt)}公布结果`}
        state="over"
      />
    );
  if (withdrawnAt)
    return (
      <Deadline
        at={isoShanghai(withdrawnAt)}
        left="已撤回"
        rest={brief ? undefined : `${dateWords(withdrawnAt)}撤回`}
        state="over"
      />
    );
  if (now < opensAt)
    return (
      <Deadline
        at={isoShanghai(opensAt)}
        left="即将开始"
        rest={brief ? undefined : `${instantWords(opensAt)}开始`}
        state="over"
      />
    );
  if (now >= closesAt)
    return (
      <Deadline
        at={isoShanghai(closesAt)}
        left="已截止"
        rest={brief ? undefined : closingWords(closesAt)}
        state="over"
      />
    );
  return (
    <Deadline
      at={isoShanghai(closesAt)}
      left={remainingWords(closesAt, now)}
      rest={brief ? undefined : closingWords(closesAt)}
      state={closesAt.getTime() - now.getTime() <= SOON_MS ? "soon" : "running"}
      countdown="还有 {m} 分 {s} 秒"
      over="已经截止"
    />
  );
}

const STEPS = ["征集中", "研究中", "已反馈"];
const REACHED: Record<Status, number> = {
  planned: -1,
  open: 0,
  closed: 1,
  answered: 2,
  withdrawn: -1,
};

export function StageProgress({ dates, now }: { dates: Dates; now: Date }) {
  if (dates.withdrawnAt) return null;
  return <Progress label="进展" steps={STEPS} current={REACHED[statusAt(dates, now)]} />;
}
