--liquibase formatted sql

--changeset talkoot:0084-ballot
-- Ballots as they came: of each voter the last by sequence counts, which this database alone gives out. In an open
-- decision the voter stands by it; else only a tracker made with the decision's key, which is destroyed at the close.
create table ballot (
  sequence bigint generated always as identity primary key,
  decision_id bigint not null references decision (post_id),
  uri text unique,
  voter_id bigint references actor (id),
  tracker text,
  paper text not null,
  reason text not null default '',
  raw json,
  cast_at timestamptz,
  check ((voter_id is null) <> (tracker is null)),
  check (tracker is null or (uri is null and raw is null and cast_at is null)),
  check (voter_id is null or cast_at is not null)
);

create index ballot_tracker_idx on ballot (decision_id, tracker, sequence desc) where tracker is not null;
create index ballot_decision_id_idx on ballot (decision_id, voter_id, tracker, sequence desc);
create index ballot_newest_idx on ballot (decision_id, sequence desc);
create table decision_key (
  decision_id bigint primary key references decision (post_id),
  key bytea not null check (octet_length(key) = 32)
);
-- Who has voted, apart from how.
create table turnout (
  decision_id bigint not null references decision (post_id),
  actor_id bigint not null references actor (id),
  primary key (decision_id, actor_id)
);
create index turnout_actor_id_idx on turnout (actor_id, decision_id desc);
-- What was counted, written at the close and never changed. voter is the actor's uri, or the tracker.
create table counted_ballot (
  decision_id bigint not null references decision (post_id),
  voter text not null,
  weight bigint not null check (weight > 0),
  paper text not null,
  reason text not null default '',
  via text,
  raw json,
  primary key (decision_id, voter)
);
create table tally (
  decision_id bigint primary key references decision (post_id),
  document text not null,
  ballots_hash bytea not null check (octet_length(ballots_hash) in (0, 32)),
  eligible int not null check (eligible >= 0),
  cast_count int not null check (cast_count >= 0),
  via_delegation int not null check (via_delegation >= 0),
  is_withheld boolean not null,
  proof json,
  created_at timestamptz not null
);
-- A ballot of somebody here in a decision of another server, and what that server answered.
create table sent_ballot (
  decision_id bigint not null references decision (post_id),
  voter_id bigint not null references actor (id),
  uri text not null unique,
  paper text not null,
  reason text not null default '',
  sent_at timestamptz not null,
  answered_at timestamptz,
  is_accepted boolean,
  answer text,
  tracker text,
  raw json,
  primary key (decision_id, voter_id),
  check ((answered_at is null) = (is_accepted is null))
);
--rollback drop table sent_ballot; drop table tally; drop table counted_ballot; drop table turnout; drop table decision_key; drop table ballot;
