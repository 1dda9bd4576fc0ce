import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { pageTitle } from "~/app/consultations/public-page";
import { MAX_LETTERS, type TakenDocument } from "~/app/drafts/take-in-document";
import { takeInDocumentInThread } from "~/app/drafts/take-in-document.server";
import { paths } from "~/app/paths";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field, TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Crumbs } from "~/app/ui/navigation";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "导入文稿", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOfficer(request, context, "prepare drafts");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const form = await formOf(request);
  const pasted = String(form.get("text") ?? "");
  const file = form.get("document");
  const given = file instanceof File && file.size > 0 ? file : null;
  const refused = (fault: string, status = 422) => {
    const field = !given && pasted.trim() ? "text" : "document";
    return data({ pasted: pasted.length > MAX_LETTERS ? "" : pasted, field, fault }, { status });
  };
  if (!given && !pasted.trim()) return refused("请选择一份文稿，或把正文粘贴到下面。");
  let document: TakenDocument;
  try {
    document = await takeInDocumentInThread(
      given ? { bytes: new Uint8Array(await given.arrayBuffer()) } : { text: pasted },
    );
  } catch (error) {
    const { status, errors } = refusal(error);
    return refused(errors.form!, status);
  }
  if ("fault" in document) return refused(document.fault);
  const { slug } = await createConsultation(context.db, context.now(), {
    officeId: officer.officeId,
    officeSlug: officer.officeSlug,
    officerId: officer.id,
    sourceName: given?.name || "粘贴的文稿",
    sourceText: document.text,
    outline: document.outline,
  });
  return redirect(paths.office.draft(slug));
}

export default function NewConsultation() {
  const refused = useActionData<typeof action>();
  const reading = useNavigation().state !== "idle";
  const errorAt = (field: string) => (refused?.field === field ? refused.fault : undefined);
  return (
    <main className="office-page" id="main">
      <div className="column-office">
        <Crumbs
          label="位置"
          crumbs={[{ href: paths.office.home(), label: "征求意见" }, { label: "导入文稿" }]}
        />
        <div className="column stack-loose">
          <Heading level={1}>导入文稿</Heading>
          <p className="lead">
            {"把征求意见的公告和草案全文一起交来。系统会逐条拆开，读出标题、截止时间、联系方式和责任单位，" +
              "请您核对后再公布；在公布之前，公众看不到。"}
          </p>
          <ErrorSummary
            title="还没有读入文稿"
            faults={refused ? [{ field: refused.field, message: refused.fault }] : []}
          />
          <Form method="post" encType="multipart/form-data" className="form">
            <Field
              name="document"
              type="file"
              accept=".txt,text/plain"
              label="上传纯文本文件"
              hint="扩展名为 .txt，不超过 20 MB；UTF-8、GB18030（GBK）和 UTF-16 编码都可以。Word 和 PDF 请先另存为纯文本。"
              error={errorAt("document")}
            />
            <TextArea
              name="text"
              rows={14}
              label="或者粘贴全文"
              mark="上传了文件时以文件为准"
              hint="从标题、公告到草案正文都可以一起粘贴，网页上多余的内容会被识别并列出来。"
              defaultValue={refused?.pasted}
              error={errorAt("text")}
              spellCheck={false}
            />
            <ButtonRow>
              <Button kind="primary" aria-disabled={reading}>
                {reading ? "正在读取……" : "读取文稿"}
              </Button>
              <a href={paths.office.home()}>取消</a>
            </ButtonRow>
          </Form>
        </div>
      </div>
    </main>
  );
}
