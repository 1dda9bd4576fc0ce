import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerRead, answerRefusal, answerWrongMethod } from "~/app/comments/answer-program.server";
import { receivedByClause } from "~/app/comments/public-comments.queries.server";
import {
  clausesForReaders,
  consultationForReaders,
  unitsOfClauses,
} from "~/app/consultations/draft.queries.server";
import { indicatorsForReaders } from "~/app/consultations/indicators.queries.server";
import {
  programChanges,
  programRounds,
  programVersions,
  programView,
} from "~/app/consultations/program-view";
import { roundsForReaders } from "~/app/consultations/rounds/rounds.queries.server";
import { publishedVersions } from "~/app/consultations/versions/versions.queries.server";
import { windowChanges } from "~/app/consultations/windows/window-changes.queries.server";

/** One published consultation with its clauses. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context;
  const found = await consultationForReaders(db, params.slug!);
  if (!found) return answerRefusal("not-found");
  const [versions, clauses, units, received, indicators, changes, rounds] = await Promise.all([
    publishedVersions(db, found.id),
    clausesForReaders(db, found),
    unitsOfClauses(db, found.id),
    receivedByClause(db, found.id),
    indicatorsForReaders(db, found.id, found.draftId),
    windowChanges(db, found.id),
    roundsForReaders(db, found.id),
  ]);
  return answerRead({
    ...programView(found, received.all, context.now()),
    version: found.version,
    versions: programVersions(versions),
    changes: programChanges(changes),
    round: found.round,
    rounds: programRounds(rounds),
    clauses: clauses.map((clause) => ({
      id: clause.lineage,
      number: clause.number,
      path: clause.path,
      markerKind: clause.markerKind,
      marker: clause.marker,
      heading: clause.heading,
      text: clause.text,
      units: (units.get(clause.id) ?? []).map((unit) => unit.name),
      comments: received.byClause.get(clause.lineage) ?? 0,
    })),
    indicators: indicators.map((one) => ({
      clause: one.number,
      what: one.what,
      howMuch: one.howMuch,
      byWhen: one.byWhen,
      year: one.year,
      direction: one.direction,
      value: one.value,
      high: one.high,
      unit: one.unit,
      digitsMissing: one.lost,
      quote: one.quote,
    })),
  });
}

export const action = () => answerWrongMethod("GET");
