import type { LoaderFunctionArgs } from "@remix-run/node";
import { officeBySlug } from "~/app/accounts/offices.server";
import { homeHref } from "~/app/consultations/home-address";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { answerFeed } from "~/app/subscriptions/answer-feed.server";
import { atomFeed } from "~/app/subscriptions/atom";
import { feedEntries } from "~/app/subscriptions/feed.queries.server";

/** What happens with the consultations of one office. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const office = await officeBySlug(db, params.slug!);
  if (!office) refuse("not-found");
  const feed = {
    title: `${office.name} · 征求意见`,
    origin: new URL(request.url).origin,
    path: paths.feeds.office(office.slug),
    page: homeHref({ q: "", office: office.slug, stage: null, after: null }),
  };
  const entries = await feedEntries(db, context.now(), { officeId: office.id });
  return answerFeed(request, "atom", atomFeed(feed, entries));
}
