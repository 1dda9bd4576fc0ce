import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFeed } from "~/app/subscriptions/answer-feed.server";
import { deadlineCalendar } from "~/app/subscriptions/calendar";
import { deadlinesAhead } from "~/app/subscriptions/calendar.queries.server";

/** The deadlines of everything that is open or planned. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const ahead = await deadlinesAhead(context.db, context.now());
  const name = ["征求意见截止时间", context.env.cityName].filter(Boolean).join(" · ");
  return answerFeed(
    request,
    "calendar",
    deadlineCalendar({ name, origin }, ahead),
    "deadlines.ics",
  );
}
