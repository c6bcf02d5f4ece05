--liquibase formatted sql

--changeset talkoot:0021-letter
-- Mail to be sent, written in the transaction it tells of and deleted once the mail server has taken it. Many hold a
-- link that opens something, so none outlives that link (expires_at).
create table letter (
  id bigint primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  tries int not null default 0,
  last_error text not null default '',
  is_given_up boolean not null default false,
  next_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index letter_next_at_idx on letter (next_at) where not is_given_up;
create index letter_expires_at_idx on letter (expires_at);
--rollback drop table letter;
