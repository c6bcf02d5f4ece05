--liquibase formatted sql

--changeset talkoot:0063-filter
-- What a person does not want to see: by words, or single posts. Applied when they read, to nobody else.
create table filter (
  id bigint primary key,
  person_id bigint not null references actor (id),
  title text not null check (title <> ''),
  contexts text[] not null check (cardinality(contexts) > 0
    and contexts <@ array['HOME', 'NOTIFICATIONS', 'PUBLIC', 'THREAD', 'ACCOUNT']),
  action text not null check (action in ('WARN', 'HIDE')),
  expires_at timestamptz,
  created_at timestamptz not null
);
create index filter_person_id_idx on filter (person_id, id);
create table filter_keyword (
  id bigint primary key,
  filter_id bigint not null references filter (id) on delete cascade,
  keyword text not null check (keyword <> ''),
  is_whole_word boolean not null
);
create index filter_keyword_filter_id_idx on filter_keyword (filter_id, id);
create table filter_post (
  id bigint primary key,
  filter_id bigint not null references filter (id) on delete cascade,
  post_id bigint not null references post (id),
  unique (filter_id, post_id)
);
--rollback drop table filter_post; drop table filter_keyword; drop table filter;
