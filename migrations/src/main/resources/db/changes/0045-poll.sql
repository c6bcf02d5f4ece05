--liquibase formatted sql

--changeset talkoot:0045-poll
-- What a post asks. Counts are those of the author's server; of a poll of ours they are kept here, in the transaction of
-- each vote. counted_at is set while counts have changed that were not told yet.
create table poll (
  post_id bigint primary key references post (id),
  is_multiple boolean not null,
  hides_totals boolean not null,
  voters int not null default 0 check (voters >= 0),
  ends_at timestamptz,
  closed_at timestamptz,
  counted_at timestamptz,
  told_at timestamptz,
  read_at timestamptz
);
create index poll_ends_at_idx on poll (ends_at) where closed_at is null and ends_at is not null;
create index poll_counted_at_idx on poll (counted_at) where counted_at is not null;
create table poll_option (
  post_id bigint not null references poll (post_id),
  position int not null check (position >= 0),
  title text not null check (title <> ''),
  votes int not null default 0 check (votes >= 0),
  primary key (post_id, position),
  unique (post_id, title)
);
-- One row an answer given; is_single is that of the poll, so that a second answer to a single question cannot be kept.
create table poll_vote (
  id bigint primary key,
  post_id bigint not null,
  position int not null,
  actor_id bigint not null references actor (id),
  is_single boolean not null,
  created_at timestamptz not null,
  foreign key (post_id, position) references poll_option (post_id, position),
  unique (post_id, actor_id, position)
);
create unique index poll_vote_single_idx on poll_vote (post_id, actor_id) where is_single;
create index poll_vote_actor_id_idx on poll_vote (actor_id, id desc);
--rollback drop table poll_vote; drop table poll_option; drop table poll;
