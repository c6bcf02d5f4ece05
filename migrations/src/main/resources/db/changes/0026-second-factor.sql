--liquibase formatted sql

--changeset talkoot:0026-second-factor
-- A second factor: codes that change with the time (RFC 6238), and codes on paper for when the device is lost. The
-- secret must be kept as it is; of the codes on paper only hashes are. A step that was used is used up.
create table totp (
  login_id bigint primary key references login (id) on delete cascade,
  secret bytea not null,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null
);
create table recovery_code (
  login_id bigint not null references login (id) on delete cascade,
  code_hash bytea not null,
  primary key (login_id, code_hash)
);
--rollback drop table recovery_code; drop table totp;
