--liquibase formatted sql

--changeset talkoot:0049-profile
-- What an actor says of itself beyond name and summary. Who has no row has said nothing.
create table profile (
  actor_id bigint primary key references actor (id),
  is_bot boolean not null,
  is_discoverable boolean not null,
  is_indexable boolean not null
);
create table profile_field (
  actor_id bigint not null references actor (id),
  position int not null check (position >= 0),
  name text not null,
  value_html text not null,
  link text,
  checked_at timestamptz,
  verified_at timestamptz,
  primary key (actor_id, position)
);
-- Links of people here that nobody has followed yet to see whether they lead back.
create index profile_field_unchecked_idx on profile_field (actor_id, position) where link is not null and checked_at is null;
--rollback drop table profile_field; drop table profile;
