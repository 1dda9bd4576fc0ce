import { type Kysely, sql } from "kysely";

/** What an officer does to a draft: steps to take back, confirmations, words that are being typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table drafts add column steps_done integer not null default 0 check (steps_done >= 0);

create table draft_steps (
  consultation_id bigint not null references consultations,
  draft_id bigint not null references drafts,
  position integer not null check (position > 0),
  words text not null check (length(words) between 1 and 200),
  back jsonb not null,
  forth jsonb not null,
  officer_id bigint not null references officers,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, draft_id, position)
);

create table draft_confirmations (
  consultation_id bigint not null references consultations,
  draft_id bigint not null references drafts,
  finding text not null check (length(finding) between 1 and 100),
  officer_id bigint references officers,
  confirmed_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, draft_id, finding)
);

create table unsaved_words (
  consultation_id bigint not null references consultations,
  draft_id bigint not null references drafts,
  officer_id bigint not null references officers,
  clause_key integer not null,
  marker text not null check (length(marker) <= 40),
  heading text not null check (length(heading) <= 50000),
  text text not null check (length(text) <= 50000),
  opened_at_words text not null,
  typed_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, draft_id, officer_id, clause_key)
);
`;
