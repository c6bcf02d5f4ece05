--liquibase formatted sql

--changeset talkoot:0223-owing
-- What the end of a dispute makes due: how much, why it could not be given, and when it is tried again.
create table owing (
  agreement_id bigint primary key references agreement (id),
  event_id bigint not null unique references economic_event (id),
  amount bigint not null check (amount > 0),
  reason text check (reason <> ''),
  transfers integer not null default 0 check (transfers >= 0),
  try_at timestamptz
);
create index owing_try_idx on owing (try_at) where try_at is not null;
--rollback drop table owing;
