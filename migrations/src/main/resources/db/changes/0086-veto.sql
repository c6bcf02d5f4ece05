--liquibase formatted sql

--changeset talkoot:0086-veto
-- Vetoes as they were cast and taken back; how many stand is counted, never kept.
create table veto (
  id bigint primary key,
  uri text not null unique,
  decision_id bigint not null references decision (post_id),
  actor_id bigint not null references actor (id),
  reason text not null,
  cast_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index veto_standing_idx on veto (decision_id, actor_id) where withdrawn_at is null;
create index veto_decision_id_idx on veto (decision_id, id);
--rollback drop table veto;
