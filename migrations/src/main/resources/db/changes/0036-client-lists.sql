--liquibase formatted sql

--changeset talkoot:0036-client-lists
-- What programs look for: people by a part of their name, what is said on this instance, whom somebody blocks or likes.
create extension if not exists pg_trgm;
create index actor_search_idx on actor
  using gin (lower(handle::text || '@' || domain::text || ' ' || name) gin_trgm_ops) where gone_at is null;
create index post_local_idx on post (id desc) where is_local and deleted_at is null;
create index announce_post_id_idx on announce (post_id, id);
create index favourite_post_id_idx on favourite (post_id, id desc);
create index post_url_idx on post using hash (url) where not is_local;
create index post_tag_prefix_idx on post_tag ((tag::text) text_pattern_ops);
--rollback drop index post_tag_prefix_idx; drop index post_url_idx; drop index favourite_post_id_idx; drop index announce_post_id_idx; drop index post_local_idx; drop index actor_search_idx; drop extension pg_trgm;
