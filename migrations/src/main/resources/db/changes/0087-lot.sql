--liquibase formatted sql

--changeset talkoot:0087-lot
-- Drawing a panel. Promises are made before the pool is frozen and kept after it, so that nobody could know the seed.
create table lot_consent (
  group_id bigint not null references coop_group (actor_id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  primary key (group_id, actor_id)
);
create table lot (
  id bigint primary key,
  uri text not null unique,
  group_id bigint not null references coop_group (actor_id),
  motion_id bigint references motion (post_id),
  title text not null check (title <> ''),
  seats int not null check (seats between 1 and 1000),
  state text not null check (state in ('PROMISING', 'REVEALING', 'DRAWN', 'FAILED')),
  rest_months int not null check (rest_months between 0 and 120),
  promised_by timestamptz not null,
  revealed_by timestamptz not null,
  number_source text not null,
  public_number text,
  number_typed_by_id bigint references actor (id),
  number_confirmed_by_id bigint references actor (id),
  pool_hash bytea check (octet_length(pool_hash) = 32),
  seed bytea check (octet_length(seed) = 32),
  drawn_at timestamptz,
  begun_by_id bigint not null references actor (id),
  created_at timestamptz not null,
  check (revealed_by > promised_by),
  check ((state = 'DRAWN') = (seed is not null))
);
create index lot_group_id_idx on lot (group_id, id desc);
create index lot_due_idx on lot (promised_by) where state in ('PROMISING', 'REVEALING');
create table lot_promise (
  lot_id bigint not null references lot (id),
  actor_id bigint not null references actor (id),
  commitment bytea not null check (octet_length(commitment) = 32),
  revealed bytea check (octet_length(revealed) between 16 and 64),
  primary key (lot_id, actor_id)
);
create table lot_entry (
  lot_id bigint not null references lot (id),
  actor_id bigint not null references actor (id),
  position int,
  state text not null check (state in ('WAITING', 'DRAWN', 'REFUSED')),
  primary key (lot_id, actor_id)
);
create index lot_entry_position_idx on lot_entry (lot_id, position);
create index lot_entry_actor_id_idx on lot_entry (actor_id, lot_id desc) where state = 'DRAWN';
--rollback drop table lot_entry; drop table lot_promise; drop table lot; drop table lot_consent;
