import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { FIELD_WORDS } from "~/app/comments/words";
import { unconfirmed } from "~/app/consultations/confirm-findings.server";
import { DiscardDraft, discardForm } from "~/app/consultations/discard-draft";
import { discardDraft } from "~/app/consultations/discard-draft.server";
import { openingIn } from "~/app/consultations/draft-facts";
import { closingInNotice } from "~/app/consultations/notice-closing";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { draftFaults, OpenFindings } from "~/app/consultations/open-findings";
import { pageTitle } from "~/app/consultations/public-page";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import {
  CitizenFieldsGroup,
  citizenValues,
  RuleFields,
  VisibilityGroup,
  WindowFieldsGroup,
  WordsFields,
} from "~/app/consultations/publish-fields";
import { type PublishTyped, publishForm } from "~/app/consultations/publish-form";
import { closingWords, endOfDayAfter, USUAL_DAYS } from "~/app/consultations/window";
import { readWindow, type WindowFields, windowFields } from "~/app/consultations/window-fields";
import { likelyRule, measureWindow } from "~/app/consultations/window-rules";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { yearsFrom } from "~/app/platform/holidays";
import { refusal } from "~/app/platform/refusal";
import { instantWords, wall } from "~/app/platform/time";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { EmptyState, Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import type { Db } from "~/db/schema";
import { WINDOW_RULES } from "~/db/tables/consultations";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "公布设置", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish consultations");
  const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
  if (!draft) refuse("not-found");
  if (draft.publishedAt) throw redirect(paths.office.consultation(draft.slug));
  if (draft.version > 1) throw redirect(paths.office.version(draft.slug));
  const { outline } = draft;
  const now = context.now();
  const opening = openingIn(outline);
  const opensAt = opening && opening > now ? opening : null;
  const read = outline.window ? new Date(outline.window.closesAt) : null;
  const usable = read && read > (opensAt ?? now) ? read : null;
  const terms = await officeTerms(context.db, officer.officeId);
  const closesAt = usable ?? endOfDayAfter(opensAt ?? now, USUAL_DAYS);
  return {
    now,
    slug: draft.slug,
    edition: draft.edition,
    clauses: outline.clauses.length,
    phrase: outline.window?.phrase ?? null,
    past: read !== null && usable === null,
    noticeCloses: closingInNotice(outline),
    open: (await unconfirmed(context.db, draft, outline)).map(({ key, title }) => ({ key, title })),
    terms: { ...terms, calendar: yearsFrom(terms.calendar, wall(now).year) },
    values: {
      rule: draft.round > 1 ? draft.rule : likelyRule(outline.title || draft.title),
      title: outline.title || draft.title,
      summary: draft.summary,
      visibility: draft.visibility,
      ...windowFields(opensAt, closesAt),
      ...citizenValues(draft.fields),
    } satisfies PublishTyped,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish consultations");
  const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
  if (!draft) refuse("not-found");
  const typed = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const by = { officeId: officer.officeId, officerId: officer.id };
  if (typed.intent === "discard") return discard(context.db, by, draft.slug, typed);
  const terms = await officeTerms(context.db, officer.officeId);
  const parsed = publishForm(context.now(), terms).safeParse(typed);
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  if (typed.intent === "count") return data({ typed, errors: {} as Record<string, string> });
  try {
    await publishConsultation(context.db, by, draft.id, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  context.forgetPages(draft.slug);
  return redirect(paths.office.consultation(draft.slug));
}

async function discard(
  db: Db,
  by: { officeId: number; officerId: number },
  slug: string,
  typed: Record<string, string>,
) {
  const given = discardForm.safeParse(typed);
  if (!given.success) return data({ typed, errors: fieldErrors(given.error) }, { status: 422 });
  try {
    await discardDraft(db, by, { slug, edition: given.data.edition });
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  return redirect(`${paths.office.home()}?done=discarded`);
}

export default function PublishConsultation() {
  const { slug, edition, clauses, now, phrase, past, noticeCloses, open, terms, ...loaded } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const discards = refused?.typed.intent === "discard";
  const values: PublishTyped = refused && !discards ? refused.typed : loaded.values;
  const errors: Record<string, string> = refused?.errors ?? {};
  const [live, setLive] = useState<PublishTyped>(values);
  const busy = useNavigation().state !== "idle";
  const draftPath = paths.office.draft(slug);
  const span = readWindow(windowOf(live), now);
  const { opensAt, closesAt } = span;
  const rule = WINDOW_RULES.find((one) => one === live.rule) ?? "decision";
  const measured =
    opensAt && closesAt && opensAt < closesAt
      ? measureWindow(opensAt, closesAt, rule, terms)
      : null;
  return (
    <OfficePage
      crumbs={[
        { href: paths.office.home(), label: "征求意见" },
        { href: draftPath, label: "核对文稿" },
        { label: "公布设置" },
      ]}
    >
      <div className="column stack-loose">
        <Heading level={1}>公布设置</Heading>
        <ErrorSummary
          title={discards ? "没有放弃" : "还没有公布，有几处需要改正"}
          faults={draftFaults(errors, draftPath)}
        />
        <OpenFindings open={refused ? [] : open} draftPath={draftPath} />
        {clauses === 0 ? (
          <EmptyState title="草案里还没有条款">
            <p>
              请先<a href={draftPath}>核对文稿</a>，把草案正文放回。
            </p>
          </EmptyState>
        ) : null}
        {past ? (
          <Notice tone="warn" title="公告写的截止时间已经过去">
            下面先按 {USUAL_DAYS} 天填写，请核对；公告里的日期也请一并改过来。
          </Notice>
        ) : null}
        {!past && noticeCloses && closesAt && noticeCloses.getTime() !== closesAt.getTime() ? (
          <Notice tone="warn" title="公告写的截止时间与下面填的不一样">
            公告写的是{closingWords(noticeCloses)}。公众会同时看到两个日期：请改成一致，或者
            <a href={draftPath}>到核对文稿里改公告</a>。
          </Notice>
        ) : null}
        <Form
          method="post"
          className="form"
          noValidate
          onChange={(event) => setLive(formValues(event.currentTarget))}
        >
          <WordsFields values={values} errors={errors} />
          <WindowFieldsGroup values={values} errors={errors} phrase={phrase} />
          <RuleFields values={values} errors={errors} measured={measured} />
          <CitizenFieldsGroup values={values} errors={errors} words={FIELD_WORDS} />
          <VisibilityGroup values={values} errors={errors} />
          <Notice title="公布以后">
            <p>{whatHappens(live, span, clauses)}</p>
            <p>条款的文字公布后不能再改。</p>
          </Notice>
          <ButtonRow>
            <Button kind="primary" name="intent" value="publish" aria-disabled={busy}>
              {busy ? "正在公布……" : "公布"}
            </Button>
            <noscript>
              <Button kind="secondary" name="intent" value="count">
                重新计算天数
              </Button>
            </noscript>
            <a href={draftPath}>返回核对文稿</a>
          </ButtonRow>
        </Form>
        <DiscardDraft edition={edition} fault={discards ? errors.sure : undefined} />
      </div>
    </OfficePage>
  );
}

const formValues = (form: HTMLFormElement): PublishTyped =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

const windowOf = (values: PublishTyped): WindowFields => ({
  opens: values.opens ?? "now",
  opensAt: values.opensAt ?? "",
  closesOn: values.closesOn ?? "",
  closesHour: values.closesHour ?? "24",
  closesTime: values.closesTime ?? "",
});

function whatHappens(
  values: PublishTyped,
  { opensAt, closesAt }: ReturnType<typeof readWindow>,
  clauses: number,
): string {
  if (!opensAt || !closesAt) return "请填写开始和截止的时间。";
  const opening =
    values.opens === "later"
      ? `公布后先列为“即将开始”，将于${instantWords(opensAt)}开始征求意见`
      : "将立即公布并开始征求意见";
  return `${opening}，${closingWords(closesAt)}，共 ${clauses} 条。`;
}
