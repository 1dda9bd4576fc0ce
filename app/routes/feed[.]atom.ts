import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/app/paths";
import { answerFeed } from "~/app/subscriptions/answer-feed.server";
import { atomFeed } from "~/app/subscriptions/atom";
import { feedEntries } from "~/app/subscriptions/feed.queries.server";

/** What happens with all consultations. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const title = ["逐条征求意见", context.env.cityName].filter(Boolean).join(" · ");
  const feed = { title, origin, path: paths.feeds.all(), page: paths.home() };
  return answerFeed(request, "atom", atomFeed(feed, await feedEntries(context.db, context.now())));
}
