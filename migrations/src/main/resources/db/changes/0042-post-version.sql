--liquibase formatted sql

--changeset talkoot:0042-post-version
-- What a post said before and since it was changed; one that never was has no rows. The first version has the post's id.
create table post_version (
  id bigint primary key,
  post_id bigint not null references post (id),
  title text not null,
  text text not null,
  content_html text not null,
  language text not null,
  warning text not null,
  is_sensitive boolean not null,
  written_at timestamptz not null
);
create index post_version_post_id_idx on post_version (post_id, id desc);
--rollback drop table post_version;
