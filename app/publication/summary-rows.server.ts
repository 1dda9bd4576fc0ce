import { setImmediate } from "node:timers/promises";
import { CHANNEL_WORDS } from "~/app/comments/words";
import { leadOf } from "~/app/consultations/clause-lead";
import type { Db } from "~/db/schema";
import { clausesForSummary, type SummaryClause } from "./clauses.queries.server";
import type { Scope } from "./scope.server";
import { type Fold, type PageRow, placeOf, summaryPage } from "./summary-page.server";
import { clauseName, DECISION_WORDS, senderWords, UNDECIDED_WORD } from "./words";

const PAGE = 1_000;
/** So many rows are set before whoever asked for something else meanwhile has a turn. */
const AT_ONCE = 200;

/** 意见汇总处理表: head and width in letters of Chinese type. */
export const SUMMARY_COLUMNS = [
  { head: "序号", width: 6 },
  { head: "条款", width: 18 },
  { head: "原文", width: 36 },
  { head: "意见内容", width: 44 },
  { head: "修改建议", width: 30 },
  { head: "提出单位/个人", width: 14 },
  { head: "渠道", width: 10 },
  { head: "人数", width: 7 },
  { head: "采纳情况", width: 10 },
  { head: "理由/处理说明", width: 36 },
  { head: "责任单位", width: 18 },
] as const;

export type SummaryCells = (string | number)[];

/**
 * The rows of the summary table, a page of the database at a time. Campaigns are one row with the
 * number of their senders. Read in one transaction, they add up to its totals.
 */
export async function* summaryRows(
  db: Db,
  scope: Scope,
  fold: Fold,
  pageSize = PAGE,
): AsyncGenerator<SummaryCells> {
  const clauses = await clausesForSummary(db, scope.consultationId);
  let serial = 0;
  let after = null;
  for (;;) {
    const rows: PageRow[] = await summaryPage(db, scope, fold, after, pageSize);
    for (const [at, row] of rows.entries()) {
      if (at % AT_ONCE === 0) await setImmediate();
      yield cells(++serial, row, clauses.get(row.clauseId ?? 0) ?? null);
    }
    if (rows.length < pageSize) return;
    after = placeOf(rows.at(-1)!);
  }
}

function cells(serial: number, row: PageRow, clause: SummaryClause | null): SummaryCells {
  return [
    serial,
    clauseName(clause),
    clause ? leadOf(clause) + clause.text : "",
    row.body,
    row.suggestion ?? "",
    senderWords(row.publicName, row.senders),
    CHANNEL_WORDS[row.channel],
    row.senders,
    row.decision ? DECISION_WORDS[row.decision] : UNDECIDED_WORD,
    row.reason,
    row.unit ?? clause?.units.join("、") ?? "",
  ];
}
