import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptForHolder } from "~/app/comments/receipt.queries.server";
import { readReceiptCode } from "~/app/comments/receipt-code";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { Button } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "查询回执");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("code");
  if (asked === null) return data({ typed: "", fault: null });
  const typed = asked
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 60);
  if (!typed) return data({ typed, fault: "请填写回执号" }, { status: 422 });
  if (!(await takeTurn("receipt", context.address))) refuse("too-many");
  const code = readReceiptCode(typed);
  if (!code) return data({ typed, fault: MALFORMED }, { status: 422 });
  if (!(await receiptForHolder(context.db, code)))
    return data({ typed, fault: UNKNOWN }, { status: 404 });
  throw redirect(paths.receipt(code), 303);
}

const MALFORMED =
  "回执号由 16 位以上的数字和字母组成，形如 0001-7K3F-92QD-MX4A，请核对是否抄漏或者抄错";
const UNKNOWN = "没有找到这个回执号，请核对每一位；回执号里没有字母 I、L、O、U";

export default function FindReceipt() {
  const { typed, fault } = useLoaderData<typeof loader>();
  return (
    <PublicPage current="receipts">
      <div className="column stack-loose">
        <Heading level={1}>查询回执</Heading>
        <ErrorSummary title="没有查到" faults={fault ? [{ field: "code", message: fault }] : []} />
        <p className="lead">输入提交意见后得到的回执号，查看意见是否收到、是否采纳和理由。</p>
        <form className="form" action={paths.receipts()}>
          <Field
            name="code"
            label="回执号"
            hint="不区分大小写，短横线和空格可以不写。"
            width="medium"
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed}
            error={fault}
          />
          <Button kind="primary">查询</Button>
        </form>
      </div>
    </PublicPage>
  );
}
