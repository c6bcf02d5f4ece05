--liquibase formatted sql

--changeset talkoot:0120-agreement splitStatements:false
-- Two sides and what they agree on. What they promise stands in commitment, once for each version of the terms; the
-- columns after turn are what the state says beyond its name. All changes take the lock of the row here first, then of
-- resource or listing by id, then of ledger accounts: nobody waits in a circle.
create table agreement (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  proposal_uri text not null unique check (octet_length(proposal_uri) <= 2048),
  kind text not null check (kind in ('LOAN', 'GIFT', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT', 'PURCHASE')),
  listing_id bigint references listing (post_id),
  group_id bigint references actor (id),
  resource_id bigint references resource (id),
  title text not null,
  provider_id bigint not null references actor (id),
  receiver_id bigint not null references actor (id),
  proposer text not null check (proposer in ('PROVIDER', 'RECEIVER')),
  proposed_by_id bigint not null references actor (id),
  key text check (length(key) between 1 and 200),
  version integer not null check (version > 0),
  terms_version integer not null check (terms_version between 1 and version),
  state text not null,
  phase text not null check (phase in ('PENDING', 'ACTIVE', 'RETURNED', 'COMPLETED', 'DISPUTED', 'CANCELLED')),
  turn text check (turn in ('PROVIDER', 'RECEIVER')),
  since timestamptz not null,
  handed_over_at timestamptz,
  lent_condition smallint check (lent_condition between 1 and 5),
  returned_condition smallint check (returned_condition between 1 and 5),
  is_received boolean,
  asked_until timestamptz,
  minutes bigint check (minutes > 0),
  reason text,
  held_until timestamptz,
  first_given_at timestamptz,
  provider_gave boolean,
  receiver_gave boolean,
  provider_got boolean,
  receiver_got boolean,
  is_agreed boolean,
  is_handed_over boolean,
  is_booking boolean,
  deadline text check (deadline in ('EXPIRES', 'CONFIRMED_BY_SILENCE', 'HOLD_ENDS', 'DISPUTED_BY_SILENCE', 'DUE')),
  deadline_at timestamptz,
  try_at timestamptz,
  reminded_at timestamptz,
  overdue_told_at timestamptz,
  dispute_id bigint,
  created_at timestamptz not null,
  check (provider_id <> receiver_id),
  check ((deadline is null) = (deadline_at is null)),
  check ((state = 'ACTIVE') = (is_received is not null)),
  check ((kind = 'LOAN') or handed_over_at is null),
  unique (proposed_by_id, key)
);
create index agreement_provider_id_idx on agreement (provider_id, id desc);
create index agreement_receiver_id_idx on agreement (receiver_id, id desc);
create index agreement_listing_id_idx on agreement (listing_id, id desc) where listing_id is not null;
create index agreement_provider_turn_idx on agreement (provider_id) where turn = 'PROVIDER';
create index agreement_receiver_turn_idx on agreement (receiver_id) where turn = 'RECEIVER';
create index agreement_try_at_idx on agreement (try_at) where try_at is not null;
create index agreement_due_idx on agreement (deadline_at) where deadline = 'DUE' and overdue_told_at is null;
-- Terms as the two promises they are made of; a version stays as it was.
create table commitment (
  id bigint primary key,
  agreement_id bigint not null references agreement (id),
  version integer not null check (version > 0),
  clause text not null check (clause in ('PRIMARY', 'RECIPROCAL')),
  mark text not null check (mark in ('LOAN', 'GIFT', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT', 'PURCHASE')),
  quantity bigint check (quantity > 0),
  unit text,
  price_kind text check (price_kind in ('TIME', 'CREDIT', 'MONEY')),
  price bigint check (price > 0),
  price_unit_id bigint references unit (id),
  currency text check (currency ~ '^[A-Z]{3}$'),
  what text not null default '',
  resource_id bigint references resource (id),
  from_at timestamptz,
  due_at timestamptz,
  unique (agreement_id, version, clause),
  check ((quantity is null) = (unit is null)),
  check ((price is null) = (price_kind is null)),
  check ((price_kind = 'MONEY') = (currency is not null)),
  check (price_kind <> 'CREDIT' or price_unit_id is not null),
  check (due_at is null or from_at is null or due_at > from_at)
);
create trigger commitment_stays before update or delete on commitment for each row execute function refuse_change();
-- The history: one row a version, never changed. A step known by its name, or by the key of who took it, is not taken twice.
create table agreement_step (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  agreement_id bigint not null references agreement (id),
  number integer not null check (number > 0),
  step text not null,
  by_id bigint references actor (id),
  key text check (length(key) between 1 and 200),
  state text not null,
  words text not null,
  files bigint[] not null,
  condition smallint check (condition between 1 and 5),
  moment timestamptz,
  minutes bigint check (minutes > 0),
  is_loss boolean not null,
  created_at timestamptz not null,
  unique (agreement_id, number),
  unique (agreement_id, by_id, key)
);
create trigger agreement_step_stays before update or delete on agreement_step
  for each row execute function refuse_change();
--rollback drop table agreement_step; drop table commitment; drop table agreement;
