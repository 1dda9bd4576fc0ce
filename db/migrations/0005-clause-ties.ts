import { type Kysely, sql } from "kysely";

/** Clauses that an officer tied a comment to, besides the one it was made on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
create table clause_ties (
  consultation_id bigint not null,
  comment_id bigint not null,
  clause_id bigint not null,
  officer_id bigint not null references officers,
  tied_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, comment_id, clause_id),
  foreign key (consultation_id, comment_id) references comments,
  foreign key (consultation_id, clause_id) references clauses
);
create index clause_ties_by_clause on clause_ties (consultation_id, clause_id, comment_id);
`;
