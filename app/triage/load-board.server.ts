import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { redlineOf } from "~/app/drafts/redline";
import type { Db } from "~/db/schema";
import {
  campaignsForBoard,
  commentsForBoard,
  type consultationForBoard,
  currentRun,
  progressForBoard,
} from "./board.queries.server";
import { type BoardAddress, filtersOf } from "./board-address";
import { commentForBoard, topicForBoard } from "./comment.queries.server";
import { clauseForBoard, facetForLens } from "./lens.queries.server";
import type { Matter } from "./matching.server";

type Consultation = NonNullable<Awaited<ReturnType<typeof consultationForBoard>>>;

/** Everything the board shows at this address, and nothing that it does not show. */
export async function loadBoard(
  db: Db,
  officer: Officer,
  consultation: Consultation,
  address: BoardAddress,
) {
  const run = await currentRun(db, consultation.id);
  const matter: Matter = { consultationId: consultation.id, runId: run.finished?.id ?? null };
  const filters = filtersOf(address);
  const firstPage = address.after === undefined && address.before === undefined;
  const grouped = firstPage && address.list !== "each" && filters.campaign === undefined;
  const [progress, matching, facet, list, groups, comment, units, topic, clause] =
    await Promise.all([
      progressForBoard(db, officer, matter),
      progressForBoard(db, officer, matter, filters),
      facetForLens(db, officer, matter, filters, address.by),
      commentsForBoard(db, officer, matter, filters, {
        after: address.after,
        before: address.before,
        each: address.list === "each",
        kept: address.kept,
      }),
      grouped ? campaignsForBoard(db, officer, matter, filters, address.kept) : [],
      address.c === undefined ? null : commentForBoard(db, officer, matter, address.c),
      unitsOfOffice(db, officer.officeId),
      typeof address.topic === "number" ? topicForBoard(db, matter, address.topic) : null,
      typeof address.clause === "number" ? clauseForBoard(db, matter, address.clause) : null,
    ]);
  const answered = consultation.answeredAt !== null;
  return {
    address,
    consultation: { slug: consultation.slug, title: consultation.title, answered },
    can: {
      decide: !answered && may(officer.role, "answer for the own unit"),
      assign: !answered && may(officer.role, "triage comments"),
      review: may(officer.role, "review comments"),
      note: may(officer.role, "write notes"),
      author: may(officer.role, "export comments"),
      analyse: !answered && may(officer.role, "triage comments"),
      answer: may(officer.role, "triage comments") || may(officer.role, "publish outcomes"),
    },
    run: {
      state: run.latest,
      mode: run.finished?.mode ?? null,
      comments: run.finished?.comments ?? null,
      keyPhrases: run.finished?.keyPhrases ?? [],
    },
    progress,
    matching: matching.all,
    facet,
    list,
    groups,
    topic,
    clause,
    comment: comment && { ...comment, redline: comparisonOf(comment) },
    units: units.map(({ id, name }) => ({ id, name })),
  };
}

export type Board = Awaited<ReturnType<typeof loadBoard>>;
export type OpenComment = NonNullable<Board["comment"]>;

function comparisonOf(comment: {
  suggestion: string | null;
  clauseHeading: string | null;
  clauseText: string | null;
}) {
  const before = `${comment.clauseHeading ?? ""}${comment.clauseText ?? ""}`;
  return comment.suggestion ? redlineOf(before, comment.suggestion) : null;
}
