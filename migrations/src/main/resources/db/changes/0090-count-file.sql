--liquibase formatted sql

--changeset talkoot:0090-count-file
-- The archive of a vote as it is given out: of a vote of this server written when first asked for, of one of another
-- server kept once it was checked.
create table count_file (
  decision_id bigint primary key references decision (post_id),
  archive bytea not null,
  kept_at timestamptz not null
);
--rollback drop table count_file;
