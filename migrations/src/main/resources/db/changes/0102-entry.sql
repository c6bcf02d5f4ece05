--liquibase formatted sql

--changeset talkoot:0102-entry splitStatements:false
-- The journal of a unit: numbered without gaps, each entry with the hash of the one before. A posting can only be of an
-- account of the same unit; it repeats the time of its entry, so that an account is read from here alone. Nothing here
-- is changed or removed: what was wrong is reversed by a further entry, once.
-- The triggers take no lock of their own.
create table entry (
  id bigint primary key,
  unit_id bigint not null references unit (id),
  seq bigint not null check (seq > 0),
  kind text not null check (kind in ('TRANSFER', 'REVERSAL', 'CLOSING')),
  memo text not null,
  by_id bigint not null references actor (id),
  key text check (length(key) between 1 and 200),
  reverses_id bigint unique references entry (id),
  created_at timestamptz not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  check ((kind = 'REVERSAL') = (reverses_id is not null)),
  unique (unit_id, seq),
  unique (unit_id, by_id, key)
);
create table posting (
  unit_id bigint not null,
  seq bigint not null,
  account_id bigint not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  created_at timestamptz not null,
  primary key (unit_id, seq, account_id),
  foreign key (unit_id, seq) references entry (unit_id, seq),
  foreign key (unit_id, account_id) references ledger_account (unit_id, id)
);
create index posting_account_id_idx on posting (account_id, seq desc);
create trigger entry_stays before update or delete on entry for each row execute function refuse_change();
create trigger entry_is_not_emptied before truncate on entry for each statement execute function refuse_change();
create trigger posting_stays before update or delete on posting for each row execute function refuse_change();
create trigger posting_is_not_emptied before truncate on posting for each statement execute function refuse_change();
--rollback drop table posting; drop table entry;
