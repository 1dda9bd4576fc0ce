import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { handIn } from "~/app/consultations/hand-in";
import { ImportFields } from "~/app/consultations/import-fields";
import { givenDocument, MAX_KEPT_LETTERS } from "~/app/consultations/import-form";
import { consultationForOffice } from "~/app/consultations/office-consultations.queries.server";
import { officeStage } from "~/app/consultations/office-stages";
import { pageTitle } from "~/app/consultations/public-page";
import { beginRound } from "~/app/consultations/rounds/begin-round.server";
import { roundForm } from "~/app/consultations/rounds/round-form";
import { nextRound } from "~/app/consultations/rounds/rounds.queries.server";
import { takeInDocumentApart } from "~/app/drafts/take-in-document.server";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { asksAgain } from "~/app/platform/revalidate";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const shouldRevalidate = asksAgain;

export const meta: MetaFunction = ({ error }) => pageTitle(error, "再次征求意见", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const one = await consultationForOffice(context.db, officer.officeId, params.slug!);
  if (!one) refuse("not-found");
  const stage = officeStage(one, context.now());
  if (stage === "preparing") throw redirect(paths.office.draft(one.slug));
  const next = await nextRound(context.db, one.id);
  const ended = stage === "closed" || stage === "answered" || stage === "withdrawn";
  return { slug: one.slug, title: one.title, round: one.round + 1, ended, next };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const one = await consultationForOffice(context.db, officer.officeId, params.slug!);
  if (!one) refuse("not-found");
  const form = await formOf(request);
  const [reason, text] = [String(form.get("reason") ?? ""), String(form.get("text") ?? "")];
  const refused = (errors: Record<string, string>, status = 422) =>
    data({ errors, reason, text: text.length > MAX_KEPT_LETTERS ? "" : text }, { status });
  const parsed = roundForm.safeParse({ reason });
  if (!parsed.success) return refused(fieldErrors(parsed.error));
  try {
    const given = await givenDocument(form);
    const { calendar } = await officeTerms(context.db, officer.officeId);
    const taken = given && (await takeInDocumentApart({ ...given.document, calendar }));
    if (taken && "fault" in taken)
      return refused({ ["files" in given!.document ? "document" : "text"]: taken.fault });
    const source = taken && {
      sourceName: given!.name,
      sourceText: taken.text,
      outline: taken.outline,
    };
    const by = { ...officer, officerId: officer.id };
    const asked = { reason: parsed.data.reason, source };
    const { slug } = await beginRound(context.db, context.now(), by, one.slug, asked);
    return redirect(paths.office.draft(slug));
  } catch (error) {
    const { status, errors } = refusal(error);
    return refused(errors, status);
  }
}

export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await formOf(request.clone());
  const answer = await handIn(request, () => serverAction<typeof action>());
  if (!answer || !("fault" in answer)) return answer;
  const { field, fault, pasted: text } = answer;
  return { errors: { [field]: fault }, reason: String(form.get("reason") ?? ""), text };
}

export default function FurtherRound() {
  const { slug, title, round, ended, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof clientAction>();
  const busy = useNavigation().state !== "idle";
  const errors: Record<string, string> = refused?.errors ?? {};
  return (
    <OfficePage
      crumbs={[
        { href: paths.office.home(), label: "征求意见" },
        { href: paths.office.consultation(slug), label: title },
        { label: "再次征求意见" },
      ]}
    >
      <div className="column stack-loose">
        <Heading level={1}>再次征求意见</Heading>
        {next ? (
          <Notice title={`第 ${round} 次征求意见已经在准备或者已经公布`}>
            <a href={paths.office.consultation(next.slug)}>到第 {round} 次征求意见</a>
          </Notice>
        ) : ended ? (
          <>
            <p className="lead">
              截止以后不能重新打开。再次征求意见另行公布，有自己的时间、意见和反馈；两次的页面互相链接，上一次的订阅者也会收到通知。上一次的意见和反馈原样保留。
            </p>
            <ErrorSummary title="还没有开始准备，有几处需要改正" faults={faultsOf(errors)} />
            <Form method="post" encType="multipart/form-data" className="form">
              <TextArea
                name="reason"
                rows={3}
                label="再次征求意见的理由"
                hint="会随新的一次公布。例如：根据上一次的意见作了较大修改。"
                defaultValue={refused?.reason}
                error={errors.reason}
              />
              <p className="quiet">
                文稿有改动的，请上传或者粘贴新的文稿；都不填的，从现在公布的文字开始。
              </p>
              <ImportFields pasted={refused?.text} errorAt={(field) => errors[field]} />
              <ButtonRow>
                <Button kind="primary" aria-disabled={busy}>
                  {busy ? "正在准备……" : `准备第 ${round} 次征求意见`}
                </Button>
                <a href={paths.office.consultation(slug)}>取消</a>
              </ButtonRow>
            </Form>
          </>
        ) : (
          <Notice title="征求意见还没有截止">
            确需更多时间的，请<a href={paths.office.window(slug)}>延长</a>。
          </Notice>
        )}
      </div>
    </OfficePage>
  );
}
