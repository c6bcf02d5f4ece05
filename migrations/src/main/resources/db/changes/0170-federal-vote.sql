--liquibase formatted sql

--changeset talkoot:0170-federal-vote
-- One member group in a vote of its federation: on the federation's server one row a group that was asked, on a group's
-- own server its own. part_id is the vote the group itself holds on it, and archive_hash that of its count file once it
-- was fetched and found right. REFUSED: what came back was not right, and because says why; the group then is silent.
create table federal_part (
  whole_id bigint not null references decision (post_id),
  child_id bigint not null references actor (id),
  members int not null default 0 check (members >= 0),
  contribution bigint not null default 0 check (contribution >= 0),
  since timestamptz not null,
  is_affected boolean not null default false,
  part_id bigint unique references decision (post_id),
  state text not null check (state in ('ASKED', 'OPEN', 'TOLD', 'ANSWERED', 'REFUSED')),
  because text not null default '',
  primary key (whole_id, child_id),
  check (state = 'ASKED' or part_id is not null or state = 'REFUSED'),
  check ((state = 'REFUSED') = (because <> ''))
);
create index federal_part_child_id_idx on federal_part (child_id, whole_id desc);
create index federal_part_told_idx on federal_part (whole_id) where state = 'TOLD';

-- What each mode came to and what became of each group, as canonical JSON: the count file says the same.
create table federal_tally (
  decision_id bigint primary key references decision (post_id),
  document text not null
);

-- Who belongs to several groups of one federation counts once: in this one, if they say so.
create table counted_here (
  actor_id bigint not null references actor (id),
  group_id bigint not null references actor (id),
  chosen_at timestamptz not null,
  primary key (actor_id, group_id)
);
create index counted_here_group_id_idx on counted_here (group_id);
--rollback drop table counted_here; drop table federal_tally; drop table federal_part;
