--liquibase formatted sql

--changeset talkoot:0124-ledger-hold
-- So much of a balance cannot be given away until it is let go: what is disputed, not the account. held is what the open
-- holds come to; it stands with the account so that a limit stays one comparison.
alter table ledger_account add column held bigint not null default 0 check (held >= 0);
create table ledger_hold (
  id bigint primary key,
  account_id bigint not null references ledger_account (id),
  amount bigint not null check (amount > 0),
  reason text not null,
  created_at timestamptz not null,
  released_at timestamptz
);
create index ledger_hold_account_id_idx on ledger_hold (account_id) where released_at is null;
--rollback drop table ledger_hold; alter table ledger_account drop column held;
