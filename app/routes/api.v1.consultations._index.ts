import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerWrongMethod } from "~/app/comments/answer-program.server";
import { receivedByConsultation } from "~/app/comments/public-comments.queries.server";
import { consultationsForPrograms } from "~/app/consultations/home.queries.server";
import { programView } from "~/app/consultations/program-view";
import { paths } from "~/app/paths";

const PAGE = 500;

/** Every published consultation, the newest first; beyond 500 the Link header leads on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const now = context.now();
  const { origin, searchParams } = new URL(request.url);
  const before = searchParams.get("before") ?? "";
  const { rows, next } = await consultationsForPrograms(db, {
    before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
    limit: PAGE,
  });
  const received = await receivedByConsultation(
    db,
    rows.map((row) => row.id),
  );
  const consultations = rows.map((row) => programView(row, received.get(row.id) ?? 0, now));
  const more: Record<string, string> = next
    ? { Link: `<${origin}${paths.api.consultations()}?before=${next}>; rel="next"` }
    : {};
  return answerRead({ consultations }, more);
}

export const action = () => answerWrongMethod("GET");
