import type { LoaderFunctionArgs } from "@remix-run/node";
import { refuse } from "~/app/platform/errors";
import { answerFeed } from "~/app/subscriptions/answer-feed.server";
import { deadlineCalendar } from "~/app/subscriptions/calendar";
import { deadlineOf } from "~/app/subscriptions/calendar.queries.server";

/** The deadline of one consultation, for a calendar. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const deadline = await deadlineOf(context.db, params.slug!);
  if (!deadline) refuse("not-found");
  const calendar = deadlineCalendar({ name: deadline.title, origin }, [deadline]);
  return answerFeed(request, "calendar", calendar, `${deadline.slug}.ics`);
}
