--liquibase formatted sql

--changeset talkoot:0009-inbound
-- What arrived: stored before it is answered, worked on afterwards. Rows of one origin are worked on in order.
create table inbound (
  id bigint primary key,
  origin text not null,
  activity_uri text not null,
  signer_uri text,
  request json not null,
  body text not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'PARKED')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  reason text,
  received_at timestamptz not null
);
create index inbound_next_attempt_at_idx on inbound (next_attempt_at, id) where state = 'PENDING';
create index inbound_origin_idx on inbound (origin, id) where state = 'PENDING';
create table inbox_seen (
  origin text not null,
  activity_uri text not null,
  seen_at timestamptz not null,
  primary key (origin, activity_uri)
);
create index inbox_seen_seen_at_idx on inbox_seen (seen_at);
-- Flags and other things people should look at; the moderation pages will stand on it.
create table report (
  id bigint primary key,
  uri text not null unique,
  reporter_id bigint not null references actor (id),
  object_uris text[] not null,
  content text not null default '',
  created_at timestamptz not null
);
create index report_created_at_idx on report (created_at desc);
--rollback drop table report; drop table inbox_seen; drop table inbound;
