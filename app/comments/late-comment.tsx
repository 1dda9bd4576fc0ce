import { closingWords } from "~/app/consultations/window";
import { exactWords, isoShanghai } from "~/app/platform/time";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import { STANCES } from "~/db/tables/comments";
import type { Typed } from "./take-form-step.server";
import { FIELD_WORDS, stanceFacts } from "./words";

/** A comment that came too late: when it closed, and all that was typed, to be copied. */
export function LateComment({
  closesAt,
  withdrawn = false,
  typed,
  office,
  back,
}: {
  /** When it ended. */
  closesAt: Date;
  /** It was taken back before its end. */
  withdrawn?: boolean;
  typed: Typed;
  office: string;
  back: string;
}) {
  const rest = (["name", "organisation", "contact"] as const)
    .filter((field) => typed[field])
    .map((field) => ({ term: FIELD_WORDS[field], detail: typed[field] }));
  const stance = STANCES.find((known) => known === typed.stance);
  if (stance) rest.unshift(...stanceFacts(stance));
  return (
    <div className="column stack-loose">
      <Heading level={1}>{withdrawn ? "征求意见已经撤回" : "征求意见已经截止"}</Heading>
      <Notice tone="error" title="这条意见没有被受理" live>
        <p>
          {withdrawn ? (
            <>
              起草单位已于 <Instant at={isoShanghai(closesAt)}>{exactWords(closesAt)}</Instant>
              撤回这次征求意见，此后不再接收意见。
            </>
          ) : (
            <>
              截止时间是 <Instant at={isoShanghai(closesAt)}>{closingWords(closesAt)}</Instant>
              ，您提交时已经超过。
            </>
          )}
        </p>
        <p>
          您写的内容没有丢失，都在下面，可以复制保存；如果仍想反映，可以按公告上的联系方式与{office}
          联系。
        </p>
      </Notice>
      <div className="form">
        <TextArea name="body" label="您写的意见" rows={8} defaultValue={typed.body} readOnly />
        {typed.suggestion ? (
          <TextArea
            name="suggestion"
            label="您建议改成"
            draft
            rows={5}
            defaultValue={typed.suggestion}
            readOnly
          />
        ) : null}
        {rest.length > 0 ? <Facts facts={rest} /> : null}
      </div>
      <ButtonRow>
        <ButtonLink kind="secondary" href={back}>
          返回草案
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
