import type { Kysely, Transaction } from "kysely";
import type {
  AuditTable,
  HolidayYearsTable,
  OfficersTable,
  OfficesTable,
  SessionsTable,
  UnitsTable,
} from "./tables/accounts";
import type { CommentAuthorsTable, CommentsTable, SubmissionKeysTable } from "./tables/comments";
import type {
  ClausesTable,
  ClauseUnitsTable,
  ClosingStepsTable,
  ConsultationsTable,
  DraftsTable,
  RemindersTable,
  WindowChangesTable,
} from "./tables/consultations";
import type {
  DraftConfirmationsTable,
  DraftStepsTable,
  UnsavedWordsTable,
} from "./tables/draft-editing";
import type { IndicatorChangesTable, IndicatorsTable } from "./tables/indicators";
import type { LettersTable, MailPaceTable, OutboxTable } from "./tables/mail";
import type { HeartbeatsTable } from "./tables/operations";
import type {
  AuditChainTable,
  ReceiptSignaturesTable,
  TreeHeadsTable,
  TreeLeavesTable,
  TreeNodesTable,
  UnsealedCommentsTable,
} from "./tables/proof";
import type { OutcomesTable } from "./tables/publication";
import type {
  SubscribersTable,
  SubscriptionRequestsTable,
  SubscriptionsTable,
} from "./tables/subscriptions";
import type {
  AnalysisRunsTable,
  AnalysisWishesTable,
  CampaignDissolutionsTable,
  CampaignRemovalsTable,
  CampaignsTable,
  ClauseTiesTable,
  CommentTopicsTable,
  DissolvedCommentsTable,
  NotesTable,
  OwnTopicsTable,
  TopicMergesTable,
  TopicPlacesTable,
  TopicsTable,
  TriageEntriesTable,
} from "./tables/triage";

export interface Schema {
  offices: OfficesTable;
  holiday_years: HolidayYearsTable;
  officers: OfficersTable;
  sessions: SessionsTable;
  units: UnitsTable;
  audit: AuditTable;
  audit_chain: AuditChainTable;
  consultations: ConsultationsTable;
  closing_steps: ClosingStepsTable;
  reminders: RemindersTable;
  window_changes: WindowChangesTable;
  drafts: DraftsTable;
  draft_steps: DraftStepsTable;
  draft_confirmations: DraftConfirmationsTable;
  unsaved_words: UnsavedWordsTable;
  clauses: ClausesTable;
  clause_units: ClauseUnitsTable;
  indicator_changes: IndicatorChangesTable;
  indicators: IndicatorsTable;
  comments: CommentsTable;
  comment_authors: CommentAuthorsTable;
  submission_keys: SubmissionKeysTable;
  receipt_signatures: ReceiptSignaturesTable;
  unsealed_comments: UnsealedCommentsTable;
  tree_leaves: TreeLeavesTable;
  tree_nodes: TreeNodesTable;
  tree_heads: TreeHeadsTable;
  triage_entries: TriageEntriesTable;
  clause_ties: ClauseTiesTable;
  notes: NotesTable;
  analysis_runs: AnalysisRunsTable;
  topics: TopicsTable;
  topic_merges: TopicMergesTable;
  own_topics: OwnTopicsTable;
  topic_places: TopicPlacesTable;
  campaigns: CampaignsTable;
  comment_topics: CommentTopicsTable;
  analysis_wishes: AnalysisWishesTable;
  campaign_removals: CampaignRemovalsTable;
  campaign_dissolutions: CampaignDissolutionsTable;
  dissolved_comments: DissolvedCommentsTable;
  outcomes: OutcomesTable;
  heartbeats: HeartbeatsTable;
  letters: LettersTable;
  outbox: OutboxTable;
  mail_pace: MailPaceTable;
  subscribers: SubscribersTable;
  subscriptions: SubscriptionsTable;
  subscription_requests: SubscriptionRequestsTable;
}

/** A connection or a transaction: what a query function takes first. */
export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;
