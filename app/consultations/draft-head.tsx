import { paths } from "~/app/paths";
import { dateWords, instantWords, isoShanghai } from "~/app/platform/time";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { figure } from "~/app/ui/figure";
import { Fold } from "~/app/ui/list";
import { Crumbs, type Tab, Tabs } from "~/app/ui/navigation";
import { Notice } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import type { PublicConsultation } from "./draft.queries.server";
import { HowToComment } from "./how-to-comment";
import { RoundLines } from "./rounds/round-lines";
import type { Round } from "./rounds/rounds.queries.server";
import { StageLine, StageProgress } from "./stage-line";
import { VersionLine } from "./versions/version-head";
import type { DraftVersions } from "./versions/versions-for-draft.server";
import { closingWords, statusAt, windowDays } from "./window";
import type { ShownChange } from "./windows/window-changes.queries.server";
import { ExtendedLine } from "./windows/window-log";

type Shown = Omit<PublicConsultation, "id" | "draftId" | "visibility" | "fields">;

/** Above the draft: what it is, until when, how to speak, and where its parts are. */
export function DraftHead({
  consultation,
  now,
  counts,
  versions,
  rounds,
  changes,
}: {
  consultation: Shown;
  now: Date;
  counts: { clauses: number; comments: number; attachments: number; indicators: number };
  /** null while there is only one. */
  versions: Pick<DraftVersions, "versions" | "sentence"> | null;
  /** Those about the same matter, this one among them. */
  rounds: readonly Round[];
  /** What became of the window, the latest first. */
  changes: readonly ShownChange[];
}) {
  const { slug, title, office, summary } = consultation;
  const status = statusAt(consultation, now);
  const open = status === "open";
  const tabs: (Tab | null)[] = [
    { href: "#draft", label: "草案", count: figure(counts.clauses), current: true },
    consultation.notice ? { href: "#notice", label: "公告" } : null,
    consultation.explanation ? { href: "#explanation", label: "起草说明" } : null,
    counts.attachments > 0
      ? { href: "#attachments", label: "附件", count: figure(counts.attachments) }
      : null,
    counts.indicators > 0
      ? { href: paths.indicators(slug), label: "指标", count: figure(counts.indicators) }
      : null,
    consultation.answeredAt ? { href: paths.outcome(slug), label: "反馈" } : null,
  ];
  return (
    <>
      <Crumbs
        label="位置"
        crumbs={[{ href: paths.home(), label: "首页" }, { label: "征求意见稿" }]}
      />
      <header className="draft-head">
        <StageLine dates={consultation} now={now} />
        <h1 className="draft-title">{title}</h1>
        <div className="draft-byline dotted">
          <span>{office}起草</span>
          <span>
            <WindowWords consultation={consultation} />
          </span>
          {status === "planned" ? null : <span>收到 {figure(counts.comments)} 条意见</span>}
          <StageProgress dates={consultation} now={now} />
        </div>
        <div className="stack">
          {summary ? <p className="lead">{summary}</p> : null}
          <RoundLines slug={slug} rounds={rounds} />
          {versions ? <VersionLine slug={slug} {...versions} /> : null}
          {status === "withdrawn" ? null : <ExtendedLine changes={changes} />}
          <StageNotice
            consultation={consultation}
            now={now}
            comments={counts.comments}
            changes={changes}
          />
          {consultation.shortWindowReason ? (
            <p>期限较短的理由：{consultation.shortWindowReason}</p>
          ) : null}
          {open ? (
            <>
              <ButtonRow>
                <ButtonLink kind="primary" href={paths.comment(slug)}>
                  对整份草案提意见
                </ButtonLink>
                <span className="quiet">也可以在下面对任何一条提意见</span>
              </ButtonRow>
              <Fold summary="怎样提意见">
                <HowToComment
                  slug={consultation.slug}
                  contacts={consultation.contacts}
                  open={open}
                />
              </Fold>
            </>
          ) : null}
          <p className="no-print">
            <a className="tall-link" href={paths.subscribe({ consultation: slug })}>
              订阅进展
            </a>
          </p>
        </div>
      </header>
      <Tabs label="本件" tabs={tabs.filter((tab) => tab !== null)} />
    </>
  );
}

/** From when, and for how long; of a call that was taken back, until when. */
function WindowWords({
  consultation: { opensAt, closesAt, withdrawnAt },
}: {
  consultation: Shown;
}) {
  if (!withdrawnAt)
    return `${dateWords(opensAt)}起公开征求意见 ${windowDays(opensAt, closesAt)} 天`;
  return (
    <span>
      {withdrawnAt < opensAt ? "原定" : ""}
      {dateWords(opensAt)}起公开征求意见，于
      <Instant at={isoShanghai(withdrawnAt)}>{instantWords(withdrawnAt)}</Instant>撤回
    </span>
  );
}

function StageNotice({
  consultation,
  now,
  comments,
  changes,
}: {
  consultation: Shown;
  now: Date;
  comments: number;
  changes: readonly ShownChange[];
}) {
  const status = statusAt(consultation, now);
  if (status === "open") return null;
  if (status === "planned")
    return (
      <Notice title="还没有开始征求意见">
        草案已经公布，可以先看；{dateWords(consultation.opensAt)}起可以在这里提意见，
        {closingWords(consultation.closesAt)}。
      </Notice>
    );
  const withdrawal = changes.find(({ kind }) => kind === "withdrawn");
  if (status === "withdrawn")
    return (
      <Notice tone="warn" title="征求意见已经撤回">
        <p>
          {consultation.office}撤回了这次征求意见，不再接收意见；此前收到的 {figure(comments)}{" "}
          条都予保留。
        </p>
        {withdrawal ? <p>理由：{withdrawal.reason}</p> : null}
      </Notice>
    );
  if (status === "closed")
    return (
      <Notice title="征求意见已经截止">
        共收到 {figure(comments)} 条意见，{consultation.office}
        正在逐条研究，采纳情况和理由将在这里公布。
      </Notice>
    );
  return (
    <Notice tone="success" title="已经公布意见反馈">
      <p>
        <a href={paths.outcome(consultation.slug)}>
          查看 {figure(comments)} 条意见的采纳情况和理由
        </a>
      </p>
    </Notice>
  );
}
