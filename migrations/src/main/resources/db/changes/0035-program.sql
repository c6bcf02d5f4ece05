--liquibase formatted sql

--changeset talkoot:0035-program
-- Programs that may act for people, and what they were given. Of secrets, codes and tokens only SHA-256 is kept.
create table program (
  id bigint primary key,
  client_id text not null unique,
  secret_hash bytea not null,
  name text not null check (name <> ''),
  website text,
  redirect_uris text[] not null,
  scopes text[] not null,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index program_used_at_idx on program (used_at);
-- A code stays for a day after it was used: whoever shows it a second time ends what it gave.
create table program_code (
  code_hash bytea primary key,
  program_id bigint not null references program (id) on delete cascade,
  login_id bigint not null references login (id) on delete cascade,
  redirect_uri text not null,
  scopes text[] not null,
  challenge text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index program_code_program_id_idx on program_code (program_id);
create index program_code_login_id_idx on program_code (login_id);
create index program_code_expires_at_idx on program_code (expires_at);
-- login_id is null for what a program does in its own name.
create table program_token (
  token_hash bytea primary key,
  program_id bigint not null references program (id) on delete cascade,
  login_id bigint references login (id) on delete cascade,
  scopes text[] not null,
  code_hash bytea references program_code (code_hash) on delete set null,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index program_token_program_id_idx on program_token (program_id);
create index program_token_login_id_idx on program_token (login_id, program_id);
create index program_token_code_hash_idx on program_token (code_hash) where code_hash is not null;
--rollback drop table program_token; drop table program_code; drop table program;
