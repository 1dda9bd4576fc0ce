import { type Kysely, sql } from "kysely";

/** Versions of a draft: clauses with a lineage, a public note, and nothing published is rewritten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table drafts
  add column title text not null default '',
  add column purpose text not null default 'consultation'
    check (purpose in ('consultation', 'correction', 'final')),
  add column note text not null default '' check (length(note) <= 2000),
  add column created_by bigint references officers,
  add column published_by bigint references officers;
update drafts d set title = c.title
  from consultations c where c.id = d.consultation_id and d.published_at is not null;
alter table drafts
  add check ((version = 1) = (purpose = 'consultation')),
  add check (published_at is null or version = 1 or length(trim(note)) > 0);
create unique index drafts_one_in_preparation on drafts (consultation_id) where published_at is null;

alter table clauses
  add column lineage bigint,
  add column drawn_from jsonb not null default '[]';
alter table clauses disable trigger clauses_keep_published;
update clauses set lineage = id;
alter table clauses enable trigger clauses_keep_published;
alter table clauses
  alter column lineage set not null,
  add unique (consultation_id, draft_id, lineage),
  add foreign key (consultation_id, lineage) references clauses (consultation_id, id);
create index clauses_by_lineage on clauses (consultation_id, lineage, draft_id);

create function begin_lineage() returns trigger language plpgsql as $$
begin
  new.lineage := coalesce(new.lineage, new.id);
  return new;
end $$;
create trigger clauses_begin_lineage before insert on clauses
  for each row execute function begin_lineage();

create or replace function keep_published_clause() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT'
     and exists (select 1 from drafts where id = old.draft_id and published_at is not null) then
    raise exception 'a published clause is never rewritten' using errcode = 'restrict_violation';
  end if;
  if tg_op <> 'DELETE'
     and exists (select 1 from drafts where id = new.draft_id and published_at is not null) then
    raise exception 'a published version takes no further clause' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger clauses_none_added before insert on clauses
  for each row execute function keep_published_clause();

create function keep_published_version() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published version is never rewritten' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger drafts_keep_published before update or delete on drafts
  for each row execute function keep_published_version();
`;
