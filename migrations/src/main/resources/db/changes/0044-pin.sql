--liquibase formatted sql

--changeset talkoot:0044-pin
-- What stands at the top of somebody's or some group's page. Takes the place of post.pinned_at, which could not say
-- whose page; that column is filled no longer and goes once no process reads it.
create table pin (
  id bigint primary key,
  owner_id bigint not null references actor (id),
  post_id bigint not null references post (id),
  created_at timestamptz not null,
  unique (post_id, owner_id)
);
create index pin_owner_id_idx on pin (owner_id, id desc);
insert into pin (id, owner_id, post_id, created_at)
  select id, coalesce(group_id, author_id), id, pinned_at from post where pinned_at is not null;
--rollback drop table pin;
