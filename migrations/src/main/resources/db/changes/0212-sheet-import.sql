--liquibase formatted sql

--changeset talkoot:0212-sheet-import
-- A long table that is published piece by piece: how far that has come (done counts rows of the file in their order), and
-- which rows could not be. The file is forgotten when all is done. next_at: whoever works on it says that it still does.
create table sheet_import (
  id bigint primary key,
  author_id bigint not null references actor (id),
  group_id bigint not null references coop_group (actor_id),
  file bytea,
  row_count int not null check (row_count > 0),
  done int not null default 0 check (done between 0 and row_count),
  made int not null default 0 check (made >= 0),
  known int not null default 0 check (known >= 0),
  tries int not null default 0,
  next_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((ended_at is null) = (file is not null)),
  check ((ended_at is null) = (next_at is not null))
);
create index sheet_import_next_at_idx on sheet_import (next_at) where ended_at is null;
create index sheet_import_author_id_idx on sheet_import (author_id, id desc);
create unique index sheet_import_one_at_a_time_idx on sheet_import (author_id) where ended_at is null;
create index sheet_import_ended_at_idx on sheet_import (ended_at) where ended_at is not null;
create table sheet_import_fault (
  import_id bigint not null references sheet_import (id) on delete cascade,
  row_number bigint not null,
  column_name text not null,
  expected text not null,
  found text not null,
  primary key (import_id, row_number)
);
--rollback drop table sheet_import_fault; drop table sheet_import;
