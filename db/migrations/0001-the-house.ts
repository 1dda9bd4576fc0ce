import { type Kysely, sql } from "kysely";

/** The first house: offices and officers, consultations, comments, triage, publication. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
create table offices (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null default clock_timestamp()
);

create table units (
  id bigint generated always as identity primary key,
  office_id bigint not null references offices,
  name text not null check (length(name) between 1 and 100),
  aliases text[] not null default '{}',
  unique (office_id, name)
);

create table officers (
  id bigint generated always as identity primary key,
  office_id bigint not null references offices,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null check (role in ('administrator', 'drafter', 'liaison', 'approver')),
  unit_id bigint references units,
  password_hash text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  unique (email)
);
create index officers_by_office on officers (office_id, id);

create table sessions (
  token_hash text primary key,
  officer_id bigint not null references officers,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null default ''
);
create index sessions_by_officer on sessions (officer_id, created_at);

create table consultations (
  id bigint generated always as identity primary key,
  office_id bigint not null references offices,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  title text not null check (length(title) between 1 and 300),
  summary text not null default '',
  notice text not null default '',
  explanation text not null default '',
  contacts jsonb not null default '{}',
  fields jsonb not null default '{}',
  visibility text not null default 'reviewed' check (visibility in ('never', 'reviewed', 'at-once')),
  opens_at timestamptz,
  closes_at timestamptz,
  short_window_reason text,
  published_at timestamptz,
  closed_at timestamptz,
  comments_at_close integer,
  answered_at timestamptz,
  revision bigint not null default 1,
  created_by bigint references officers,
  created_at timestamptz not null default clock_timestamp(),
  check (opens_at < closes_at),
  check (published_at is null or (opens_at is not null and closes_at is not null)),
  check (closed_at is null or closed_at >= closes_at),
  check ((closed_at is null) = (comments_at_close is null)),
  check (answered_at is null or closed_at is not null)
);
create index consultations_of_office on consultations (office_id, id);
create index consultations_to_close on consultations (closes_at) where published_at is not null and closed_at is null;
create index consultations_public on consultations (opens_at, id) where published_at is not null;

create table drafts (
  id bigint generated always as identity primary key,
  consultation_id bigint not null references consultations,
  version integer not null,
  source_name text not null,
  source_text text not null,
  outline jsonb not null,
  edition integer not null default 1,
  published_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  unique (consultation_id, version)
);

create table clauses (
  consultation_id bigint not null references consultations,
  id bigint generated always as identity,
  draft_id bigint not null references drafts,
  number integer not null,
  depth integer not null,
  path text not null,
  marker_kind text not null,
  marker text not null,
  heading text not null,
  text text not null,
  primary key (consultation_id, id),
  unique (consultation_id, draft_id, number)
);

create table clause_units (
  consultation_id bigint not null,
  clause_id bigint not null,
  unit_id bigint not null references units,
  position integer not null,
  duty text not null check (duty in ('lead', 'member')),
  primary key (consultation_id, clause_id, unit_id),
  foreign key (consultation_id, clause_id) references clauses
);
create index clause_units_by_unit on clause_units (consultation_id, unit_id, clause_id);

create table comments (
  consultation_id bigint not null references consultations,
  id bigint generated always as identity,
  code text not null,
  clause_id bigint,
  body text not null check (length(body) between 1 and 20000),
  suggestion text check (length(suggestion) <= 20000),
  stance text not null check (stance in ('support', 'amend', 'oppose', 'question', 'other')),
  channel text not null check (channel in ('site', 'api', 'email', 'letter', 'phone', 'meeting')),
  public_name text not null default '',
  received_at timestamptz not null,
  review text not null default 'pending' check (review in ('pending', 'shown', 'hidden')),
  reviewed_by bigint references officers,
  reviewed_at timestamptz,
  fingerprint text not null,
  primary key (consultation_id, id),
  unique (consultation_id, code),
  foreign key (consultation_id, clause_id) references clauses
);
create index comments_by_clause on comments (consultation_id, clause_id, id);
create index comments_by_review on comments (consultation_id, review, id);

create table comment_authors (
  consultation_id bigint not null,
  comment_id bigint not null,
  sealed bytea not null,
  primary key (consultation_id, comment_id),
  foreign key (consultation_id, comment_id) references comments
);

create table submission_keys (
  consultation_id bigint not null,
  key text not null check (length(key) between 8 and 200),
  fingerprint text not null,
  comment_id bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, key),
  foreign key (consultation_id, comment_id) references comments deferrable initially deferred
);

create table triage_entries (
  consultation_id bigint not null,
  comment_id bigint not null,
  unit_id bigint references units,
  assigned_at timestamptz,
  decision text check (decision in ('adopted', 'partly', 'rejected', 'explained')),
  reason text not null default '',
  decided_by bigint references officers,
  decided_at timestamptz,
  primary key (consultation_id, comment_id),
  foreign key (consultation_id, comment_id) references comments,
  check (decision is null or decision = 'adopted' or length(trim(reason)) > 0),
  check ((decision is null) = (decided_at is null))
);
create index triage_by_unit on triage_entries (consultation_id, unit_id, comment_id);
create index triage_by_decision on triage_entries (consultation_id, decision, comment_id);

create table notes (
  consultation_id bigint not null,
  id bigint generated always as identity,
  comment_id bigint not null,
  officer_id bigint not null references officers,
  body text not null check (length(body) between 1 and 5000),
  at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, id),
  foreign key (consultation_id, comment_id) references comments
);
create index notes_by_comment on notes (consultation_id, comment_id, id);

create table analysis_runs (
  consultation_id bigint not null references consultations,
  id bigint generated always as identity,
  state text not null check (state in ('running', 'finished', 'failed')),
  mode text not null default 'list' check (mode in ('topics', 'list')),
  comments integer not null default 0,
  key_phrases jsonb not null default '[]',
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (consultation_id, id)
);

create table topics (
  consultation_id bigint not null,
  run_id bigint not null,
  id integer not null,
  label text not null,
  words jsonb not null,
  size integer not null,
  parent integer,
  primary key (consultation_id, run_id, id),
  foreign key (consultation_id, run_id) references analysis_runs on delete cascade
);

create table campaigns (
  consultation_id bigint not null,
  run_id bigint not null,
  id integer not null,
  size integer not null,
  template_comment_id bigint not null,
  primary key (consultation_id, run_id, id),
  foreign key (consultation_id, run_id) references analysis_runs on delete cascade
);

create table comment_topics (
  consultation_id bigint not null,
  run_id bigint not null,
  comment_id bigint not null,
  topic_id integer,
  campaign_id integer,
  representative integer,
  because jsonb not null default '[]',
  primary key (consultation_id, run_id, comment_id),
  foreign key (consultation_id, run_id) references analysis_runs on delete cascade
);
create index comment_topics_by_topic on comment_topics (consultation_id, run_id, topic_id, comment_id);
create index comment_topics_by_campaign on comment_topics (consultation_id, run_id, campaign_id, comment_id);

create table outcomes (
  consultation_id bigint primary key references consultations,
  statement text not null,
  totals jsonb not null,
  published_by bigint references officers,
  published_at timestamptz not null default clock_timestamp()
);

create table audit (
  id bigint generated always as identity primary key,
  office_id bigint not null references offices,
  officer_id bigint references officers,
  consultation_id bigint references consultations,
  at timestamptz not null default clock_timestamp(),
  action text not null,
  subject text not null default '',
  detail jsonb not null default '{}'
);
create index audit_by_office on audit (office_id, id);
create index audit_by_consultation on audit (consultation_id, id);
create index audit_by_comment on audit using gin ((detail -> 'comments') jsonb_path_ops)
  where detail ? 'comments';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_not_truncated before truncate on audit
  for each statement execute function refuse_change();

create function keep_what_was_said() returns trigger language plpgsql as $$
begin
  if (new.consultation_id, new.id, new.code, new.clause_id, new.body, new.suggestion, new.stance,
      new.channel, new.received_at, new.fingerprint)
    is distinct from
     (old.consultation_id, old.id, old.code, old.clause_id, old.body, old.suggestion, old.stance,
      old.channel, old.received_at, old.fingerprint) then
    raise exception 'a comment is never rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger comments_keep_what_was_said before update on comments
  for each row execute function keep_what_was_said();

create function comment_within_window() returns trigger language plpgsql as $$
declare c record;
begin
  if new.channel not in ('site', 'api') then
    return new;
  end if;
  select published_at, opens_at, closes_at, closed_at into c
    from consultations where id = new.consultation_id;
  if c.published_at is null or new.received_at < c.opens_at or new.received_at >= c.closes_at
     or c.closed_at is not null then
    raise exception 'the consultation takes no comments at this time' using errcode = 'ZT410';
  end if;
  return new;
end $$;
create trigger comments_within_window before insert on comments
  for each row execute function comment_within_window();

create function keep_published_clause() returns trigger language plpgsql as $$
begin
  if exists (select 1 from drafts where id = old.draft_id and published_at is not null) then
    raise exception 'a published clause is never rewritten' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger clauses_keep_published before update or delete on clauses
  for each row execute function keep_published_clause();
`;
