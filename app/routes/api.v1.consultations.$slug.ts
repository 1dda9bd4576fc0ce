import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { receivedByClause } from "~/app/comments/public-comments.queries.server";
import {
  clausesForReaders,
  consultationForReaders,
  unitsOfClauses,
} from "~/app/consultations/draft.queries.server";
import { programView } from "~/app/consultations/program-view";

/** One published consultation with its clauses. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const found = await consultationForReaders(db, params.slug!);
  if (!found) return answerRefusal("not-found");
  const [clauses, units, received] = await Promise.all([
    clausesForReaders(db, found),
    unitsOfClauses(db, found.id),
    receivedByClause(db, found.id),
  ]);
  return answerRead({
    ...programView(found, received.all, context.now()),
    clauses: clauses.map((clause) => ({
      number: clause.number,
      path: clause.path,
      markerKind: clause.markerKind,
      marker: clause.marker,
      heading: clause.heading,
      text: clause.text,
      units: (units.get(clause.id) ?? []).map((unit) => unit.name),
      comments: received.byClause.get(clause.id) ?? 0,
    })),
  });
}

export const action = () => answerWrongMethod("GET");
