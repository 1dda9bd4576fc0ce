import { type Kysely, sql } from "kysely";

/** What officers changed about topics, apart from the runs that honour it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table comment_topics add column found_topic_id integer;
update comment_topics set found_topic_id = topic_id;

create table topic_merges (
  consultation_id bigint not null references consultations,
  from_topic integer not null,
  into_topic integer not null,
  from_label text not null,
  officer_id bigint not null references officers,
  merged_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, from_topic),
  check (from_topic <> into_topic)
);

create table own_topics (
  consultation_id bigint not null references consultations,
  id integer not null,
  label text not null,
  from_topic integer,
  officer_id bigint not null references officers,
  made_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, id)
);

create table topic_places (
  consultation_id bigint not null,
  comment_id bigint not null,
  topic_id integer,
  officer_id bigint not null references officers,
  placed_at timestamptz not null default clock_timestamp(),
  primary key (consultation_id, comment_id),
  foreign key (consultation_id, comment_id) references comments
);
create index topic_places_by_topic on topic_places (consultation_id, topic_id, comment_id);
`;
