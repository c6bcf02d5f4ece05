--liquibase formatted sql

--changeset talkoot:0022-application
-- Somebody who wants a login and has none yet. It counts once the address is confirmed (confirmed_at): before that
-- anybody could have written anything into it, so it holds neither handle nor address against others.
create table application (
  id bigint primary key,
  token_hash bytea not null unique,
  handle citext not null,
  name text not null,
  email citext not null,
  password_hash text not null,
  reason text not null default '',
  language text not null,
  confirmed_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create unique index application_handle_idx on application (handle) where confirmed_at is not null;
create unique index application_email_idx on application (email) where confirmed_at is not null;
create index application_confirmed_idx on application (id desc) where confirmed_at is not null;
create index application_expires_at_idx on application (expires_at);
--rollback drop table application;
