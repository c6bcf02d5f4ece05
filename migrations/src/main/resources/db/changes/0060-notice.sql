--liquibase formatted sql

--changeset talkoot:0060-notice
-- What a person is told of. What was dismissed stays a while, so that the same is not told again.
-- subject_id is that of a report, or of what was written for later. One deed has one id, whomever it is told to: a whole audience is told by one insert.
create table notice (
  person_id bigint not null references actor (id),
  id bigint not null,
  kind text not null check (kind in ('MENTION', 'ANSWER', 'STATUS', 'ANNOUNCE', 'FAVOURITE', 'FOLLOW', 'FOLLOW_REQUEST',
    'POLL', 'EDIT', 'SIGN_UP', 'REPORT', 'JOIN_REQUEST', 'JOINED', 'ADMITTED', 'REFUSED', 'REMOVED', 'ROLE', 'NOT_PUBLISHED')),
  actor_id bigint not null references actor (id),
  post_id bigint references post (id),
  group_id bigint references actor (id),
  subject_id bigint,
  detail text not null default '',
  created_at timestamptz not null,
  read_at timestamptz,
  dismissed_at timestamptz,
  primary key (person_id, id),
  constraint notice_once_key unique nulls not distinct (person_id, kind, actor_id, post_id, group_id, subject_id, detail),
  check (dismissed_at is null or read_at is not null),
  check (person_id <> actor_id or kind in ('POLL', 'NOT_PUBLISHED'))
);
create index notice_unread_idx on notice (person_id, id) where read_at is null and dismissed_at is null;
create index notice_post_id_idx on notice (post_id, person_id, kind, id) where post_id is not null;
create index notice_group_id_idx on notice (group_id, actor_id) where group_id is not null;
create index notice_created_at_idx on notice (created_at);
--rollback drop table notice;
