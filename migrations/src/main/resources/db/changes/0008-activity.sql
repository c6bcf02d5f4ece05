--liquibase formatted sql

--changeset talkoot:0008-activity
-- What our actors did, as sent. body is the exact text every inbox gets; forwards are other people's activities as received.
create table activity (
  id bigint primary key,
  uri text not null unique,
  actor_id bigint not null references actor (id),
  type text not null,
  object_uri text,
  audience text not null check (audience in ('PUBLIC', 'GROUP', 'DIRECT')),
  body text not null,
  created_at timestamptz not null
);
create index activity_actor_id_idx on activity (actor_id, audience, id desc);
create index activity_object_uri_idx on activity (object_uri, id desc);
-- One row an inbox. Rows of one inbox go out in the order of their ids: the head blocks those behind it.
create table delivery (
  id bigint primary key,
  activity_id bigint not null references activity (id),
  inbox text not null,
  host text not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP', 'PARKED')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  last_status int,
  reason text,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (activity_id, inbox)
);
create index delivery_inbox_idx on delivery (inbox, id) where state = 'PENDING';
create index delivery_next_attempt_at_idx on delivery (next_attempt_at, id) where state = 'PENDING';
create index delivery_host_idx on delivery (host, state, id);
create index delivery_finished_at_idx on delivery (finished_at) where state <> 'PENDING';
--rollback drop table delivery; drop table activity;
