import { type Kysely, sql } from "kysely";

/** Why a further round is held; which rule a window is measured by; the holidays an office counts with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table consultations
  add column round_reason text check (length(round_reason) between 1 and 2000),
  add column window_rule text not null default 'decision'
    check (window_rule in ('decision', 'legislation', 'market', 'regulatory')),
  add constraint further_rounds_say_why check ((round = 1) = (round_reason is null));

alter table offices
  add column regulatory_working_days integer not null default 7
    check (regulatory_working_days between 1 and 60);

create table holiday_years (
  office_id bigint not null references offices,
  year integer not null check (year between 2000 and 2100),
  days_off text[] not null,
  days_at_work text[] not null,
  officer_id bigint references officers,
  at timestamptz not null default clock_timestamp(),
  primary key (office_id, year)
);
`;
