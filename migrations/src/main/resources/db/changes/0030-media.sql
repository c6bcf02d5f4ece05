--liquibase formatted sql

--changeset talkoot:0030-media
-- What people show: pictures, films and sound. The row is there before its files and goes after them, so that no file
-- is ever without one. key stands in addresses, place in the names of the files. What another server has stands here
-- by its remote_url; its files come and go with the cache.
create table media_file (
  id bigint primary key,
  key text not null unique,
  place text unique,
  state text not null check (state in ('WRITING', 'READY', 'REMOTE')),
  family text not null default 'UNKNOWN' check (family in ('IMAGE', 'VIDEO', 'AUDIO', 'UNKNOWN')),
  media_type text,
  small_type text,
  width integer check (width > 0),
  height integer check (height > 0),
  small_width integer check (small_width > 0),
  small_height integer check (small_height > 0),
  blurhash text,
  original_bytes bigint not null default 0 check (original_bytes >= 0),
  small_bytes bigint not null default 0 check (small_bytes >= 0),
  remote_url text check (octet_length(remote_url) <= 2048),
  failures integer not null default 0,
  failed_at timestamptz,
  used_at timestamptz not null,
  released_at timestamptz,
  created_at timestamptz not null,
  check (state <> 'READY' or (media_type is not null and place is not null)),
  check (state <> 'REMOTE' or remote_url is not null),
  check ((width is null) = (height is null)),
  check ((small_width is null) = (small_height is null))
);
create index media_file_released_idx on media_file (released_at) where released_at is not null;
create index media_file_writing_idx on media_file (created_at) where state = 'WRITING';
create index media_file_cached_idx on media_file (used_at, id) where state = 'READY' and remote_url is not null;
create table attachment (
  id bigint primary key,
  file_id bigint not null unique references media_file (id),
  owner_id bigint not null references actor (id),
  post_id bigint references post (id),
  position smallint not null default 0,
  description text not null default '',
  focus_x numeric(4, 3) not null default 0 check (focus_x between -1 and 1),
  focus_y numeric(4, 3) not null default 0 check (focus_y between -1 and 1),
  created_at timestamptz not null
);
create index attachment_post_id_idx on attachment (post_id, position) where post_id is not null;
create index attachment_waiting_idx on attachment (owner_id, created_at) where post_id is null;
create index attachment_forgotten_idx on attachment (created_at) where post_id is null;
--rollback drop table attachment; drop table media_file;
