--liquibase formatted sql

--changeset talkoot:0004-group
-- A co-op (later: a federation of them). The actor row says who it is, this one how it takes people in.
create table coop_group (
  actor_id bigint primary key references actor (id),
  kind text not null check (kind in ('COOPERATIVE', 'FEDERATION')),
  join_policy text not null check (join_policy in ('OPEN', 'ON_REQUEST', 'INVITATION')),
  place text not null default '',
  created_at timestamptz not null
);
create table membership (
  id bigint primary key,
  uri text not null unique,
  group_id bigint not null references coop_group (actor_id),
  actor_id bigint not null references actor (id),
  role text not null check (role in ('MEMBER', 'COORDINATOR', 'ADMIN')),
  state text not null check (state in ('REQUESTED', 'ACTIVE', 'LEFT')),
  join_uri text,
  requested_at timestamptz not null,
  joined_at timestamptz,
  left_at timestamptz,
  check ((state = 'ACTIVE') = (joined_at is not null and left_at is null)),
  unique (group_id, actor_id)
);
create index membership_group_id_idx on membership (group_id, state, id);
create index membership_join_uri_idx on membership (join_uri) where join_uri is not null;
create index membership_actor_id_idx on membership (actor_id, state, id);
create table invitation (
  id bigint primary key,
  token_hash bytea not null unique,
  group_id bigint not null references coop_group (actor_id),
  inviter_id bigint not null references actor (id),
  role text not null check (role in ('MEMBER', 'COORDINATOR', 'ADMIN')),
  uses_left int not null check (uses_left >= 0),
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index invitation_group_id_idx on invitation (group_id, id);
--rollback drop table invitation; drop table membership; drop table coop_group;
