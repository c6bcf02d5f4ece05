--liquibase formatted sql

--changeset talkoot:0001-actor
-- Everybody who can act, here or elsewhere. uri is the public name; handle@domain is what people type.
create extension if not exists citext;
create table actor (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  kind text not null check (kind in ('PERSON', 'GROUP', 'SERVICE')),
  is_local boolean not null,
  handle citext not null check (handle <> ''),
  domain citext not null check (domain <> ''),
  name text not null default '',
  summary_html text not null default '',
  url text not null,
  inbox text not null,
  shared_inbox text,
  outbox text,
  followers text,
  following text,
  also_known_as text[] not null default '{}',
  implements text[] not null default '{}',
  approves_followers boolean not null default false,
  is_suspended boolean not null default false,
  moved_to_uri text,
  gone_at timestamptz,
  raw json,
  fetched_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index actor_handle_domain_idx on actor (handle, domain) where gone_at is null;
create index actor_domain_idx on actor (domain);
create index actor_inbox_idx on actor (inbox);
--rollback drop table actor; drop extension citext;
