--liquibase formatted sql

--changeset talkoot:0114-import
-- A list of offers and needs that somebody has sent and had checked, until they say that it is to be published: one for
-- each person, forgotten after a day. And which rows have become which listing: the same row of the same person in the
-- same co-op makes nothing new, whatever file it stands in. digest is of the row as it was read and of how often the
-- same row stood above it.
create table sheet (
  author_id bigint primary key references actor (id),
  group_id bigint not null references coop_group (actor_id),
  file bytea not null,
  sent_at timestamptz not null
);
create table imported_row (
  author_id bigint not null references actor (id),
  group_id bigint not null references coop_group (actor_id),
  digest bytea not null check (length(digest) = 32),
  post_id bigint not null references post (id),
  primary key (author_id, group_id, digest)
);
--rollback drop table imported_row; drop table sheet;
