import { type Kysely, sql } from "kysely";

/** What follows a closing, who was reminded of what, and when the platform's own work was last done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table consultations add column closing_followed_at timestamptz;
update consultations set closing_followed_at = closed_at where closed_at is not null;
create index consultations_closing on consultations (closed_at)
  where closed_at is not null and closing_followed_at is null;
create index consultations_unanswered on consultations (closes_at)
  where published_at is not null and answered_at is null;

create table closing_steps (
  consultation_id bigint not null references consultations,
  step text not null,
  done_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, step)
);

create table reminders (
  consultation_id bigint not null references consultations,
  kind text not null,
  day date not null,
  sent_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, kind, day)
);

create table heartbeats (
  name text primary key,
  worker text not null,
  at timestamptz not null default clock_timestamp()
);
`;
