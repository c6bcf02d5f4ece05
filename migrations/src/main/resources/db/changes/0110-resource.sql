--liquibase formatted sql

--changeset talkoot:0110-resource
-- A thing or a space that offers and agreements are about. It outlives each of them: the same drill is lent many times.
-- Numbers are whole and each has one unit: millimetres, grams, minor units of a currency, pieces. value is what one
-- piece is worth: its price where it is sold, what replaces it where it is lent. stock is what is there and not held for
-- somebody; it is only ever changed by "set stock = stock - n", so that the check refuses the piece that is not there.
create table resource (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  owner_id bigint not null references actor (id),
  group_id bigint references actor (id),
  kind text not null check (kind in ('THING', 'SPACE')),
  name text not null check (name <> ''),
  condition smallint check (condition between 1 and 5),
  length_mm integer check (length_mm > 0),
  width_mm integer check (width_mm > 0),
  height_mm integer check (height_mm > 0),
  weight_g bigint check (weight_g > 0),
  value bigint check (value >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  stock integer not null default 1 check (stock >= 0),
  created_at timestamptz not null,
  edited_at timestamptz,
  archived_at timestamptz,
  check ((value is null) = (currency is null))
);
create index resource_owner_id_idx on resource (owner_id, id desc);
create index resource_group_id_idx on resource (group_id, id desc) where group_id is not null;
alter table listing add column resource_id bigint references resource (id);
create index listing_resource_id_idx on listing (resource_id, post_id desc) where resource_id is not null;
alter table listing drop constraint listing_kind_check;
alter table listing add constraint listing_kind_check
  check (kind in ('GIFT', 'LOAN', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT', 'PURCHASE'));
--rollback update listing set kind = 'PAYMENT' where kind = 'PURCHASE'; alter table listing drop constraint listing_kind_check; alter table listing add constraint listing_kind_check check (kind in ('GIFT', 'LOAN', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT')); alter table listing drop column resource_id; drop table resource;
