import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Stance } from "~/db/tables/comments";
import { OPTIONAL_FIELDS } from "~/tests/make";
import { CommentEntry } from "./comment-entry";
import type { CommentForm } from "./comment-form";
import { CommentPreview } from "./comment-preview";
import { ReadableComments } from "./readable-comments";
import { ReceiptView } from "./receipt-view";

const DAY = (day: number) => new Date(`2026-11-${String(day).padStart(2, "0")}T00:00:00+08:00`);

function preview(said: Partial<CommentForm>) {
  const form: CommentForm = {
    clause: 2,
    version: 1,
    body: "赞成这一条。",
    suggestion: null,
    stance: "other",
    name: null,
    organisation: null,
    contact: null,
    ...said,
  };
  return renderToStaticMarkup(
    <CommentPreview
      action="/"
      form={form}
      idempotencyKey="key-00000001"
      refusal={null}
      visibility="at-once"
      place="第2条"
      original="原文"
      office="澄江市交通局"
    />,
  );
}

const held = {
  code: "0001-7K3F-92QD-MX4A",
  body: "赞成这一条。",
  suggestion: null,
  stance: "other" as Stance,
  receivedAt: DAY(3),
  slug: "rule",
  title: "办法（征求意见稿）",
  office: "澄江市交通局",
  opensAt: DAY(1),
  closesAt: DAY(30),
  answeredAt: null,
  withdrawnAt: null as Date | null,
  version: 1,
  current: 1,
  clause: null,
};

const receipt = (said: Partial<typeof held>) =>
  renderToStaticMarkup(
    <ReceiptView receipt={{ ...held, ...said }} now={DAY(5)} lookup="https://x/receipts" />,
  );

function publicList(stance: Stance) {
  const comment = { id: 1, publicName: "", stance, body: "好。", suggestion: null, said: null };
  return renderToStaticMarkup(
    <ReadableComments
      comments={[{ ...comment, receivedAt: DAY(3) }]}
      totals={{ received: 1, readable: 1 }}
      visibility="at-once"
      open
      original={null}
      next={null}
      first={null}
    />,
  );
}

describe("who chose no stance", () => {
  test("is offered none that means nothing", () => {
    const form = renderToStaticMarkup(
      <CommentEntry
        action="/"
        keep="rule/whole."
        back="/"
        office="澄江市交通局"
        fields={OPTIONAL_FIELDS}
        visibility="at-once"
        original={null}
      />,
    );
    expect(form).toContain("有疑问");
    expect(form).not.toMatch(/其他|未表态|value="other"/);
  });

  test("is given none in the preview, on the receipt and in public", () => {
    for (const page of [preview({}), receipt({}), publicList("other")])
      expect(page).not.toMatch(/态度|其他|未表态/);
    for (const page of [preview({ stance: "amend" }), receipt({ stance: "amend" })])
      expect(page).toMatch(/我的态度<\/dt><dd>建议修改/);
    expect(publicList("amend")).toContain("建议修改");
  });
});
