--liquibase formatted sql

--changeset talkoot:0101-ledger-account
-- What one member, or the co-op itself (its commons), holds in one unit. balance and received are what the postings
-- come to; they stand here so that a limit is one comparison, and are replayed every night. No check ties the balance
-- to the limit: a limit may be set below a debt, which then only ends the spending.
create table ledger_account (
  id bigint primary key,
  unit_id bigint not null references unit (id),
  owner_id bigint not null references actor (id),
  balance bigint not null default 0,
  received bigint not null default 0,
  policy text not null check (policy in ('FIXED', 'ON_PAYMENT')),
  initial_limit bigint not null check (initial_limit >= 0),
  hard_limit bigint check (hard_limit >= initial_limit),
  max_balance bigint check (max_balance >= 0),
  state text not null check (state in ('OPEN', 'FROZEN', 'CLOSED')),
  created_at timestamptz not null,
  check ((policy = 'ON_PAYMENT') = (hard_limit is not null)),
  check (state <> 'CLOSED' or balance = 0),
  unique (unit_id, owner_id),
  unique (unit_id, id)
);
create index ledger_account_owner_id_idx on ledger_account (owner_id);
create index ledger_account_unit_id_idx on ledger_account (unit_id, id desc);
--rollback drop table ledger_account;
