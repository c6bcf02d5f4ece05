--liquibase formatted sql

--changeset talkoot:0201-agreement-pass
-- By which somebody on a server that knows no agreements takes part in one: good for one answer, and for the newest link
-- only. Of the secret the note alone knows that brings it.
create table agreement_pass (
  id bigint primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  agreement_id bigint not null references agreement (id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  unique (agreement_id, actor_id)
);
--rollback drop table agreement_pass;
