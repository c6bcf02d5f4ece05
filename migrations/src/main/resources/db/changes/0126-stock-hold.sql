--liquibase formatted sql

--changeset talkoot:0126-stock-hold
-- What of a stock is held for an agreement, or went with it. item is the resource, or the listing where it has none;
-- is_stocked when it is a resource, whose stock was lessened by as much.
create table stock_hold (
  agreement_id bigint not null references agreement (id),
  thing text not null check (thing in ('PRIMARY', 'COUNTER')),
  item bigint not null,
  is_stocked boolean not null,
  pieces integer not null check (pieces > 0),
  state text not null check (state in ('HELD', 'TAKEN', 'RELEASED', 'RETURNED')),
  held_until timestamptz,
  primary key (agreement_id, thing)
);
create index stock_hold_item_idx on stock_hold (item) where state in ('HELD', 'TAKEN');
--rollback drop table stock_hold;
