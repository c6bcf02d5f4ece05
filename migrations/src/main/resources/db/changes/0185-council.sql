--liquibase formatted sql

--changeset talkoot:0185-council
-- Whom a group sends to a federation it belongs to, to vote there where delegates do. A motion that elects them says where
-- they go, who can be chosen (in the order of its options, where it has any) or how many are drawn by lot, and for how
-- many months; one that recalls somebody, the subject, says from where.
alter table motion add column sends_to_id bigint references actor (id);
alter table motion add column candidate_ids bigint[] not null default '{}' check (cardinality(candidate_ids) <= 100);
alter table motion add column sends_drawn int not null default 0 check (sends_drawn between 0 and 20);
alter table motion add column sends_months int check (sends_months between 1 and 48);
alter table motion add check ((sends_to_id is not null and subject_id is null) = (sends_months is not null));
alter table motion add check ((cardinality(candidate_ids) > 0 or sends_drawn > 0) = (sends_months is not null));
create index motion_sends_drawn_idx on motion (group_id, post_id desc) where sends_drawn > 0;
create index lot_motion_id_idx on lot (motion_id) where motion_id is not null;
-- A term of office: whoever is elected again has another row. It is over at until_at whatever else the row says, and holds
-- only while the group belongs to the federation.
create table delegate (
  id bigint primary key,
  child_id bigint not null references actor (id),
  parent_id bigint not null references actor (id),
  person_id bigint not null references actor (id),
  mandate text not null check (length(mandate) <= 2048),
  since timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('REPLACED', 'RECALLED', 'RESIGNED', 'LEFT', 'EXPIRED')),
  ended_mandate text check (length(ended_mandate) <= 2048),
  check (child_id <> parent_id),
  check (since < until_at),
  check ((ended_at is null) = (ended_why is null)),
  check (ended_why in ('REPLACED', 'RECALLED') or ended_mandate is null)
);
create unique index delegate_office_idx on delegate (child_id, parent_id, person_id) where ended_at is null;
create index delegate_child_id_idx on delegate (child_id, id desc);
create index delegate_parent_id_idx on delegate (parent_id, id desc) where ended_at is null;
-- For whom each on the roll of a council's vote speaks, and with how much of their weight. A group that has sent nobody
-- holds its seat itself: nobody can cast that, and it counts among all.
create table council_seat (
  decision_id bigint not null references decision (post_id),
  child_id bigint not null references actor (id),
  holder_id bigint not null references actor (id),
  weight bigint not null check (weight > 0),
  primary key (decision_id, child_id, holder_id)
);
create index council_seat_holder_id_idx on council_seat (holder_id, child_id, decision_id desc);
--rollback drop table council_seat; drop table delegate; drop index lot_motion_id_idx; drop index motion_sends_drawn_idx; alter table motion drop column sends_months; alter table motion drop column sends_drawn; alter table motion drop column candidate_ids; alter table motion drop column sends_to_id;
