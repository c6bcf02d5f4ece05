--liquibase formatted sql

--changeset talkoot:0003-follow
-- Who wants whose posts. A row is ACCEPTED only when the followed side said so.
create table follow (
  id bigint primary key,
  uri text not null unique,
  follower_id bigint not null references actor (id),
  followee_id bigint not null references actor (id),
  state text not null check (state in ('REQUESTED', 'ACCEPTED')),
  created_at timestamptz not null,
  unique (follower_id, followee_id),
  check (follower_id <> followee_id)
);
create index follow_followee_id_idx on follow (followee_id, state, id);
create index follow_follower_id_idx on follow (follower_id, state, id);
create table block (
  id bigint primary key,
  uri text not null unique,
  blocker_id bigint not null references actor (id),
  blocked_id bigint not null references actor (id),
  created_at timestamptz not null,
  unique (blocker_id, blocked_id)
);
create index block_blocked_id_idx on block (blocked_id);
--rollback drop table block; drop table follow;
