--liquibase formatted sql

--changeset talkoot:0117-saved-search
-- A search that is kept, and tells its person of what fits. anchors are what a listing must have one of to fit at all: a stem
-- of a word sought in any language, "#tag", "@group"; "*" when only its terms matter. One that is about a place alone has
-- none and is found by area, the box around it. So a new listing is held against few of them, however many there are.
create table saved_search (
  id bigint primary key,
  person_id bigint not null references actor (id),
  name text not null check (name <> '' and length(name) <= 100),
  words text check (words <> ''),
  purpose text,
  kind text,
  tag text,
  group_id bigint references actor (id),
  origins text not null check (origins in ('ALL', 'OWN_GROUPS', 'HERE', 'ELSEWHERE')),
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  metres integer check (metres between 100 and 500000),
  with_picture boolean not null,
  anchors text[] not null,
  area cube,
  created_at timestamptz not null,
  check ((latitude is null) = (longitude is null) and (latitude is null) = (metres is null)),
  check (area is not null or anchors <> '{}')
);
create index saved_search_person_id_idx on saved_search (person_id, id desc);
create index saved_search_group_id_idx on saved_search (group_id) where group_id is not null;
create index saved_search_anchors_idx on saved_search using gin (anchors) with (fastupdate = off);
create index saved_search_area_idx on saved_search using gist (area) where area is not null;
--rollback drop table saved_search;
