--liquibase formatted sql

--changeset talkoot:0161-federation-terms
-- What makes a group one of groups: what holds them together, who speaks for them, who lets one in, and what of theirs it
-- announces (announces_tags in lower case, without #, only where announces is TAGS).
create table federation_terms (
  group_id bigint primary key references coop_group (actor_id),
  scope text not null check (scope in ('GEOGRAPHIC', 'SECTORAL', 'SKILL', 'VALUES', 'CUSTOM')),
  scope_words text not null default '' check (length(scope_words) <= 200),
  governing text not null check (governing in ('MEMBERS', 'COUNCIL')),
  admission text not null check (admission in ('COORDINATORS', 'VOTE')),
  announces text not null check (announces in ('ALL', 'TAGS', 'NOTHING')),
  announces_tags text[] not null default '{}' check (cardinality(announces_tags) <= 20),
  changed_at timestamptz not null,
  check ((announces = 'TAGS') = (cardinality(announces_tags) > 0))
);
--rollback drop table federation_terms;
