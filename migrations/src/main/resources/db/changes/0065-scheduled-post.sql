--liquibase formatted sql

--changeset talkoot:0065-scheduled-post
-- Written now, published at due_at. The row goes in the transaction that publishes; REFUSED ones stay for their author.
create table scheduled_post (
  id bigint primary key,
  author_id bigint not null references actor (id),
  group_id bigint references actor (id),
  in_reply_to_id bigint references post (id),
  audience text not null,
  title text not null,
  text text not null,
  language text not null,
  tags text[] not null,
  recipient_ids bigint[] not null,
  warning text not null,
  is_sensitive boolean not null,
  file_ids bigint[] not null,
  poll_options text[] not null,
  poll_is_multiple boolean not null,
  poll_hides_totals boolean not null,
  poll_lasts_seconds bigint not null,
  extra json,
  due_at timestamptz not null,
  refusal text,
  created_at timestamptz not null
);
create index scheduled_post_due_at_idx on scheduled_post (due_at) where refusal is null;
create index scheduled_post_author_id_idx on scheduled_post (author_id, id desc);
-- Files of what is published later wait longer than a day.
alter table attachment add column held_until timestamptz;
--rollback alter table attachment drop column held_until; drop table scheduled_post;
