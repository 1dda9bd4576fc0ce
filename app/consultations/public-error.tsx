import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useContext } from "react";
import { paths } from "~/app/paths";
import { RequestContext } from "~/app/platform/request-context";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { PublicPage } from "./public-page";

/** A citizens' page that could not be given: what happened, that nothing was lost, what to do. */
export function PublicErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useContext(RequestContext);
  const expected = isRouteErrorResponse(error);
  const said = expected && typeof error.data === "string" ? error.data : "";
  const heading = expected ? HEADINGS[error.status] : undefined;
  return (
    <PublicPage>
      <title>{`${heading ?? "出了点问题"} · 逐条征求意见`}</title>
      <div className="column stack">
        <Heading level={1}>{heading ?? "出了点问题"}</Heading>
        <p>{said || "网站没能完成这次请求。您已经提交成功的内容不受影响，请稍后再试。"}</p>
        <ButtonRow>
          <ButtonLink kind="primary" href={paths.home()}>
            查看正在征求意见的文稿
          </ButtonLink>
          <ButtonLink kind="secondary" href={paths.receipts()}>
            查询回执
          </ButtonLink>
        </ButtonRow>
        {requestId ? <p className="quiet">请求编号 {requestId}</p> : null}
      </div>
    </PublicPage>
  );
}

const HEADINGS: Record<number, string> = {
  404: "没有找到",
  429: "请稍后再试",
};
