import type { ReactNode } from "react";
import { REDLINE_WORDS } from "~/app/consultations/words";
import { redlineOf } from "~/app/drafts/changes/redline";
import { maskName } from "~/app/platform/names";
import { Button, ButtonRow } from "~/app/ui/button";
import { Redline } from "~/app/ui/draft";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import type { Visibility } from "~/db/tables/consultations";
import type { CommentForm } from "./comment-form";
import { PersonalDataNotice } from "./personal-data-notice";
import { FIELD_WORDS, stanceFacts, VISIBILITY_WORDS } from "./words";

/** Exactly what will be sent, and what of it everybody will read. */
export function CommentPreview({
  action,
  form,
  idempotencyKey,
  refusal,
  visibility,
  place,
  original,
  office,
}: {
  action: string;
  form: CommentForm;
  idempotencyKey: string;
  refusal: string | null;
  visibility: Visibility;
  /** What the comment is on, as a person cites it. */
  place: string;
  /** The words of the clause; null for the whole draft. */
  original: string | null;
  office: string;
}) {
  const personal = (words: string | null) => (
    <PersonalDataNotice
      words={words}
      known={original}
      visibility={visibility}
      way="请点最下面的“返回修改”删去后再提交；确实要公开的，可以照样提交。"
    />
  );
  const facts: { term: string; detail: ReactNode }[] = [
    { term: "对象", detail: place },
    ...stanceFacts(form.stance),
    {
      term: "意见",
      detail: (
        <div className="stack">
          <div className="opinion-body">{form.body}</div>
          {personal(form.body)}
        </div>
      ),
    },
  ];
  if (form.suggestion)
    facts.push({
      term: "建议改成",
      detail: (
        <div className="stack">
          <Proposal words={form.suggestion} of={original} />
          {personal(form.suggestion)}
        </div>
      ),
    });
  for (const field of ["name", "organisation", "contact"] as const)
    if (form[field]) facts.push({ term: FIELD_WORDS[field], detail: form[field] });
  return (
    <div className="column stack-loose">
      <Heading level={1}>请核对您的意见</Heading>
      {refusal ? (
        <Notice tone="warn" title="还没有提交" live>
          {refusal}
        </Notice>
      ) : (
        <p className="lead">下面就是将要提交给{office}的全部内容，现在还没有提交。</p>
      )}
      <Facts facts={facts} />
      <Notice title="哪些内容会公开">
        <p>{VISIBILITY_WORDS[visibility]}</p>
        {visibility === "never" ? null : <p>{shownWords(form)}</p>}
      </Notice>
      <form method="post" action={action}>
        <input type="hidden" name="key" value={idempotencyKey} />
        <input type="hidden" name="stance" value={form.stance} />
        {(["body", "suggestion", "name", "organisation", "contact"] as const).map((field) => (
          <input key={field} type="hidden" name={field} value={form[field] ?? ""} />
        ))}
        <ButtonRow>
          <Button kind="primary" name="intent" value="send">
            提交意见
          </Button>
          <Button kind="secondary" name="intent" value="edit">
            返回修改
          </Button>
        </ButtonRow>
      </form>
    </div>
  );
}

/** What is proposed, and what it changes. */
function Proposal({ words, of: original }: { words: string; of: string | null }) {
  const redline = original ? redlineOf(original, words) : null;
  return (
    <div className="stack">
      <div className="opinion-body compare-text">{words}</div>
      {redline ? (
        <div>
          <p className="compare-label">与原文对照</p>
          <Redline parts={redline} words={REDLINE_WORDS} />
        </div>
      ) : original ? (
        <div>
          <p className="compare-label">原文</p>
          <div className="compare-text">{original}</div>
        </div>
      ) : null}
    </div>
  );
}

function shownWords(form: CommentForm): string {
  const who = form.name ? `署名为“${maskName(form.name)}”` : "不署名";
  const parts = [
    ...(form.stance === "other" ? [] : ["态度"]),
    "意见",
    ...(form.suggestion ? ["修改建议"] : []),
  ].join("、");
  const kept = (["organisation", "contact"] as const)
    .filter((field) => form[field])
    .map((field) => FIELD_WORDS[field]);
  return `公开的是：${parts}和提交日期，${who}。${kept.length > 0 ? `${kept.join("、")}不公开。` : ""}`;
}
