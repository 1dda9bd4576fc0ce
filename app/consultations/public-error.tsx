import { useRouteError } from "@remix-run/react";
import { paths } from "~/app/paths";
import { errorWords } from "~/app/platform/error-words";
import { RequestNumber } from "~/app/platform/request-number";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { PublicPage } from "./public-page";

/** A citizens' page that could not be given: what happened, that nothing was lost, what to do. */
export function PublicErrorBoundary() {
  const { heading, sentence } = errorWords(useRouteError());
  return (
    <PublicPage>
      <div className="column stack">
        <Heading level={1}>{heading}</Heading>
        <p>{sentence}</p>
        <ButtonRow>
          <ButtonLink kind="primary" href={paths.home()}>
            返回首页
          </ButtonLink>
          <ButtonLink kind="secondary" href={paths.receipts()}>
            查询回执
          </ButtonLink>
        </ButtonRow>
        <RequestNumber />
      </div>
    </PublicPage>
  );
}
