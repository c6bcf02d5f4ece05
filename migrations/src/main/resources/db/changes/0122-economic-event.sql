--liquibase formatted sql

--changeset talkoot:0122-economic-event
-- What happened under an agreement, as one side says and the other confirms. An amount of a ledger is booked once.
create table economic_event (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  agreement_id bigint not null references agreement (id),
  number integer not null check (number > 0),
  mark text not null check (mark in
    ('LOAN', 'LOAN_RETURN', 'GIFT', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT', 'PURCHASE', 'REFUND')),
  provider_id bigint not null references actor (id),
  receiver_id bigint not null references actor (id),
  quantity bigint check (quantity > 0),
  unit text,
  price_kind text check (price_kind in ('TIME', 'CREDIT', 'MONEY')),
  price bigint check (price > 0),
  price_unit_id bigint references unit (id),
  currency text check (currency ~ '^[A-Z]{3}$'),
  condition smallint check (condition between 1 and 5),
  due_at timestamptz,
  happened_at timestamptz not null,
  recorded_by text not null check (recorded_by in ('PROVIDER', 'RECEIVER')),
  confirmed_at timestamptz,
  booking text check (booking in ('DUE', 'BOOKED', 'REFUSED')),
  entry_id bigint unique references entry (id),
  corrects_id bigint unique references economic_event (id),
  note text not null,
  created_at timestamptz not null,
  unique (agreement_id, number),
  check ((quantity is null) <> (price is null)),
  check ((quantity is null) = (unit is null)),
  check ((price is null) = (price_kind is null)),
  check (entry_id is null or booking = 'BOOKED'),
  check (booking is null or price_kind <> 'MONEY')
);
--rollback drop table economic_event;
