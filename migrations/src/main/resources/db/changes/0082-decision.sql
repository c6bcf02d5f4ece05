--liquibase formatted sql

--changeset talkoot:0082-decision
-- The group's vote on a motion: what a post of kind DECISION, written by the group, says beyond its words. rules and
-- charter_hash are pinned when it opens; what another server did not say of its own votes is null. Nothing here is written when a ballot is cast, so casting waits for nobody.
create table decision (
  post_id bigint primary key references post (id),
  group_id bigint not null references coop_group (actor_id),
  motion_id bigint references motion (post_id),
  occasion text not null check (occasion in ('FIRST', 'AMENDED', 'FALLBACK', 'SECOND_CALL', 'SET_ASIDE', 'OVERRIDE')),
  type text not null check (type in ('POLICY', 'RESOURCE', 'BUDGET', 'GOVERNANCE', 'MEMBERSHIP', 'REMOVAL')),
  state text not null check (state in ('OPEN', 'GRACE', 'CLOSED', 'CANCELLED')),
  rules text not null,
  text_hash bytea not null check (octet_length(text_hash) = 32),
  charter_id bigint references charter (id),
  charter_hash bytea check (octet_length(charter_hash) = 32),
  secrecy text not null check (secrecy in ('OPEN', 'PSEUDONYMOUS', 'SECRET')),
  hides_results boolean not null,
  allows_delegation boolean not null,
  is_question boolean not null default false,
  closes_early boolean not null default false,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  concludes_at timestamptz not null,
  extended_from timestamptz,
  extended_by_id bigint references actor (id),
  extended_because text,
  roll_hash bytea check (octet_length(roll_hash) = 32),
  roll_size int not null check (roll_size >= 0),
  roll_weight bigint not null check (roll_weight >= 0),
  reminded_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('PASSED', 'PASSED_WEAK', 'REJECTED', 'NO_QUORUM', 'BLOCKED', 'TIED', 'NO_DECISIVE_VOTES', 'SELECTED', 'CANCELLED')),
  selected text[] not null default '{}',
  reason_key text,
  reason_values bigint[],
  result_post_id bigint references post (id),
  implement_by timestamptz,
  implemented_at timestamptz,
  implemented_by_id bigint references actor (id),
  due_told_at timestamptz,
  check (closes_at > opens_at),
  check (concludes_at >= closes_at),
  check ((extended_from is null) = (extended_by_id is null)),
  check (extended_from is null or closes_at > extended_from),
  check ((state in ('CLOSED', 'CANCELLED')) = (closed_at is not null)),
  check ((state in ('CLOSED', 'CANCELLED')) = (outcome is not null))
);
create index decision_group_id_idx on decision (group_id, post_id desc);
create index decision_state_idx on decision (group_id, state, post_id desc);
create index decision_motion_id_idx on decision (motion_id, post_id desc);
create unique index decision_one_at_a_time_idx on decision (motion_id) where state in ('OPEN', 'GRACE');
create index decision_closes_early_idx on decision (post_id) where state = 'OPEN' and closes_early;
create index decision_closes_at_idx on decision (closes_at) where state = 'OPEN';
create index decision_concludes_at_idx on decision (concludes_at) where state = 'GRACE';
create index decision_reminded_at_idx on decision (closes_at) where state = 'OPEN' and reminded_at is null;
create index decision_implement_by_idx on decision (implement_by) where implemented_at is null and due_told_at is null and implement_by is not null;
create index decision_text_hash_idx on decision (group_id, text_hash) where outcome = 'BLOCKED';
create index decision_result_post_id_idx on decision (result_post_id) where result_post_id is not null;
create table decision_option (
  decision_id bigint not null references decision (post_id),
  position int not null check (position >= 0),
  choice text not null check (choice ~ '^[a-z0-9-]{1,40}$'),
  title text not null check (title <> ''),
  primary key (decision_id, position),
  unique (decision_id, choice),
  unique (decision_id, title)
);
alter table charter add foreign key (decision_id) references decision (post_id);
--rollback alter table charter drop constraint charter_decision_id_fkey; drop table decision_option; drop table decision;
