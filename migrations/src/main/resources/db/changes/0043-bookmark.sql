--liquibase formatted sql

--changeset talkoot:0043-bookmark
-- What somebody of this instance keeps to read again; nobody else is told.
create table bookmark (
  id bigint primary key,
  post_id bigint not null references post (id),
  actor_id bigint not null references actor (id),
  created_at timestamptz not null,
  unique (post_id, actor_id)
);
create index bookmark_actor_id_idx on bookmark (actor_id, id desc);
create index favourite_actor_id_idx on favourite (actor_id, id desc);
--rollback drop index favourite_actor_id_idx; drop table bookmark;
