--liquibase formatted sql

--changeset talkoot:0025-attempt
-- How often something was tried of late, in one place for all processes. The key is a hash: of an address, or of a
-- name as it was typed, whether anybody has it or not, so that a lock tells nothing about who is here.
create table attempt (
  key bytea primary key,
  tries int not null,
  until timestamptz not null
);
create index attempt_until_idx on attempt (until);
alter table login drop column failed_attempts;
alter table login drop column locked_until;
--rollback alter table login add column locked_until timestamptz; alter table login add column failed_attempts int not null default 0; drop table attempt;
