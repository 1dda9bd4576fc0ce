import { type Kysely, sql } from "kysely";

/**
 * How far a run has come and that it is to stop, how fine the topics are wished, and what officers
 * took out of campaigns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table analysis_runs
  drop constraint analysis_runs_state_check,
  add constraint analysis_runs_state_check
    check (state in ('running', 'finished', 'failed', 'cancelled')),
  add column stage text,
  add column done integer not null default 0,
  add column total integer,
  add column told_at timestamptz not null default clock_timestamp(),
  add column cancel_asked_at timestamptz,
  add column wanted_topics integer,
  add column automatic_topics integer,
  add column distinct_comments integer;

create table analysis_wishes (
  consultation_id bigint primary key references consultations,
  topics integer not null check (topics between 2 and 64),
  officer_id bigint not null references officers,
  wished_at timestamptz not null default clock_timestamp()
);

create table campaign_removals (
  consultation_id bigint not null,
  comment_id bigint not null,
  beside_comment_id bigint not null,
  officer_id bigint not null references officers,
  removed_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, comment_id),
  foreign key (consultation_id, comment_id) references comments,
  foreign key (consultation_id, beside_comment_id) references comments
);

create table campaign_dissolutions (
  consultation_id bigint not null references consultations,
  id bigint generated always as identity,
  template_comment_id bigint not null,
  size integer not null,
  officer_id bigint not null references officers,
  dissolved_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, id),
  foreign key (consultation_id, template_comment_id) references comments
);

create table dissolved_comments (
  consultation_id bigint not null,
  dissolution_id bigint not null,
  comment_id bigint not null,
  primary key (consultation_id, dissolution_id, comment_id),
  foreign key (consultation_id, dissolution_id) references campaign_dissolutions on delete cascade,
  foreign key (consultation_id, comment_id) references comments
);
create index dissolved_by_comment on dissolved_comments (consultation_id, comment_id, dissolution_id);
`;
