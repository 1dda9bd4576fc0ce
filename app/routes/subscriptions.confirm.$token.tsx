import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { PRIVATE_META, PRIVATE_PAGE } from "~/app/platform/private-page";
import {
  confirmSubscription,
  requestForHolder,
} from "~/app/subscriptions/confirm-subscription.server";
import { REQUEST_MINUTES, targetWords } from "~/app/subscriptions/words";
import { Button, ButtonLink } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const headers: HeadersFunction = () => PRIVATE_PAGE;

export const meta: MetaFunction = ({ error }) => [...pageTitle(error, "确认订阅"), ...PRIVATE_META];

/** Programs that look into letters open addresses: opening this one changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const target = await requestForHolder(context.db, params.token!);
  return data(
    { what: target && targetWords(target) },
    { status: target ? 200 : 410, headers: PRIVATE_PAGE },
  );
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { db, env } = context;
  const link = await confirmSubscription(db, env.personalDataKey, params.token!);
  // Used or too old: the page says so.
  if (!link) return redirect(paths.subscriptions.confirm(params.token!), 303);
  return redirect(`${paths.subscriptions.manage(link)}?confirmed`, 303);
}

export default function Confirm() {
  const { what } = useLoaderData<typeof loader>();
  return (
    <PublicPage current="subscribe">
      <div className="column stack-loose">
        {what ? (
          <>
            <Heading level={1}>确认订阅</Heading>
            <p className="lead">用收到信的邮箱订阅：{what}。</p>
            <form method="post">
              <Button kind="primary">确认订阅</Button>
            </form>
            <p className="quiet">不是您申请的？关上这一页即可，不会再收到信。</p>
          </>
        ) : (
          <>
            <Heading level={1}>这个网址已经失效</Heading>
            <p className="lead">
              确认的网址 {REQUEST_MINUTES} 分钟内有效，只能用一次。如果已经确认过，订阅已经生效。
            </p>
            <p>
              <ButtonLink kind="secondary" href={paths.subscribe()}>
                重新订阅
              </ButtonLink>
            </p>
          </>
        )}
      </div>
    </PublicPage>
  );
}
