--liquibase formatted sql

--changeset talkoot:0047-conversation
-- The direct posts of one thread as each person of this instance who takes part in it sees them: one row a person.
create table conversation (
  id bigint primary key,
  actor_id bigint not null references actor (id),
  root_id bigint not null references post (id),
  last_post_id bigint not null references post (id),
  is_unread boolean not null,
  unique (actor_id, root_id)
);
create index conversation_actor_id_idx on conversation (actor_id, last_post_id desc);
create index conversation_root_id_idx on conversation (root_id);
create index conversation_last_post_id_idx on conversation (last_post_id);
insert into conversation (id, actor_id, root_id, last_post_id, is_unread)
  select max(post.id) + row_number() over (), party.actor_id, post.root_id, max(post.id), false
  from post
  join lateral (
    select post.author_id as actor_id union select actor_id from post_recipient where post_id = post.id) party on true
  join actor on actor.id = party.actor_id and actor.is_local
  where post.audience = 'DIRECT' and post.deleted_at is null
  group by party.actor_id, post.root_id;
--rollback drop table conversation;
