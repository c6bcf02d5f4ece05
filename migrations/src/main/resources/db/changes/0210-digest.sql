--liquibase formatted sql

--changeset talkoot:0210-digest
-- Letters that tell people what they have not read: how often, up to which notice they were told (told_up_to), and when
-- the next is due; null until it was reckoned. The token stands in each letter and does one thing: it ends them.
create table digest (
  person_id bigint primary key references actor (id),
  pace text not null check (pace in ('OFF', 'DAILY', 'WEEKLY')),
  token text not null unique,
  told_up_to bigint not null default 0,
  next_at timestamptz,
  created_at timestamptz not null
);
create index digest_next_at_idx on digest (next_at nulls first) where pace <> 'OFF';
--rollback drop table digest;
