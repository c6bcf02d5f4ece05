--liquibase formatted sql

--changeset talkoot:0123-dispute
-- The two do not agree on what happened. Who is on its panel is drawn from pool by seed, so that anybody who may see it
-- can draw again; what is said stands in dispute_word and stays.
create table dispute (
  id bigint primary key,
  agreement_id bigint not null references agreement (id),
  claimant text not null check (claimant in ('PROVIDER', 'RECEIVER')),
  is_loss boolean not null,
  state text not null check (state in
    ('OPENED', 'ANSWERED', 'MEDIATION', 'PANEL', 'DECIDED', 'APPEALED', 'CLOSED')),
  since timestamptz not null,
  deadline_at timestamptz,
  mediator_id bigint references actor (id),
  named_by text check (named_by in ('PROVIDER', 'RECEIVER')),
  remedy text check (remedy in ('FULL_REVERSAL', 'PARTIAL_REVERSAL', 'RETURN', 'REPAIR', 'APOLOGY', 'NONE')),
  amount bigint check (amount > 0),
  offered_by text check (offered_by in ('PROVIDER', 'RECEIVER')),
  seed text,
  hold_id bigint,
  closed_at timestamptz,
  check ((remedy is not distinct from 'PARTIAL_REVERSAL') = (amount is not null)),
  check ((state = 'CLOSED') = (closed_at is not null)),
  check (state not in ('DECIDED', 'APPEALED', 'CLOSED') or remedy is not null or state = 'APPEALED'),
  check (state <> 'MEDIATION' or mediator_id is not null)
);
create unique index dispute_open_idx on dispute (agreement_id) where state <> 'CLOSED';
create index dispute_agreement_id_idx on dispute (agreement_id, id desc);
create index dispute_deadline_idx on dispute (deadline_at) where deadline_at is not null;
alter table agreement add foreign key (dispute_id) references dispute (id);
create table panelist (
  dispute_id bigint not null references dispute (id),
  actor_id bigint not null references actor (id),
  place integer not null check (place > 0),
  remedy text check (remedy in ('FULL_REVERSAL', 'PARTIAL_REVERSAL', 'RETURN', 'REPAIR', 'APOLOGY', 'NONE')),
  amount bigint check (amount > 0),
  primary key (dispute_id, actor_id),
  unique (dispute_id, place),
  check ((remedy is not distinct from 'PARTIAL_REVERSAL') = (amount is not null))
);
create index panelist_actor_id_idx on panelist (actor_id, dispute_id desc);
create table dispute_word (
  id bigint primary key,
  dispute_id bigint not null references dispute (id),
  by_id bigint references actor (id),
  deed text not null,
  words text not null,
  files bigint[] not null,
  created_at timestamptz not null
);
create index dispute_word_dispute_id_idx on dispute_word (dispute_id, id);
create trigger dispute_word_stays before update or delete on dispute_word for each row execute function refuse_change();
--rollback drop table dispute_word; drop table panelist; alter table agreement drop constraint agreement_dispute_id_fkey; drop table dispute;
