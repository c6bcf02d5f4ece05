--liquibase formatted sql

--changeset talkoot:0048-tags
-- Tags whose public posts come home to somebody, and tags somebody shows on their page.
create table followed_tag (
  id bigint primary key,
  actor_id bigint not null references actor (id),
  tag citext not null check (tag <> ''),
  created_at timestamptz not null,
  unique (actor_id, tag)
);
create index followed_tag_actor_id_idx on followed_tag (actor_id, id desc);
create table featured_tag (
  id bigint primary key,
  actor_id bigint not null references actor (id),
  tag citext not null check (tag <> ''),
  created_at timestamptz not null,
  unique (actor_id, tag)
);
create index featured_tag_actor_id_idx on featured_tag (actor_id, id desc);
--rollback drop table featured_tag; drop table followed_tag;
