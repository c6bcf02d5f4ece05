--liquibase formatted sql

--changeset talkoot:0010-idempotency
-- A program that does not know whether its request arrived asks again under the same key and gets the first result.
-- The row and what was made commit together; a second request waits on the row of the first.
create table idempotency (
  login_id bigint not null references login (id) on delete cascade,
  key text not null check (length(key) between 1 and 200),
  fingerprint bytea not null,
  post_id bigint references post (id),
  created_at timestamptz not null,
  primary key (login_id, key)
);
create index idempotency_created_at_idx on idempotency (created_at);
--rollback drop table idempotency;
