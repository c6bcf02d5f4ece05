--liquibase formatted sql

--changeset talkoot:0002-login
-- How a person of this instance signs in. Only hashes are kept: Argon2id of the password, SHA-256 of tokens.
create table login (
  id bigint primary key,
  actor_id bigint not null unique references actor (id),
  email citext unique,
  password_hash text not null,
  is_keeper boolean not null default false,
  language text not null default 'en',
  zone text not null default 'UTC',
  failed_attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create table session (
  token_hash bytea primary key,
  login_id bigint not null references login (id) on delete cascade,
  kind text not null check (kind in ('BROWSER', 'API')),
  label text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_login_id_idx on session (login_id);
create index session_expires_at_idx on session (expires_at);
create table setup_link (
  id bigint primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  used_at timestamptz
);
--rollback drop table setup_link; drop table session; drop table login;
