--liquibase formatted sql

--changeset talkoot:0130-clearing-transfer
-- Time on its way over a line. Where is_sent, a member here pays and this side decides; else a member here is paid. What
-- is committed has its place in the chain of its direction; told_* is the place the paying side gave it, until it is the
-- turn. next_try_at is when the partner is told again, or what is due is done; null when nothing is left to do.
create table clearing_transfer (
  id bigint primary key,
  uri text not null unique check (length(uri) <= 2048),
  trust_line_id bigint not null references trust_line (id),
  is_sent boolean not null,
  member_id bigint not null references actor (id),
  far_member text not null check (length(far_member) <= 2048),
  minutes bigint not null check (minutes > 0),
  memo text not null,
  about text check (length(about) <= 2048),
  state text not null check (state in ('PROPOSED', 'VALIDATED', 'COMMITTED', 'EXPIRED', 'REJECTED')),
  reason text,
  reserved_until timestamptz not null,
  seq bigint check (seq > 0),
  hash bytea check (length(hash) = 32),
  told_seq bigint check (told_seq > 0),
  told_hash bytea check (length(told_hash) = 32),
  entry_id bigint references entry (id),
  next_try_at timestamptz,
  tries int not null default 0,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'COMMITTED') = (seq is not null)),
  check ((seq is null) = (hash is null) and (seq is null) = (entry_id is null)),
  check ((told_seq is null) = (told_hash is null)),
  check ((state in ('COMMITTED', 'EXPIRED', 'REJECTED')) = (settled_at is not null)),
  unique (trust_line_id, is_sent, seq)
);
create index clearing_transfer_trust_line_id_idx on clearing_transfer (trust_line_id, id desc);
create index clearing_transfer_next_try_at_idx on clearing_transfer (next_try_at) where next_try_at is not null;
create index clearing_transfer_about_idx on clearing_transfer (about) where about is not null;
--rollback drop table clearing_transfer;
