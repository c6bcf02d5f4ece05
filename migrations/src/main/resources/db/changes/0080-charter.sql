--liquibase formatted sql

--changeset talkoot:0080-charter
-- The rules of a group, one row a version. document is canonical JSON (RFC 8785), hash its SHA-256: what a decision pins.
-- Which version holds is a matter of time alone: the highest that is in force.
create table charter (
  id bigint primary key,
  group_id bigint not null references coop_group (actor_id),
  version int not null check (version > 0),
  hash bytea not null check (octet_length(hash) = 32),
  document text not null,
  decision_id bigint,
  in_force_at timestamptz not null,
  created_at timestamptz not null,
  unique (group_id, version)
);
--rollback drop table charter;
