import { instantWords, isoShanghai } from "~/app/platform/time";
import { Deadline } from "~/app/ui/signs";
import type { OfficeStage } from "./office-stages";
import { closingWords, remainingWords } from "./window";

/** When a consultation ends or ended, as its office sees it; nothing before there is a date. */
export function OfficeDeadline({
  one: { closesAt, withdrawnAt },
  stage,
  now,
}: {
  one: { closesAt: Date | null; withdrawnAt: Date | null };
  stage: OfficeStage;
  now: Date;
}) {
  if (!closesAt) return null;
  if (withdrawnAt)
    return (
      <Deadline
        at={isoShanghai(withdrawnAt)}
        left={`${instantWords(withdrawnAt)}撤回`}
        state="over"
      />
    );
  const [at, words] = [isoShanghai(closesAt), closingWords(closesAt)];
  if (stage === "open")
    return <Deadline at={at} left={remainingWords(closesAt, now)} rest={words} />;
  return <Deadline at={at} left={words} state={stage === "planned" ? "running" : "over"} />;
}
