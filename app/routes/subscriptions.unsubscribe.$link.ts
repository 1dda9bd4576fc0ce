import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readSubscriberLink } from "~/app/mail/subscriber-link.server";
import { paths } from "~/app/paths";
import { PRIVATE_PAGE } from "~/app/platform/private-page";
import { endAllSubscriptions } from "~/app/subscriptions/end-subscriptions.server";

/**
 * One-click unsubscribing of mail programs (RFC 8058): they post here without cookies and without
 * a page of ours, and the signed link alone says whose subscriptions end. A person who opens the
 * address is led to the page with the buttons.
 */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(paths.subscriptions.manage(params.link!), 303);

export async function action({ params, context }: ActionFunctionArgs) {
  const id = readSubscriberLink(context.env.personalDataKey, params.link!);
  const headers = { ...PRIVATE_PAGE, "Content-Type": "text/plain; charset=utf-8" };
  if (id === null) return new Response("没有这个退订网址。", { status: 404, headers });
  await endAllSubscriptions(context.db, id);
  return new Response("已经退订。", { headers });
}
