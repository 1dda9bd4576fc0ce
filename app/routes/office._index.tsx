import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { may } from "~/app/accounts/permissions";
import { commentCountsForOffice } from "~/app/comments/comment-counts.queries.server";
import { consultationsForOffice } from "~/app/consultations/office-consultations.queries.server";
import { OfficeDeadline } from "~/app/consultations/office-deadline";
import { stagesForOffice } from "~/app/consultations/office-stages";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { roundWords } from "~/app/platform/round-words";
import { dateWords, instantWords } from "~/app/platform/time";
import { ButtonLink } from "~/app/ui/button";
import { figure } from "~/app/ui/figure";
import { Heading } from "~/app/ui/heading";
import { Row, Rows } from "~/app/ui/list";
import { Done, EmptyState } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Titled } from "~/app/ui/signs";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const now = context.now();
  const [consultations, counts] = await Promise.all([
    consultationsForOffice(context.db, officer.officeId),
    commentCountsForOffice(context.db, officer.officeId),
  ]);
  return {
    now,
    mayPrepare: may(officer.role, "prepare drafts"),
    mayPublish: may(officer.role, "publish consultations"),
    mayReview: may(officer.role, "review comments"),
    seesOwnUnit: officer.role === "liaison",
    stages: stagesForOffice(
      consultations.map((one) => ({ ...one, comments: counts.get(one.id) ?? NOTHING_YET })),
      now,
    ),
  };
}

const DONE = new Map<string | null, string>([["discarded", "文稿已经放弃，不再显示。"]]);

const NOTHING_YET = { all: 0, pending: 0 };

type Stage = Awaited<ReturnType<typeof loader>>["stages"][number];
type Consultation = Stage["consultations"][number];

export default function OfficeHome() {
  const { stages, mayPrepare, ...shown } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <OfficePage>
      <div className="spread">
        <Heading level={1}>征求意见</Heading>
        {mayPrepare ? (
          <ButtonLink kind="primary" href={paths.office.newConsultation()}>
            导入文稿
          </ButtonLink>
        ) : null}
      </div>
      <Done>{DONE.get(search.get("done"))}</Done>
      {stages.length === 0 ? <NothingYet mayPrepare={mayPrepare} /> : null}
      {stages.map((stage) => (
        <section className="section" key={stage.key} aria-labelledby={`stage-${stage.key}`}>
          <Heading level={2} id={`stage-${stage.key}`} count={stage.consultations.length}>
            {stage.words}
          </Heading>
          <Rows>
            {stage.consultations.map((one) => (
              <ConsultationRow
                key={one.slug}
                stage={stage.key}
                one={one}
                mayPrepare={mayPrepare}
                {...shown}
              />
            ))}
          </Rows>
        </section>
      ))}
    </OfficePage>
  );
}

function NothingYet({ mayPrepare }: { mayPrepare: boolean }) {
  return (
    <EmptyState title="还没有征求意见的文稿">
      {mayPrepare
        ? "请点“导入文稿”，上传或粘贴公告和草案全文；核对无误后公布，公众就可以逐条提意见。"
        : "经办人导入并公布文稿后，会列在这里。"}
    </EmptyState>
  );
}

function ConsultationRow({
  stage,
  one,
  now,
  mayPrepare,
  mayPublish,
  mayReview,
  seesOwnUnit,
}: {
  stage: Stage["key"];
  one: Consultation;
  now: Date;
  mayPrepare: boolean;
  mayPublish: boolean;
  mayReview: boolean;
  /** A liaison's board holds less than what the office counts. */
  seesOwnUnit: boolean;
}) {
  const title = <Titled title={one.title} mark={roundWords(one.round)} />;
  const board = (
    <a key="board" href={paths.office.board(one.slug)}>
      {seesOwnUnit ? "转给本单位的意见" : `${figure(one.comments.all)} 条意见`}
    </a>
  );
  if (stage === "preparing" || !one.opensAt || !one.closesAt)
    return (
      <Row
        href={mayPrepare ? paths.office.draft(one.slug) : paths.office.consultation(one.slug)}
        title={title}
        below={[
          `${dateWords(one.createdAt)}导入`,
          mayPrepare ? (
            <a key="draft" href={paths.office.draft(one.slug)}>
              核对文稿
            </a>
          ) : (
            "经办人正在核对文稿"
          ),
          ...(mayPublish
            ? [
                <a key="publish" href={paths.office.publish(one.slug)}>
                  准备公布
                </a>,
              ]
            : []),
        ]}
      />
    );
  const closing = <OfficeDeadline one={one} stage={stage} now={now} />;
  const pending =
    mayReview && one.comments.pending > 0 ? [`${figure(one.comments.pending)} 条待审核`] : [];
  const below = {
    planned: [`${instantWords(one.opensAt)}开始`],
    open: [board, ...pending],
    closed: [board, ...pending],
    answered: [
      board,
      <a key="outcome" href={paths.outcome(one.slug)}>
        公开的反馈
      </a>,
    ],
    withdrawn: [board],
  }[stage];
  return (
    <Row
      href={paths.office.consultation(one.slug)}
      title={title}
      above={closing}
      below={[
        ...below,
        ...(stage === "closed" && mayReview
          ? [
              <a key="work" href={paths.office.board(one.slug)}>
                研究处理意见
              </a>,
            ]
          : []),
      ]}
    />
  );
}
