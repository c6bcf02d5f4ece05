--liquibase formatted sql

--changeset talkoot:0222-kin-told
-- What groups of other servers say of those below them (is_up: above them), where none of the two is of this instance; both
-- sides say so where is_agreed, else the other one's server has not answered so far. Who is asked stands in kin_asked:
-- those below and above the groups of this instance, each way by itself. What is read takes the place of what was read
-- before. At ends_at it is over, whatever is read later.
create table kin_asked (
  group_id bigint not null references actor (id),
  is_up boolean not null,
  due_at timestamptz not null,
  read_at timestamptz,
  primary key (group_id, is_up)
);
create index kin_asked_due_at_idx on kin_asked (due_at);
create table kin_told (
  parent_id bigint not null references actor (id),
  child_id bigint not null references actor (id),
  is_up boolean not null,
  is_agreed boolean not null,
  checked_at timestamptz not null,
  ends_at timestamptz,
  primary key (parent_id, child_id, is_up),
  check (parent_id <> child_id)
);
create index kin_told_child_id_idx on kin_told (child_id);
--rollback drop table kin_told; drop table kin_asked;
