import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { placeOfClause } from "~/app/consultations/versions/clause-place";
import { redlineOf } from "~/app/drafts/changes/redline";
import type { Db } from "~/db/schema";
import {
  campaignsForBoard,
  commentsForBoard,
  type consultationForBoard,
  currentRun,
  progressForBoard,
} from "./board.queries.server";
import { type BoardAddress, filtersOf, refiltered } from "./board-address";
import { apartForBoard, campaignChanges, campaignForBoard } from "./campaign.queries.server";
import { daysOf } from "./campaign-days";
import { tiesForBoard } from "./clause-hints.queries.server";
import { type BoardComment, commentForBoard } from "./comment.queries.server";
import { clauseForBoard, facetForLens } from "./lens.queries.server";
import type { Matter } from "./matching.server";
import { granularityOf, latestRun } from "./runs.queries.server";
import { meanStance, topicForBoard } from "./topic.queries.server";
import {
  placeForBoard,
  topicChangesForBoard,
  topicsForBoard,
} from "./topic-changes.queries.server";
import { placeWords } from "./words";

type Consultation = NonNullable<Awaited<ReturnType<typeof consultationForBoard>>>;

/** Everything the board shows at this address, and nothing that it does not show. */
export async function loadBoard(
  db: Db,
  officer: Officer,
  consultation: Consultation,
  address: BoardAddress,
) {
  const run = await currentRun(db, consultation.id);
  const [latest, granularity] = await Promise.all([
    latestRun(db, consultation.id),
    granularityOf(db, consultation.id, run.finished),
  ]);
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
      typeof address.topic === "number" ? topicForBoard(db, officer, matter, address.topic) : null,
      address.clause && address.clause !== "whole"
        ? clauseForBoard(db, matter, address.clause)
        : null,
    ]);
  const [ties, campaign, changes, apart, topics, topicChanges, placed] = await Promise.all([
    tiesForBoard(
      db,
      consultation.id,
      list.comments.map(({ id }) => id),
    ),
    filters.campaign ? campaignForBoard(db, officer, matter, filters.campaign) : null,
    address.by === "topic" ? campaignChanges(db, officer, matter) : [],
    comment ? apartForBoard(db, consultation.id, comment.id) : { removal: null, dissolution: null },
    topicsForBoard(db, consultation.id, matter.runId),
    address.by === "topic"
      ? topicChangesForBoard(db, officer, consultation.id)
      : { merges: [], own: [], places: [] },
    comment ? placeForBoard(db, consultation.id, comment.id) : null,
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
      latest,
      granularity,
      mode: run.finished?.mode ?? null,
      comments: run.finished?.comments ?? null,
      keyPhrases: run.finished?.keyPhrases ?? [],
    },
    progress,
    matching: matching.all,
    facet,
    list: {
      ...list,
      comments: list.comments.map((one) => ({
        ...one,
        tiedTo: ties.filter(({ commentId }) => commentId === one.id).map(({ place }) => place),
      })),
    },
    groups,
    topic: topic && {
      ...topic,
      mean: meanStance(topic.stances),
      clauses: topic.clauses.map((one) => ({
        place: placeWords(one),
        count: one.count,
        to: refiltered(address, { clause: placeOfClause(one) }),
      })),
    },
    clause,
    campaign: campaign && {
      ...campaign,
      ...daysOf(campaign.days, consultation.opensAt, earlier(consultation)),
    },
    campaignChanges: changes,
    topics,
    topicChanges,
    comment: comment && {
      ...comment,
      ties: comment.ties.map((tie) => ({
        ...tie,
        at: refiltered(address, { by: "clause", clause: tie.clause, c: comment.id }),
      })),
      apart,
      placed,
      // Where an officer put it, no word of it did.
      because: placed ? [] : comment.because,
      redline: comparisonOf(comment),
      since: changeSince(comment),
    },
    units: units.map(({ id, name }) => ({ id, name })),
  };
}

/** Now, or the end of the window where that has passed. */
const earlier = ({ now, closesAt }: Consultation) => (closesAt && closesAt < now ? closesAt : now);

export type Board = Awaited<ReturnType<typeof loadBoard>>;
export type OpenComment = NonNullable<Board["comment"]>;

/** What became of the clause after the comment: null where it reads as it did. */
function changeSince(comment: BoardComment) {
  const { clauseVersion, standingVersion, standingGone } = comment;
  if (clauseVersion === null || standingVersion === null) return null;
  const then = (comment.clauseHeading ?? "") + (comment.clauseText ?? "");
  const now = (comment.standingHeading ?? "") + (comment.standingText ?? "");
  if (then === now && !standingGone) return null;
  return {
    version: clauseVersion,
    gone: standingGone ?? false,
    words: then === now ? null : now,
    redline: then === now ? null : redlineOf(then, now),
  };
}

function comparisonOf(comment: {
  suggestion: string | null;
  clauseHeading: string | null;
  clauseText: string | null;
}) {
  const before = `${comment.clauseHeading ?? ""}${comment.clauseText ?? ""}`;
  return comment.suggestion ? redlineOf(before, comment.suggestion) : null;
}
