--liquibase formatted sql

--changeset talkoot:0129-trust-line
-- Between a group here and one elsewhere: how much of the other's debt each accepts, in minutes, and the ends of the two
-- chains of what went each way. The account is the partner's in our unit: above zero we owe them, below they owe us.
-- Whoever has the row locked may go on to lock accounts, and then journals; never the other way round.
create table trust_line (
  id bigint primary key,
  group_id bigint not null references coop_group (actor_id),
  partner_id bigint not null references actor (id),
  unit_id bigint references unit (id),
  account_id bigint unique references ledger_account (id),
  accepts bigint not null default 0 check (accepts >= 0),
  revision bigint not null default 0 check (revision >= 0),
  partner_accepts bigint not null default 0 check (partner_accepts >= 0),
  partner_revision bigint not null default 0 check (partner_revision >= 0),
  sent_seq bigint not null default 0 check (sent_seq >= 0),
  sent_hash bytea not null check (length(sent_hash) = 32),
  acknowledged_seq bigint not null default 0 check (acknowledged_seq between 0 and sent_seq),
  received_seq bigint not null default 0 check (received_seq >= 0),
  received_hash bytea not null check (length(received_hash) = 32),
  suspended_at timestamptz,
  suspended_because text,
  partner_statement text,
  compared_at timestamptz,
  created_at timestamptz not null,
  check ((unit_id is null) = (account_id is null)),
  check ((suspended_at is null) = (suspended_because is null)),
  check ((partner_statement is null) = (compared_at is null)),
  unique (group_id, partner_id)
);
create index trust_line_partner_id_idx on trust_line (partner_id);
create index trust_line_unit_id_idx on trust_line (unit_id);
--rollback drop table trust_line;
