import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditForOffice } from "~/app/accounts/audit.queries.server";
import { AuditTable } from "~/app/accounts/audit-table";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { may } from "~/app/accounts/permissions";
import { commentCounts } from "~/app/comments/comment-counts.queries.server";
import { FIELD_WORDS } from "~/app/comments/words";
import { consultationForOffice } from "~/app/consultations/office-consultations.queries.server";
import { OfficeDeadline } from "~/app/consultations/office-deadline";
import { officeStage } from "~/app/consultations/office-stages";
import { pageTitle } from "~/app/consultations/public-page";
import { closingWords, STATUS_WORDS, windowDays } from "~/app/consultations/window";
import { FIELD_RULE_WORDS, VISIBILITY_WORDS } from "~/app/consultations/words";
import { REQUIRED_FIELDS } from "~/app/drafts/outline";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { dateWords, instantWords, isoShanghai } from "~/app/platform/time";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { figure } from "~/app/ui/figure";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { OfficePage } from "~/app/ui/office-page";
import { Instant, Tag } from "~/app/ui/signs";

const RECENT = 10;

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, data?.consultation.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const { db } = context;
  const consultation = await consultationForOffice(db, officer.officeId, params.slug!);
  if (!consultation) refuse("not-found");
  const [comments, audit] = await Promise.all([
    commentCounts(db, consultation.id),
    may(officer.role, "read the audit")
      ? auditForOffice(db, officer.officeId, { consultationId: consultation.id })
      : [],
  ]);
  const now = context.now();
  return {
    now,
    consultation,
    comments,
    stage: officeStage(consultation, now),
    audit: audit.slice(0, RECENT).map(({ detail: _, ...entry }) => entry),
    mayPrepare: may(officer.role, "prepare drafts"),
    seesOwnUnit: officer.role === "liaison",
  };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function ConsultationOverview() {
  const loaded = useLoaderData<typeof loader>();
  const { consultation: one, stage, audit } = loaded;
  return (
    <OfficePage crumbs={[{ href: paths.office.home(), label: "征求意见" }, { label: one.title }]}>
      <Heading level={1}>{one.title}</Heading>
      <p className="cluster">
        <Tag tone={stage === "open" ? "accent" : "cool"}>
          {stage === "preparing" ? "准备中，尚未公布" : STATUS_WORDS[stage]}
        </Tag>
        <OfficeDeadline one={one} stage={stage} now={loaded.now} />
      </p>
      <div className="section">
        <Ways {...loaded} />
      </div>
      <section className="section column" aria-labelledby="facts">
        <Heading level={2} look={3} id="facts">
          基本情况
        </Heading>
        <Facts facts={factsOf(loaded)} />
      </section>
      {audit.length > 0 ? (
        <section className="section stack" aria-labelledby="audit">
          <Heading level={2} look={3} id="audit">
            最近的操作
          </Heading>
          <AuditTable caption="最近的操作" entries={audit} />
          <p>
            <a href={paths.office.audit()}>全部操作记录</a>
          </p>
        </section>
      ) : null}
    </OfficePage>
  );
}

/** What can be done next, the likeliest first. */
function Ways({ consultation: { slug }, stage, comments, mayPrepare, seesOwnUnit }: Loaded) {
  if (stage === "preparing")
    return mayPrepare ? (
      <ButtonRow>
        <ButtonLink kind="primary" href={paths.office.draft(slug)}>
          核对文稿
        </ButtonLink>
        <ButtonLink href={paths.office.publish(slug)}>公布设置</ButtonLink>
      </ButtonRow>
    ) : (
      <p className="quiet">经办人正在核对文稿。</p>
    );
  return (
    <ButtonRow>
      <ButtonLink
        kind={stage === "answered" ? "secondary" : "primary"}
        href={paths.office.board(slug)}
      >
        {seesOwnUnit ? "转给本单位的意见" : `处理意见（${figure(comments.all)} 条）`}
      </ButtonLink>
      {stage === "answered" || (stage === "closed" && !seesOwnUnit) ? (
        <ButtonLink href={paths.office.outcome(slug)}>
          {stage === "answered" ? "查看反馈" : "起草反馈"}
        </ButtonLink>
      ) : null}
      {mayPrepare ? (
        <ButtonLink href={paths.office.version(slug)}>
          {stage === "answered" ? "公布定稿" : "更正文稿"}
        </ButtonLink>
      ) : null}
      {mayPrepare && (stage === "open" || stage === "planned") ? (
        <ButtonLink href={paths.office.window(slug)}>延长或撤回</ButtonLink>
      ) : null}
      {mayPrepare && (stage === "closed" || stage === "answered" || stage === "withdrawn") ? (
        <a href={paths.office.round(slug)}>再次征求意见</a>
      ) : null}
      <a href={paths.consultation(slug)}>公众看到的页面</a>
      {stage === "answered" ? <a href={paths.outcome(slug)}>公开的反馈</a> : null}
    </ButtonRow>
  );
}

function factsOf({ consultation: one, comments }: Loaded) {
  const asked = REQUIRED_FIELDS.map(
    (field) => `${FIELD_WORDS[field]}${FIELD_RULE_WORDS[one.fields[field]]}`,
  );
  const imported = {
    term: "导入",
    detail: `${dateWords(one.createdAt)}${one.createdBy ? `，${one.createdBy}` : ""}`,
  };
  if (!one.opensAt || !one.closesAt) return [imported];
  const days = windowDays(one.opensAt, one.closesAt);
  return [
    ...(one.summary ? [{ term: "提要", detail: one.summary }] : []),
    {
      term: "开始",
      detail: <Instant at={isoShanghai(one.opensAt)}>{instantWords(one.opensAt)}</Instant>,
    },
    {
      term: one.withdrawnAt ? "原定截止" : "截止",
      detail: (
        <Instant at={isoShanghai(one.closesAt)}>
          {closingWords(one.closesAt)}，共 {days} 天
        </Instant>
      ),
    },
    ...(one.withdrawnAt
      ? [
          {
            term: "撤回",
            detail: (
              <Instant at={isoShanghai(one.withdrawnAt)}>{instantWords(one.withdrawnAt)}</Instant>
            ),
          },
        ]
      : []),
    ...(one.shortWindowReason ? [{ term: "期限较短的理由", detail: one.shortWindowReason }] : []),
    { term: "条款", detail: `${one.clauses ?? 0} 条` },
    {
      term: "意见",
      detail: [
        `${figure(comments.all)} 条`,
        ...(one.commentsAtClose === null || one.commentsAtClose === comments.all
          ? []
          : [`截止时 ${figure(one.commentsAtClose)} 条`]),
        ...(comments.pending > 0 ? [`${figure(comments.pending)} 条待审核`] : []),
      ].join("，"),
    },
    { term: "请公众填写", detail: asked.join("，") },
    { term: "意见公开", detail: VISIBILITY_WORDS[one.visibility] },
    imported,
  ];
}
