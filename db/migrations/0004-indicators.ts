import { type Kysely, sql } from "kysely";

/** Key figures of a draft: what officers changed in them, and what was published. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
create table indicator_changes (
  consultation_id bigint not null references consultations,
  key text not null check (length(key) between 1 and 40),
  excluded boolean not null default false,
  what text check (length(what) between 1 and 200),
  how_much text check (length(how_much) between 1 and 100),
  by_when text check (length(by_when) <= 60),
  officer_id bigint references officers,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, key),
  check (excluded or (what is not null and how_much is not null and by_when is not null))
);

create table indicators (
  consultation_id bigint not null,
  draft_id bigint not null references drafts,
  position integer not null,
  clause_id bigint not null,
  what text not null,
  how_much text not null,
  by_when text not null,
  year integer,
  carried boolean not null,
  lost boolean not null,
  corrected boolean not null,
  direction text not null,
  value double precision,
  high double precision,
  unit text not null,
  quote text not null,
  primary key (consultation_id, draft_id, position),
  foreign key (consultation_id, clause_id) references clauses
);
create trigger indicators_keep_published before insert or update or delete on indicators
  for each row execute function keep_published_clause();
`;
