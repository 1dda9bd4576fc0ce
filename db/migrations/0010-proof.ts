import { type Kysely, sql } from "kysely";

/**
 * What makes receipts provable: a nonce for each comment, signatures, a tree of hashes with signed
 * heads for each consultation, and an audit whose entries are chained for each office.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table comments add column nonce bytea not null
  default decode(replace(gen_random_uuid()::text, '-', ''), 'hex') check (length(nonce) = 16);

create function keep_nonce() returns trigger language plpgsql as $$
begin
  if new.nonce is distinct from old.nonce then
    raise exception 'a comment is never rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger comments_keep_nonce before update of nonce on comments
  for each row execute function keep_nonce();

create table receipt_signatures (
  consultation_id bigint not null,
  comment_id bigint not null,
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  signature bytea not null check (length(signature) = 64),
  primary key (consultation_id, comment_id)
);
create trigger receipt_signatures_append_only before update or delete on receipt_signatures
  for each row execute function refuse_change();
create trigger receipt_signatures_not_truncated before truncate on receipt_signatures
  for each statement execute function refuse_change();

create table unsealed_comments (
  consultation_id bigint not null,
  comment_id bigint not null,
  primary key (consultation_id, comment_id)
);
create function await_sealing() returns trigger language plpgsql as $$
begin
  insert into unsealed_comments (consultation_id, comment_id)
    select consultation_id, id from fresh;
  return null;
end $$;
create trigger comments_await_sealing after insert on comments
  referencing new table as fresh for each statement execute function await_sealing();
insert into unsealed_comments (consultation_id, comment_id) select consultation_id, id from comments;

create table tree_leaves (
  consultation_id bigint not null references consultations,
  index bigint not null check (index >= 0),
  comment_id bigint not null,
  code text not null,
  hash bytea not null check (length(hash) = 32),
  primary key (consultation_id, index),
  unique (consultation_id, comment_id)
);
create index tree_leaves_by_hash on tree_leaves (consultation_id, hash);
create table tree_nodes (
  consultation_id bigint not null references consultations,
  level integer not null check (level >= 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (consultation_id, level, index)
);
create table tree_heads (
  consultation_id bigint not null references consultations,
  size bigint not null check (size >= 1),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  signature bytea not null check (length(signature) = 64),
  primary key (consultation_id, size)
);

create function keep_growing() returns trigger language plpgsql as $$
declare
  last record;
begin
  select size, at into last from tree_heads
    where consultation_id = new.consultation_id order by size desc limit 1;
  if last.size >= new.size or last.at > new.at then
    raise exception 'a tree only grows' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger tree_heads_grow before insert on tree_heads
  for each row execute function keep_growing();

create trigger tree_leaves_append_only before update or delete on tree_leaves
  for each row execute function refuse_change();
create trigger tree_leaves_not_truncated before truncate on tree_leaves
  for each statement execute function refuse_change();
create trigger tree_nodes_append_only before update or delete on tree_nodes
  for each row execute function refuse_change();
create trigger tree_nodes_not_truncated before truncate on tree_nodes
  for each statement execute function refuse_change();
create trigger tree_heads_append_only before update or delete on tree_heads
  for each row execute function refuse_change();
create trigger tree_heads_not_truncated before truncate on tree_heads
  for each statement execute function refuse_change();

create table audit_chain (
  office_id bigint not null references offices,
  position bigint not null check (position >= 1),
  audit_id bigint not null unique,
  hash bytea not null check (length(hash) = 32),
  primary key (office_id, position)
);
create trigger audit_chain_append_only before update or delete on audit_chain
  for each row execute function refuse_change();
create trigger audit_chain_not_truncated before truncate on audit_chain
  for each statement execute function refuse_change();

create function audit_text(entry audit) returns text language sql stable as $$
  select jsonb_build_array('zhutiao-audit-1', entry.id, entry.office_id, entry.officer_id,
    entry.consultation_id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.action, entry.subject, entry.detail)::text
$$;

create function append_to_audit_chain(entry audit) returns void language plpgsql as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(7306522, (entry.office_id % 2147483647)::integer);
  select position, hash into last from audit_chain
    where office_id = entry.office_id order by position desc limit 1;
  insert into audit_chain (office_id, position, audit_id, hash) values (
    entry.office_id, coalesce(last.position, 0) + 1, entry.id,
    sha256(coalesce(last.hash, decode(repeat('00', 32), 'hex'))
           || convert_to(audit_text(entry), 'UTF8')));
end $$;

create function chain_audit() returns trigger language plpgsql as $$
begin
  perform append_to_audit_chain(new);
  return null;
end $$;
do $$
declare
  entry audit;
begin
  for entry in select * from audit order by office_id, id loop
    perform append_to_audit_chain(entry);
  end loop;
end $$;
create constraint trigger audit_chained after insert on audit
  deferrable initially deferred for each row execute function chain_audit();
`;
