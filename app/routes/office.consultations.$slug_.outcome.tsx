import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { may } from "~/app/accounts/permissions";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { DomainError, refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { dateWords } from "~/app/platform/time";
import { outcomeForOffice, publishersOf } from "~/app/publication/office-outcome.queries.server";
import { OutcomeState } from "~/app/publication/office-outcome-state";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import { PublishOutcomeForm } from "~/app/publication/publish-outcome-form";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "意见反馈", data?.title ?? "", "办公");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const office = { id: officer.officeId, name: officer.officeName };
  const outcome = await outcomeForOffice(context.db, office, params.slug!);
  if (!outcome) refuse("not-found");
  const { id: _, ...shown } = outcome;
  const mayPublish = may(officer.role, "publish outcomes");
  return {
    ...shown,
    slug: params.slug!,
    mayPublish,
    mayExport: may(officer.role, "export comments"),
    publishers: mayPublish ? [] : await publishersOf(context.db, officer.officeId),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish outcomes");
  const office = { id: officer.officeId, name: officer.officeName };
  const statement = String((await formOf(request)).get("statement") ?? "");
  const outcome = await outcomeForOffice(context.db, office, params.slug!);
  try {
    if (!outcome) throw new DomainError("not-found");
    await publishOutcome(context.db, officer, outcome.id, { statement });
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ statement, errors }, { status });
  }
  context.forgetPages(params.slug!);
  return redirect(paths.office.outcome(params.slug!));
}

export default function OfficeOutcome() {
  const outcome = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { slug, title, totals, closedAt, closesAt, published, mayPublish, publishers } = outcome;
  const ready = closedAt !== null && totals.undecided === 0;
  return (
    <OfficePage
      crumbs={[
        { href: paths.office.home(), label: "征求意见" },
        { href: paths.office.consultation(slug), label: title },
        { label: "意见反馈" },
      ]}
    >
      <Heading level={1}>{published ? "意见反馈" : "公布意见反馈"}</Heading>
      <div className="stack">
        <OutcomeState
          slug={slug}
          closesAt={closesAt}
          closedAt={closedAt}
          totals={totals}
          unreviewed={outcome.unreviewed}
        />
        {outcome.mayExport ? (
          <ButtonRow>
            <ButtonLink href={paths.office.summaryXlsx(slug)} download>
              下载意见汇总处理表（xlsx）
            </ButtonLink>
            <ButtonLink kind="quiet" href={paths.office.summaryCsv(slug)} download>
              CSV 格式
            </ButtonLink>
          </ButtonRow>
        ) : null}
      </div>
      <section className="section column" aria-labelledby="statement-heading">
        <Heading level={2} id="statement-heading">
          公开征求意见情况说明
        </Heading>
        {published ? (
          <div className="stack">
            <Notice tone="success" title={`${dateWords(published.publishedAt)}已公布`}>
              <p>
                {published.publishedBy ? `由${published.publishedBy}公布，` : ""}不能再改。
                <a href={paths.outcome(slug)}>查看公开的页面</a>
              </p>
            </Notice>
            <Paragraphs text={published.statement} />
          </div>
        ) : mayPublish && (ready || refused) ? (
          <PublishOutcomeForm
            statement={refused?.statement ?? outcome.draft}
            errors={refused?.errors ?? {}}
            ready={ready}
            totals={totals}
            visibility={outcome.visibility}
            unreviewed={outcome.unreviewed}
          />
        ) : (
          <div className="stack">
            {mayPublish ? (
              <Notice title="还不能公布">征求意见截止、意见全部处理后，在这里公布。</Notice>
            ) : (
              <WhoPublishes publishers={publishers} ready={ready} />
            )}
            <p className="quiet">根据登记情况拟出的说明，公布时可以修改：</p>
            <Paragraphs text={outcome.draft} />
          </div>
        )}
      </section>
    </OfficePage>
  );
}

function WhoPublishes({ publishers, ready }: { publishers: string[]; ready: boolean }) {
  return (
    <Notice title="由审核人或管理员公布">
      {publishers.length > 0
        ? `本单位可以公布的人：${publishers.join("、")}。${ready ? "意见已全部处理，可以请其公布。" : "意见全部处理后，请其公布。"}`
        : "本单位还没有审核人；请管理员在“工作人员”中增加。"}
    </Notice>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <div className="prose">
      {text.split(/\n+/).map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never move
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  );
}
