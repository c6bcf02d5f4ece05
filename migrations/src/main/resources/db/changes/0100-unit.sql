--liquibase formatted sql

--changeset talkoot:0100-unit
-- What a co-op counts in: time in minutes, or credit of its own in whole minor units. The limits are those of new
-- accounts. unit_chain is the end of the unit's journal; it is locked after accounts, never before.
create table unit (
  id bigint primary key,
  group_id bigint not null references coop_group (actor_id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('TIME', 'CREDIT')),
  decimals int not null check (decimals between 0 and 3 and (kind <> 'TIME' or decimals = 0)),
  policy text not null check (policy in ('FIXED', 'ON_PAYMENT')),
  initial_limit bigint not null check (initial_limit >= 0),
  hard_limit bigint check (hard_limit >= initial_limit),
  max_balance bigint check (max_balance >= 0),
  created_at timestamptz not null,
  check ((policy = 'ON_PAYMENT') = (hard_limit is not null)),
  unique (group_id, name)
);
create table unit_chain (
  unit_id bigint primary key references unit (id),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32)
);
--rollback drop table unit_chain; drop table unit;
