--liquibase formatted sql

--changeset talkoot:0006-listing
-- An offer or a need: what a post of kind LISTING says beyond its text. Quantities are exact decimals.
create table listing (
  post_id bigint primary key references post (id),
  purpose text not null check (purpose in ('OFFER', 'NEED')),
  kind text not null check (kind in ('GIFT', 'LOAN', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT')),
  state text not null check (state in ('OPEN', 'WITHDRAWN')),
  quantity numeric(18, 6) check (quantity > 0),
  unit text,
  in_return text not null default '',
  place text not null default '',
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  due_at timestamptz,
  open_until timestamptz,
  check ((latitude is null) = (longitude is null)),
  check ((quantity is null) = (unit is null))
);
create index listing_open_idx on listing (post_id desc) where state = 'OPEN';
create index listing_purpose_idx on listing (purpose, post_id desc) where state = 'OPEN';
create index listing_kind_idx on listing (kind, post_id desc) where state = 'OPEN';
--rollback drop table listing;
