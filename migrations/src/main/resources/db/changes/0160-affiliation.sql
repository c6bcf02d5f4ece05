--liquibase formatted sql

--changeset talkoot:0160-affiliation
-- One period of a group's belonging to another: asked for by the child's decision, begun by the parent's word, ended by
-- either with notice. A row is never taken back to an earlier period: who comes again gets another one, so that who
-- belonged at any moment can be told ever after. At ends_at it is over, whatever state says: nothing need happen then.
-- The steps are the turns it took, as they were told: only ever added to.
-- Lock order: the one advisory lock of AffiliationRows, then the affiliation.
create table affiliation (
  id bigint primary key,
  uri text not null unique check (length(uri) <= 2048),
  child_id bigint not null references actor (id),
  parent_id bigint not null references actor (id),
  state text not null check (state in ('ASKED', 'MEMBER', 'NOTICE', 'EXITED', 'EXPELLED', 'REFUSED', 'WITHDRAWN')),
  join_uri text not null unique check (length(join_uri) <= 2048),
  join_mandate text not null check (length(join_mandate) <= 2048),
  asked_at timestamptz not null,
  admit_mandate text check (length(admit_mandate) <= 2048),
  admitted_by_id bigint references actor (id),
  since timestamptz,
  notice_days int not null default 14 check (notice_days between 0 and 28),
  notice_uri text unique check (length(notice_uri) <= 2048),
  notice_mandate text check (length(notice_mandate) <= 2048),
  notice_by_parent boolean,
  notice_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  because text not null default '',
  check (child_id <> parent_id),
  check ((state in ('MEMBER', 'NOTICE', 'EXITED', 'EXPELLED')) = (since is not null)),
  check ((state in ('NOTICE', 'EXITED', 'EXPELLED')) = (ends_at is not null)),
  check ((ends_at is null) = (notice_at is null) and (ends_at is null) = (notice_by_parent is null)),
  check (notice_at <= ends_at)
);
create unique index affiliation_pair_idx on affiliation (least(child_id, parent_id), greatest(child_id, parent_id))
  where state in ('ASKED', 'MEMBER', 'NOTICE');
create index affiliation_parent_id_idx on affiliation (parent_id, id desc);
create index affiliation_child_id_idx on affiliation (child_id, id desc);
create index affiliation_ends_at_idx on affiliation (ends_at) where ended_at is null and ends_at is not null;
create table affiliation_step (
  id bigint primary key,
  affiliation_id bigint not null references affiliation (id),
  kind text not null check (kind in ('ASKED', 'ADMITTED', 'REFUSED', 'WITHDRAWN', 'NOTICE_GIVEN', 'NOTICE_TAKEN_BACK',
    'SHORTENED', 'ENDED')),
  by_id bigint not null references actor (id),
  mandate text check (length(mandate) <= 2048),
  effective_at timestamptz,
  at timestamptz not null
);
create index affiliation_step_affiliation_id_idx on affiliation_step (affiliation_id, id);
--rollback drop table affiliation_step; drop table affiliation;
