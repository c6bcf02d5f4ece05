--liquibase formatted sql

--changeset talkoot:0072-custom-emoji
-- Pictures that stand for a word between colons: those of this instance, which have no domain, and those that came with
-- what people of other servers say. A word means what the author's own server says it means, and nothing elsewhere.
create table custom_emoji (
  id bigint primary key,
  shortcode text not null check (shortcode ~ '^[A-Za-z0-9_]{2,128}$'),
  domain text,
  file_id bigint not null unique references media_file (id),
  category text check (char_length(category) between 1 and 100),
  is_listed boolean not null default true,
  is_enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint custom_emoji_name_unique unique nulls not distinct (domain, shortcode)
);
create index custom_emoji_own_idx on custom_emoji (id) where domain is null;
create index custom_emoji_others_idx on custom_emoji (id) where domain is not null;
create index custom_emoji_shortcode_idx on custom_emoji (shortcode);
--rollback drop table custom_emoji;
