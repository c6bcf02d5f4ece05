--liquibase formatted sql

--changeset talkoot:0150-lot-part
-- A panel that is drawn by parts of the membership, each with its share of the seats. Who is willing says to which part they
-- belong until the pool is frozen; then it stands beside them and goes into the pool's hash.
alter table lot add parts text[] not null default '{}';
create table lot_part (
  lot_id bigint not null references lot (id),
  actor_id bigint not null references actor (id),
  part text not null check (part <> ''),
  primary key (lot_id, actor_id)
);
alter table lot_entry add part text not null default '';
--rollback alter table lot_entry drop part; drop table lot_part; alter table lot drop parts;
