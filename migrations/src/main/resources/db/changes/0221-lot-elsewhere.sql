--liquibase formatted sql

--changeset talkoot:0221-lot-elsewhere
-- Drawings of groups of other servers, as those tell of them: the highest revision holds, and nothing is drawn here. What
-- people here said in them is kept until that server has answered, and after it: a refusal is shown to who said it.
alter table lot add is_local boolean not null default true, add revision bigint not null default 1 check (revision >= 1);
drop index lot_due_idx;
create index lot_due_idx on lot (promised_by) where is_local and state in ('PROMISING', 'REVEALING');
create table lot_answer (
  id bigint primary key,
  uri text not null unique,
  group_id bigint not null references coop_group (actor_id),
  lot_id bigint references lot (id),
  actor_id bigint not null references actor (id),
  kind text not null check (kind in ('WILLING', 'PART', 'PROMISE', 'REVEAL', 'PUBLIC_NUMBER', 'DECLINE')),
  said text not null,
  sent_at timestamptz not null,
  answered_at timestamptz,
  is_accepted boolean,
  words text not null default '',
  check ((kind = 'WILLING') = (lot_id is null)),
  check ((answered_at is null) = (is_accepted is null))
);
create index lot_answer_actor_id_idx on lot_answer (actor_id, group_id, lot_id);
--rollback drop table lot_answer; drop index lot_due_idx; alter table lot drop is_local, drop revision; create index lot_due_idx on lot (promised_by) where state in ('PROMISING', 'REVEALING');
