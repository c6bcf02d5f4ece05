--liquibase formatted sql

--changeset talkoot:0007-keys
-- RSA and Ed25519 keys of actors: private for our own, public for all. A retired key still verifies for seven days.
create table actor_key (
  uri text primary key check (octet_length(uri) <= 2048),
  actor_id bigint not null references actor (id),
  algorithm text not null check (algorithm in ('RSA', 'ED25519')),
  public_key bytea not null,
  private_key bytea,
  created_at timestamptz not null,
  fetched_at timestamptz,
  retired_at timestamptz
);
create index actor_key_actor_id_idx on actor_key (actor_id, algorithm);
create table origin (
  host text primary key,
  signature text not null check (signature in ('CAVAGE', 'RFC9421')),
  valid_until timestamptz not null
);
--rollback drop table origin; drop table actor_key;
