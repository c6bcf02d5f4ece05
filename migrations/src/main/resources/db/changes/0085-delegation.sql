--liquibase formatted sql

--changeset talkoot:0085-delegation
-- Somebody votes for somebody else, until a day. One a person and scope; the earliest count when there are too many.
create table delegation (
  id bigint primary key,
  uri text not null unique,
  group_id bigint not null references coop_group (actor_id),
  principal_id bigint not null references actor (id),
  delegate_id bigint not null references actor (id),
  scope text not null check (scope in ('ALL', 'TYPE', 'MOTION')),
  type text check (type in ('POLICY', 'RESOURCE', 'BUDGET', 'GOVERNANCE', 'MEMBERSHIP', 'REMOVAL')),
  motion_id bigint references motion (post_id),
  accepts_cap boolean not null,
  shows_name boolean not null,
  is_seen boolean not null default false,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null,
  check (principal_id <> delegate_id),
  check (until_at > from_at),
  check ((scope = 'TYPE') = (type is not null)),
  check ((scope = 'MOTION') = (motion_id is not null))
);
create unique index delegation_once_idx on delegation (group_id, principal_id, scope, type, motion_id) nulls not distinct
  where ended_at is null;
create index delegation_principal_id_idx on delegation (principal_id, group_id, id desc);
create index delegation_delegate_id_idx on delegation (delegate_id, group_id, id desc) where ended_at is null;
create index delegation_group_id_idx on delegation (group_id, until_at) where ended_at is null;
create index delegation_motion_id_idx on delegation (motion_id) where motion_id is not null;
--rollback drop table delegation;
