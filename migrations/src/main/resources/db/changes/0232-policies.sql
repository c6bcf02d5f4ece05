--liquibase formatted sql

--changeset talkoot:0232-policies
-- What a federation advises its member groups, version by version, of groups here and of federations elsewhere that groups
-- here belong to. Nothing follows from a row by itself: what a group takes on, it says itself (policy_adoption). document is
-- canonical JSON and hash its SHA-256; mandate is the uri of the decision that published it, where one did.
create table policy_version (
  id bigint primary key,
  uri text not null unique,
  group_id bigint not null references actor (id),
  version integer not null check (version > 0),
  hash bytea not null check (octet_length(hash) = 32),
  document text not null,
  mandate text,
  published_at timestamptz not null,
  unique (group_id, version)
);
-- One row each time that a group takes one part of one version on; the latest of a part holds.
create table policy_adoption (
  id bigint primary key,
  uri text not null unique,
  child_id bigint not null references actor (id),
  parent_id bigint not null references actor (id),
  part text not null check (part in ('FLOORS', 'TAGS', 'DOMAINS')),
  version integer not null check (version > 0),
  mandate text,
  adopted_at timestamptz not null,
  unique (child_id, parent_id, part, version)
);
create index policy_adoption_parent_idx on policy_adoption (parent_id, child_id);
--rollback drop table policy_adoption;
--rollback drop table policy_version;
