--liquibase formatted sql

--changeset talkoot:0005-post
-- The one envelope of all that people see and answer. raw keeps a remote object as it came, to be served again unchanged.
create table post (
  id bigint primary key,
  uri text not null unique check (octet_length(uri) <= 2048),
  url text not null,
  is_local boolean not null,
  kind text not null check (kind in ('NOTE', 'LISTING')),
  author_id bigint not null references actor (id),
  group_id bigint references actor (id),
  in_reply_to_id bigint references post (id),
  in_reply_to_uri text,
  root_id bigint not null references post (id),
  audience text not null check (audience in ('PUBLIC', 'GROUP', 'DIRECT')),
  title text not null default '',
  text text not null default '',
  content_html text not null,
  language text not null default 'en',
  published_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  pinned_at timestamptz,
  raw json,
  created_at timestamptz not null,
  search tsvector generated always as (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'B')) stored
);
create index post_author_id_idx on post (author_id, id desc);
create index post_group_id_idx on post (group_id, id desc);
create index post_root_id_idx on post (root_id, id);
create index post_in_reply_to_id_idx on post (in_reply_to_id, id) where in_reply_to_id is not null;
create index post_in_reply_to_uri_idx on post (in_reply_to_uri) where in_reply_to_id is null and in_reply_to_uri is not null;
create index post_pinned_idx on post (author_id, pinned_at) where pinned_at is not null;
create index post_search_idx on post using gin (search);
create table post_recipient (
  post_id bigint not null references post (id),
  actor_id bigint not null references actor (id),
  primary key (post_id, actor_id)
);
create index post_recipient_actor_id_idx on post_recipient (actor_id, post_id desc);
create table post_tag (
  post_id bigint not null references post (id),
  tag citext not null check (tag <> ''),
  primary key (post_id, tag)
);
create index post_tag_tag_idx on post_tag (tag, post_id desc);
create table favourite (
  id bigint primary key,
  uri text not null unique,
  post_id bigint not null references post (id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  unique (post_id, actor_id)
);
create table announce (
  id bigint primary key,
  uri text not null unique,
  post_id bigint not null references post (id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  unique (post_id, actor_id)
);
create index announce_actor_id_idx on announce (actor_id, id desc);
--rollback drop table announce; drop table favourite; drop table post_tag; drop table post_recipient; drop table post;
