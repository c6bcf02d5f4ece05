--liquibase formatted sql

--changeset talkoot:0023-mail-link
-- What a link in a letter does when it is opened: take an address for somebody's own, or set a new password.
create table mail_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('ADDRESS', 'PASSWORD')),
  login_id bigint not null references login (id) on delete cascade,
  email citext not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index mail_link_login_id_idx on mail_link (login_id, purpose);
create index mail_link_expires_at_idx on mail_link (expires_at);
--rollback drop table mail_link;
