--liquibase formatted sql

--changeset talkoot:0111-category
-- The shelves on which a co-op sorts its offers and needs, kept by its coordinators. One that is taken down leaves what
-- stood on it on none.
create table category (
  id bigint primary key,
  group_id bigint not null references coop_group (actor_id),
  name text not null check (name <> ''),
  created_at timestamptz not null
);
create unique index category_group_id_name_idx on category (group_id, lower(name));
alter table listing add column category_id bigint references category (id);
create index listing_category_id_idx on listing (category_id, post_id desc) where category_id is not null;
--rollback alter table listing drop column category_id; drop table category;
