--liquibase formatted sql

--changeset talkoot:0081-motion
-- A member's text put to the group: what a post of kind MOTION says beyond its words. Who it is about never votes on it.
alter table post drop constraint post_kind_check;
alter table post add constraint post_kind_check check (kind in ('NOTE', 'LISTING', 'MOTION', 'DECISION', 'RESULT'));
create table motion (
  post_id bigint primary key references post (id),
  group_id bigint not null references coop_group (actor_id),
  type text not null check (type in ('POLICY', 'RESOURCE', 'BUDGET', 'GOVERNANCE', 'MEMBERSHIP', 'REMOVAL')),
  state text not null check (state in ('PROPOSED', 'VOTING', 'DECIDED', 'WITHDRAWN')),
  subject_id bigint references actor (id),
  amendment text,
  options text[] not null,
  seats int not null check (seats between 1 and 100),
  rounds int not null default 0 check (rounds >= 0),
  check (type not in ('MEMBERSHIP', 'REMOVAL') or subject_id is not null),
  check (amendment is null or type = 'GOVERNANCE')
);
create index motion_group_id_idx on motion (group_id, post_id desc);
create index motion_state_idx on motion (group_id, state, post_id desc);
create table supporter (
  motion_id bigint not null references motion (post_id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  primary key (motion_id, actor_id)
);
--rollback drop table supporter; drop table motion; update post set kind = 'NOTE' where kind in ('MOTION', 'DECISION', 'RESULT'); alter table post drop constraint post_kind_check; alter table post add constraint post_kind_check check (kind in ('NOTE', 'LISTING'));
