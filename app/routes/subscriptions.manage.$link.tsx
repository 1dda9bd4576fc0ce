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
import { readSubscriberLink } from "~/app/mail/subscriber-link.server";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";
import { PRIVATE_META, PRIVATE_PAGE } from "~/app/platform/private-page";
import { endAllSubscriptions, endSubscription } from "~/app/subscriptions/end-subscriptions.server";
import { SubscriptionRows } from "~/app/subscriptions/subscription-rows";
import { subscriptionsForHolder } from "~/app/subscriptions/subscriptions.queries.server";
import { Button, ButtonLink } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const headers: HeadersFunction = () => PRIVATE_PAGE;

export const meta: MetaFunction = ({ error }) => [...pageTitle(error, "我的订阅"), ...PRIVATE_META];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, env } = context;
  const id = readSubscriberLink(env.personalDataKey, params.link!);
  if (id === null) refuse("not-found");
  const { searchParams } = new URL(request.url);
  return data(
    {
      held: await subscriptionsForHolder(db, env.personalDataKey, id),
      confirmed: searchParams.has("confirmed"),
      ended: searchParams.has("ended"),
    },
    { headers: PRIVATE_PAGE },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env } = context;
  const id = readSubscriberLink(env.personalDataKey, params.link!);
  if (id === null) refuse("not-found");
  const chosen = String((await formOf(request)).get("end") ?? "");
  if (chosen === "all") await endAllSubscriptions(db, id);
  else if (/^[1-9]\d{0,14}$/.test(chosen)) await endSubscription(db, id, Number(chosen));
  else refuse("unreadable");
  return redirect(`${paths.subscriptions.manage(params.link!)}?ended`, 303);
}

export default function Manage() {
  const { held, confirmed, ended } = useLoaderData<typeof loader>();
  return (
    <PublicPage current="subscribe">
      <div className="column stack-loose">
        <Heading level={1}>我的订阅</Heading>
        {held ? (
          <>
            {confirmed ? (
              <Notice tone="success" title="已经订阅">
                以后有消息，会写信告诉您。每封信里都有这一页的网址。
              </Notice>
            ) : null}
            {ended ? <Notice tone="success">已经退订。</Notice> : null}
            <p className="lead">通知发到 {held.address}。</p>
            <SubscriptionRows subscriptions={held.subscriptions} />
            {held.subscriptions.length > 1 ? (
              <form method="post">
                <Button kind="danger" name="end" value="all">
                  全部退订
                </Button>
              </form>
            ) : null}
          </>
        ) : (
          <>
            <p className="lead">您已经全部退订，邮箱已经从订阅名单中删除，不会再收到通知。</p>
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
