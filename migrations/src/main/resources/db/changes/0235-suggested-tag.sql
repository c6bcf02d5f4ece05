--liquibase formatted sql

--changeset talkoot:0235-suggested-tag
-- Tags that a co-op suggests to who writes in it: lower case, without #.
create table suggested_tag (
  group_id bigint not null references actor (id),
  tag text not null check (tag <> ''),
  created_at timestamptz not null,
  primary key (group_id, tag)
);
--rollback drop table suggested_tag;
