import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { answerFeed } from "~/app/subscriptions/answer-feed.server";
import { atomFeed } from "~/app/subscriptions/atom";
import { feedEntries } from "~/app/subscriptions/feed.queries.server";
import { targetValue } from "~/app/subscriptions/subscribe-form";
import { targetOf } from "~/app/subscriptions/target.queries.server";

/** What happens with one consultation. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const found = await targetOf(db, targetValue.consultation(params.slug!));
  if (!found?.consultation || found.consultationId === null) refuse("not-found");
  const { slug, title } = found.consultation;
  const feed = {
    title,
    origin: new URL(request.url).origin,
    path: paths.feeds.consultation(slug),
    page: paths.consultation(slug),
  };
  const entries = await feedEntries(db, context.now(), { consultationId: found.consultationId });
  return answerFeed(request, "atom", atomFeed(feed, entries));
}
