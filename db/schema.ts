import type { Kysely, Transaction } from "kysely";
import type {
  AuditTable,
  OfficersTable,
  OfficesTable,
  SessionsTable,
  UnitsTable,
} from "./tables/accounts";
import type { CommentAuthorsTable, CommentsTable, SubmissionKeysTable } from "./tables/comments";
import type {
  ClausesTable,
  ClauseUnitsTable,
  ConsultationsTable,
  DraftsTable,
} from "./tables/consultations";
import type { OutcomesTable } from "./tables/publication";
import type {
  AnalysisRunsTable,
  CampaignsTable,
  CommentTopicsTable,
  NotesTable,
  TopicsTable,
  TriageEntriesTable,
} from "./tables/triage";

export interface Schema {
  offices: OfficesTable;
  officers: OfficersTable;
  sessions: SessionsTable;
  units: UnitsTable;
  audit: AuditTable;
  consultations: ConsultationsTable;
  drafts: DraftsTable;
  clauses: ClausesTable;
  clause_units: ClauseUnitsTable;
  comments: CommentsTable;
  comment_authors: CommentAuthorsTable;
  submission_keys: SubmissionKeysTable;
  triage_entries: TriageEntriesTable;
  notes: NotesTable;
  analysis_runs: AnalysisRunsTable;
  topics: TopicsTable;
  campaigns: CampaignsTable;
  comment_topics: CommentTopicsTable;
  outcomes: OutcomesTable;
}

/** A connection or a transaction: what a query function takes first. */
export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;
