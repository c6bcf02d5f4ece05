--liquibase formatted sql

--changeset talkoot:0066-push
-- Web Push (RFC 8030, 8291, 8292): our key pair, who wants to be told where, and what waits to be sent.
create table push_key (
  is_only boolean primary key default true check (is_only),
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null
);
create table push_subscription (
  id bigint primary key,
  person_id bigint not null references actor (id),
  channel text not null unique,
  endpoint text not null,
  public_key bytea not null check (octet_length(public_key) = 65),
  secret bytea not null check (octet_length(secret) = 16),
  alerts text[] not null,
  policy text not null check (policy in ('ALL', 'FOLLOWED', 'FOLLOWER', 'NONE')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index push_subscription_person_id_idx on push_subscription (person_id);
create table push_message (
  subscription_id bigint not null references push_subscription (id) on delete cascade,
  person_id bigint not null,
  notice_id bigint not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  primary key (subscription_id, notice_id),
  foreign key (person_id, notice_id) references notice (person_id, id) on delete cascade on update cascade
);
create index push_message_due_at_idx on push_message (due_at);
create index push_message_notice_idx on push_message (person_id, notice_id);
--rollback drop table push_message; drop table push_subscription; drop table push_key;
