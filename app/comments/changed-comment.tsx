import type { ReactNode } from "react";
import { REDLINE_WORDS } from "~/app/consultations/words";
import { redlineOf } from "~/app/drafts/changes/redline";
import { paths } from "~/app/paths";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { Button, ButtonRow } from "~/app/ui/button";
import { Compare, Redline } from "~/app/ui/draft";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import type { Visibility } from "~/db/tables/consultations";
import type { CommentForm } from "./comment-form";
import { PersonalDataNotice } from "./personal-data-notice";
import { FIELD_WORDS, stanceFacts } from "./words";

/** What is current instead of what was read. */
export type Superseded = {
  slug: string;
  /** The versions published since, the newest last. */
  since: { version: number; name: string; note: string; publishedAt: Date }[];
  /** 第 1 版 */
  readName: string;
  /** The clause that was read; null: the whole draft. */
  read: { place: string; words: string } | null;
  /** The same clause as it stands; null: it is gone, or the comment is on the whole draft. */
  standing: { number: number; place: string; words: string } | null;
};

/** A comment written on words that have changed meanwhile: both wordings, and what to do. */
export function ChangedComment({
  superseded,
  form,
  idempotencyKey,
  visibility,
}: {
  superseded: Superseded;
  form: CommentForm;
  idempotencyKey: string;
  visibility: Visibility;
}) {
  const { slug, since, read, standing } = superseded;
  const current = since.at(-1)!;
  const gone = read !== null && standing === null;
  return (
    <div className="column stack-loose">
      <Heading level={1}>草案有了新的版本，请再核对一遍</Heading>
      <Notice tone="warn" title="这条意见还没有提交，您写的内容都在" live>
        {since.map((version) => (
          <p key={version.version}>
            <Instant at={isoShanghai(version.publishedAt)}>
              {dateWords(version.publishedAt)}
            </Instant>
            公布了{version.name}：{version.note}
          </p>
        ))}
        <p>
          {gone
            ? `您读的${read.place}在${current.name}中已经删去。`
            : read
              ? `您读的${read.place}在${current.name}中文字有改动。`
              : "您的意见是对整份草案提的，请看看改动是否影响您的意见。"}
          <a href={paths.changes(slug, current.version)}>查看全部改动</a>
        </p>
      </Notice>
      {read ? (
        <Wordings
          read={{ label: `您读的${superseded.readName}`, words: read.words }}
          standing={
            standing
              ? { label: `现行的${current.name}，${standing.place}`, words: standing.words }
              : null
          }
        />
      ) : null}
      <Facts facts={saidFacts(form)} />
      <PersonalDataNotice
        words={[form.body, form.suggestion].filter(Boolean).join("\n")}
        known={read?.words ?? null}
        visibility={visibility}
        way="请点下面的“修改我的意见”删去后再提交；确实要公开的，可以照样提交。"
      />
      <form method="post" action={actionOf(superseded)}>
        <input type="hidden" name="key" value={idempotencyKey} />
        <input type="hidden" name="stance" value={form.stance} />
        <input
          type="hidden"
          name="body"
          value={gone ? `（对${superseded.readName}${read.place}）${form.body}` : form.body}
        />
        {(["suggestion", "name", "organisation", "contact"] as const).map((field) => (
          <input key={field} type="hidden" name={field} value={form[field] ?? ""} />
        ))}
        <ButtonRow>
          {gone ? (
            <Button kind="primary" name="intent" value="preview">
              改为对整份草案提出，先预览
            </Button>
          ) : (
            <Button kind="primary" name="intent" value="send">
              {standing ? `仍然提交，作为对现行${standing.place}的意见` : "仍然提交"}
            </Button>
          )}
          <Button kind="secondary" name="intent" value="edit">
            修改我的意见
          </Button>
        </ButtonRow>
      </form>
    </div>
  );
}

function actionOf({ slug, since, standing }: Superseded): string {
  const { version } = since.at(-1)!;
  return standing
    ? paths.clauseOfVersion(slug, version, standing.number)
    : paths.commentOnVersion(slug, version);
}

type Wording = { label: string; words: string };

function Wordings({ read, standing }: { read: Wording; standing: Wording | null }) {
  const redline = standing ? redlineOf(read.words, standing.words) : null;
  return (
    <>
      <Compare
        sides={[read, ...(standing ? [standing] : [])].map(({ label, words }) => ({
          label,
          text: words,
        }))}
      />
      {redline ? (
        <div>
          <p className="compare-label">改动</p>
          <Redline parts={redline} words={REDLINE_WORDS} />
        </div>
      ) : null}
    </>
  );
}

function saidFacts(form: CommentForm) {
  const facts: { term: string; detail: ReactNode }[] = [
    ...stanceFacts(form.stance),
    { term: "意见", detail: <div className="opinion-body">{form.body}</div> },
  ];
  if (form.suggestion)
    facts.push({
      term: "建议改成",
      detail: <div className="opinion-body compare-text">{form.suggestion}</div>,
    });
  for (const field of ["name", "organisation", "contact"] as const)
    if (form[field]) facts.push({ term: FIELD_WORDS[field], detail: form[field] });
  return facts;
}
