import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { consultationForBoard } from "~/app/triage/board.queries.server";
import { latestRun } from "~/app/triage/runs.queries.server";

/** What the analysis is at, for a board that stays open. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  // Who has to sign in first comes back to the page, not to this.
  const page = new URL(paths.office.board(params.slug!), request.url);
  const officer = await requireOfficer(new Request(page, request), context, "read consultations");
  const consultation = await consultationForBoard(context.db, officer, params.slug!);
  if (!consultation) refuse("not-found");
  return Response.json(await latestRun(context.db, consultation.id));
}
