import { type Kysely, sql } from "kysely";

/** Letters and who still has to get them, and those who asked to be told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
create table letters (
  id bigint generated always as identity primary key,
  cause text not null unique check (length(cause) between 1 and 200),
  office_id bigint references offices,
  consultation_id bigint references consultations,
  subject text not null check (length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
  content jsonb not null,
  why text not null,
  queued_at timestamptz not null default clock_timestamp()
);
create index letters_by_office on letters (office_id, id);

create table outbox (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letters,
  address_hash text not null,
  sealed bytea,
  subscriber_id bigint,
  key uuid not null default gen_random_uuid() unique,
  urgent boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead')),
  attempts integer not null default 0,
  queued_at timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null default clock_timestamp(),
  give_up_at timestamptz not null default clock_timestamp() + interval '24 hours',
  claim uuid,
  last_error text,
  transport text,
  provider_id text,
  sent_at timestamptz,
  ended_at timestamptz,
  unique (letter_id, address_hash),
  check ((state = 'sending') = (claim is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state in ('sent', 'dead')) = (ended_at is not null)),
  check ((state = 'sent') = (sealed is null))
);
create index outbox_due on outbox (urgent desc, next_attempt_at, id) where state in ('waiting', 'sending');
create index outbox_by_state on outbox (state, letter_id, id);
create index outbox_ended on outbox (ended_at) where ended_at is not null;
create index outbox_by_subscriber on outbox (subscriber_id) where subscriber_id is not null;

create table mail_pace (
  id integer primary key check (id = 1),
  next_slot_at timestamptz not null default '-infinity',
  paused_until timestamptz not null default '-infinity',
  paused_because text not null default ''
);
insert into mail_pace (id) values (1);

create table subscribers (
  id bigint generated always as identity primary key,
  address_hash text not null unique,
  sealed bytea not null,
  since timestamptz not null default clock_timestamp()
);

create table subscriptions (
  id bigint generated always as identity primary key,
  subscriber_id bigint not null references subscribers on delete cascade,
  office_id bigint references offices,
  consultation_id bigint references consultations,
  since timestamptz not null default clock_timestamp(),
  check (num_nonnulls(office_id, consultation_id) <= 1)
);
create unique index subscriptions_to_all on subscriptions (subscriber_id)
  where office_id is null and consultation_id is null;
create unique index subscriptions_to_office on subscriptions (office_id, subscriber_id)
  where office_id is not null;
create unique index subscriptions_to_consultation on subscriptions (consultation_id, subscriber_id)
  where consultation_id is not null;
create index subscriptions_of_subscriber on subscriptions (subscriber_id, id);

create table subscription_requests (
  id bigint generated always as identity primary key,
  token_hash text not null unique,
  address_hash text not null,
  sealed bytea not null,
  office_id bigint references offices,
  consultation_id bigint references consultations,
  asked_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '30 minutes',
  consumed_at timestamptz,
  check (num_nonnulls(office_id, consultation_id) <= 1)
);
create index subscription_requests_by_address on subscription_requests (address_hash, asked_at);
create index subscription_requests_by_time on subscription_requests (asked_at);

alter table officers add column digest_muted boolean not null default false;
`;
