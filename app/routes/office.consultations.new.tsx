import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { handIn } from "~/app/consultations/hand-in";
import { ImportFields } from "~/app/consultations/import-fields";
import { givenDocument, MAX_KEPT_LETTERS } from "~/app/consultations/import-form";
import { pageTitle } from "~/app/consultations/public-page";
import type { TakenDocument } from "~/app/drafts/take-in-document";
import { takeInDocumentApart } from "~/app/drafts/take-in-document.server";
import { paths } from "~/app/paths";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { asksAgain } from "~/app/platform/revalidate";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { OfficePage } from "~/app/ui/office-page";

export const shouldRevalidate = asksAgain;

export const meta: MetaFunction = ({ error }) => pageTitle(error, "导入文稿", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOfficer(request, context, "prepare drafts");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const form = await formOf(request);
  const pasted = String(form.get("text") ?? "");
  const given = await givenDocument(form);
  const refused = (fault: string, status = 422) => {
    const field = given && !("files" in given.document) ? "text" : "document";
    const kept = pasted.length > MAX_KEPT_LETTERS ? "" : pasted;
    return data({ pasted: kept, field, fault }, { status });
  };
  if (!given) return refused("请选择一份文稿，或把正文粘贴到下面。");
  let document: TakenDocument;
  try {
    const { calendar } = await officeTerms(context.db, officer.officeId);
    document = await takeInDocumentApart({ ...given.document, calendar });
  } catch (error) {
    const { status, errors } = refusal(error);
    return refused(errors.form!, status);
  }
  if ("fault" in document) return refused(document.fault);
  const { slug } = await createConsultation(context.db, context.now(), {
    officeId: officer.officeId,
    officeSlug: officer.officeSlug,
    officerId: officer.id,
    sourceName: given.name,
    sourceText: document.text,
    outline: document.outline,
  });
  return redirect(paths.office.draft(slug));
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) =>
  handIn(request, () => serverAction<typeof action>());

export default function NewConsultation() {
  const refused = useActionData<typeof clientAction>();
  const reading = useNavigation().state !== "idle";
  return (
    <OfficePage crumbs={[{ href: paths.office.home(), label: "征求意见" }, { label: "导入文稿" }]}>
      <div className="column stack-loose">
        <Heading level={1}>导入文稿</Heading>
        <p className="lead">
          {"把征求意见的公告、草案、起草说明和附件一起交来，一份文件或几份都可以。系统会逐条拆开，" +
            "读出标题、截止时间、联系方式和责任单位，请您核对后再公布；在公布之前，公众看不到。"}
        </p>
        <ErrorSummary
          title="还没有读入文稿"
          faults={refused ? [{ field: refused.field, message: refused.fault }] : []}
        />
        <Form method="post" encType="multipart/form-data" className="form">
          <ImportFields
            pasted={refused?.pasted}
            errorAt={(field) => (refused?.field === field ? refused.fault : undefined)}
          />
          <ButtonRow>
            <Button kind="primary" aria-disabled={reading}>
              {reading ? "正在读取……" : "读取文稿"}
            </Button>
            <a href={paths.office.home()}>取消</a>
          </ButtonRow>
        </Form>
      </div>
    </OfficePage>
  );
}
