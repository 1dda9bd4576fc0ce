import { type Kysely, sql } from "kysely";

/** Windows that are extended, changed before they open, or withdrawn; and further rounds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table consultations
  add column withdrawn_at timestamptz,
  add column round integer not null default 1,
  add column previous_id bigint references consultations,
  drop constraint consultations_check2,
  add constraint closed_when_over
    check (closed_at is null or withdrawn_at is not null or closed_at >= closes_at),
  add constraint withdrawn_is_closed check (withdrawn_at is null or closed_at is not null),
  add constraint further_rounds check ((previous_id is null) = (round = 1));
create unique index consultations_next_round on consultations (previous_id)
  where previous_id is not null;

create table window_changes (
  consultation_id bigint not null references consultations,
  id bigint generated always as identity,
  kind text not null check (kind in ('changed', 'extended', 'withdrawn', 'reopened')),
  opens_before timestamptz,
  opens_after timestamptz,
  closes_before timestamptz,
  closes_after timestamptz,
  reason text not null check (length(reason) between 1 and 2000),
  officer_id bigint references officers,
  at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, id)
);
create trigger window_changes_append_only before update or delete on window_changes
  for each row execute function refuse_change();

create function keep_window() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and clock_timestamp() >= old.opens_at
     and (new.closes_at < old.closes_at or new.opens_at <> old.opens_at) then
    raise exception 'an open window is never shortened' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger consultations_keep_window before update of opens_at, closes_at on consultations
  for each row execute function keep_window();
`;
