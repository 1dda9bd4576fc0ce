import type { AppLoadContext } from "@remix-run/node";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readReceiptCode } from "~/app/comments/receipt-code";
import { STANCE_WORDS } from "~/app/comments/words";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { PRIVATE_META, PRIVATE_PAGE } from "~/app/platform/private-page";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { checkForm } from "~/app/proof/check-form";
import { Digest } from "~/app/proof/digest";
import { receiptFile } from "~/app/proof/receipt-file.queries.server";
import { isWhatWasSaid } from "~/app/proof/verify/verify-receipt";
import { Button } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { ErrorSummary } from "~/app/ui/error-summary";
import { TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Crumbs } from "~/app/ui/navigation";
import { Notice } from "~/app/ui/notice";
import { STANCES } from "~/db/tables/comments";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const headers: HeadersFunction = () => PRIVATE_PAGE;

export const meta: MetaFunction = ({ error }) => [...pageTitle(error, "核对文字"), ...PRIVATE_META];

/** The receipt's fingerprint and nonce; what was said is not shown here. */
async function receiptOf({ db, env, address }: AppLoadContext, typed: string) {
  if (!(await takeTurn("receipt", address))) refuse("too-many");
  const code = readReceiptCode(typed);
  const file = code ? await receiptFile(db, env.signingKeys, code) : null;
  if (!file) refuse("not-found");
  return file.receipt;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { code, content } = await receiptOf(context, params.code!);
  return data({ code, content }, { headers: PRIVATE_PAGE });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const receipt = await receiptOf(context, params.code!);
  const form = await formOf(request);
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = { body: text("body"), suggestion: text("suggestion"), stance: text("stance") };
  const parsed = checkForm.safeParse(typed);
  if (!parsed.success)
    return data({ typed, errors: fieldErrors(parsed.error), same: null }, { status: 422 });
  return data({ typed, errors: {}, same: isWhatWasSaid(receipt, parsed.data) });
}

const FIELDS = ["stance", "body", "suggestion"] as const;

export default function CheckReceipt() {
  const { code, content } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string | undefined> = answer?.errors ?? {};
  const faults = FIELDS.flatMap((field) =>
    errors[field] ? [{ field, message: errors[field] }] : [],
  );
  return (
    <PublicPage>
      <div className="column stack-loose">
        <Crumbs
          label="位置"
          crumbs={[{ href: paths.receipt(code), label: `回执 ${code}` }, { label: "核对文字" }]}
        />
        <Heading level={1}>核对文字</Heading>
        <ErrorSummary title="还不能核对" faults={faults} />
        {answer?.same === true ? (
          <Notice tone="success" title="一字不差">
            这段文字就是提交时的原文，指纹与回执上的相同。
          </Notice>
        ) : null}
        {answer?.same === false ? (
          <Notice tone="warn" title="对不上">
            文字、态度或者“建议改成”与提交时的不一样。差一个字、一个标点都对不上，请核对后再试；开头和末尾的空白不算。
          </Notice>
        ) : null}
        <p className="lead">填入您手里的文字，看它是不是这张回执所记的原文。填写的内容不会保存。</p>
        <form className="form" method="post">
          <Choices
            name="stance"
            label="当时的态度"
            inline
            choices={STANCES.map((stance) => ({ value: stance, label: STANCE_WORDS[stance] }))}
            chosen={answer?.typed.stance ?? ""}
            error={errors.stance}
          />
          <TextArea
            name="body"
            label="意见"
            rows={6}
            defaultValue={answer?.typed.body}
            error={errors.body}
          />
          <TextArea
            name="suggestion"
            label="建议改成"
            mark="没有写就留空"
            rows={4}
            defaultValue={answer?.typed.suggestion}
            error={errors.suggestion}
          />
          <Button kind="primary">核对</Button>
        </form>
        <p className="quiet">
          回执上的指纹：<Digest>{content}</Digest>
        </p>
      </div>
    </PublicPage>
  );
}
