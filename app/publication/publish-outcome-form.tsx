import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { TextArea } from "~/app/ui/field";
import { Notice } from "~/app/ui/notice";
import type { Visibility } from "~/db/tables/consultations";
import { type Totals, totalsSentence } from "./totals";

const SHOWN: Record<Visibility, string> = {
  never: "意见内容不公开，只公布各条款和各主题的条数及采纳情况",
  reviewed: "审核后公开的意见连同处理结果和理由一并公布，姓名隐去；未公开的只计入统计",
  "at-once": "意见连同处理结果和理由一并公布，姓名隐去；不公开的只计入统计",
};

/** The statement and the one button, which says what will happen. */
export function PublishOutcomeForm({
  statement,
  errors,
  ready,
  totals,
  visibility,
  unreviewed,
}: {
  statement: string;
  errors: Record<string, string>;
  ready: boolean;
  totals: Totals;
  visibility: Visibility;
  unreviewed: number;
}) {
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="form">
      <ErrorSummary title="没有公布" faults={faultsOf(errors)} />
      <TextArea
        name="statement"
        label="说明"
        hint="已根据登记情况拟好，可以修改。段落之间空一行。"
        rows={12}
        defaultValue={statement}
        error={errors.statement}
        required
      />
      <Notice title="公布后">
        <ul>
          <li>结果页面写明：{totalsSentence(totals)}。</li>
          <li>{SHOWN[visibility]}。</li>
          {unreviewed > 0 ? (
            <li>还有 {unreviewed} 条待审核，其内容、处理结果和理由不在结果页面上公开。</li>
          ) : null}
          <li>提过意见的人凭回执号可以看到自己意见的处理结果和理由。</li>
          <li>处理结果和本说明不能再改。</li>
        </ul>
      </Notice>
      <ButtonRow>
        <Button kind="primary" disabled={!ready || busy}>
          {busy ? "正在公布……" : "公布意见反馈"}
        </Button>
      </ButtonRow>
      {ready ? null : <p className="quiet">征求意见截止、意见全部处理后才能公布。</p>}
    </Form>
  );
}
