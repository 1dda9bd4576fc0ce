import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Stance } from "~/db/tables/comments";
import type { Visibility } from "~/db/tables/consultations";
import { OPTIONAL_FIELDS } from "~/tests/make";
import { CommentEntry } from "./comment-entry";
import type { CommentForm } from "./comment-form";
import { CommentPreview } from "./comment-preview";
import { ReadableComments } from "./readable-comments";
import { ReceiptView } from "./receipt-view";

const DAY = (day: number) => new Date(`2026-11-${String(day).padStart(2, "0")}T00:00:00+08:00`);

function preview(said: Partial<CommentForm>, visibility: Visibility = "at-once") {
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
      visibility={visibility}
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

const entry = (body?: string) =>
  renderToStaticMarkup(
    <CommentEntry
      action="/"
      keep="rule/whole."
      back="/"
      office="澄江市交通局"
      fields={OPTIONAL_FIELDS}
      visibility="at-once"
      original={null}
      typed={
        body === undefined
          ? undefined
          : { stance: "", body, suggestion: "", name: "", organisation: "", contact: "" }
      }
    />,
  );

describe("who chose no stance", () => {
  test("is offered none that means nothing", () => {
    const form = entry();
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

describe("personal data in what everybody will read", () => {
  const body = "我是张三，身份证11010519491231002X，电话13800138000。";

  test("is told beside the words before they are sent, with the way back", () => {
    const page = preview({ body });
    for (const words of ["身份证号码", "11010519491231002X", "手机号码", "13800138000"])
      expect(page).toContain(words);
    expect(page).toContain("意见提交后立即公开，所有人都能看到");
    expect(page).toContain("请点最下面的“返回修改”");
    expect(page).toContain("提交意见</button>");
    expect(preview({ body }, "reviewed")).toContain("意见经审核公开以后，所有人都能看到");
    expect(preview({ suggestion: "电话13800138000" })).toContain("好像有个人信息");
  });

  test("is told in a form that is given back", () => {
    expect(entry(body)).toContain("好像有个人信息");
    expect(entry()).not.toContain("好像有个人信息");
  });

  test("is not spoken of where nobody else reads it, or where there is none", () => {
    expect(preview({ body }, "never")).not.toContain("好像有个人信息");
    expect(preview({})).not.toContain("好像有个人信息");
  });
});

test("the receipt of a call that was taken back says when, and promises no decision", () => {
  const page = receipt({ withdrawnAt: new Date("2026-11-04T09:30:00+08:00") });
  expect(page).toMatch(
    /处理进展<\/dt><dd>征求意见已于<time[^>]*>2026年11月4日（星期三）09:30<\/time>撤回/,
  );
  expect(page).not.toContain("采纳");
  expect(receipt({})).toContain("采纳情况和理由");
});
