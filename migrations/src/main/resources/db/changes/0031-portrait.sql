--liquibase formatted sql

--changeset talkoot:0031-portrait
-- The picture of an actor and the broad one above their page: where its own server has them, and, for our own and for
-- what is kept of others', the files here.
alter table actor
  add column icon_url text check (octet_length(icon_url) <= 2048),
  add column image_url text check (octet_length(image_url) <= 2048);
create table portrait (
  actor_id bigint not null references actor (id),
  part text not null check (part in ('AVATAR', 'HEADER')),
  file_id bigint not null unique references media_file (id),
  primary key (actor_id, part)
);
--rollback drop table portrait; alter table actor drop column icon_url, drop column image_url;
