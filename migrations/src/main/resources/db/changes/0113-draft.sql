--liquibase formatted sql

--changeset talkoot:0113-draft
-- An offer or need begun and not yet published: for its author alone, as far as it is filled in and as it was typed, so
-- that nothing in it has to be right before it is published. Its files wait with it.
create table draft (
  id bigint primary key,
  author_id bigint not null references actor (id),
  purpose text not null check (purpose in ('OFFER', 'NEED')),
  field_names text[] not null,
  field_values text[] not null check (cardinality(field_values) = cardinality(field_names)),
  file_ids bigint[] not null default '{}',
  created_at timestamptz not null,
  edited_at timestamptz not null
);
create index draft_author_id_idx on draft (author_id, id desc);
--rollback drop table draft;
