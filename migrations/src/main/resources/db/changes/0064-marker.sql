--liquibase formatted sql

--changeset talkoot:0064-marker
-- How far a person has read, how they like to write and read, and what they noted about others.
create table marker (
  person_id bigint not null references actor (id),
  place text not null check (place in ('HOME', 'NOTIFICATIONS')),
  last_read_id bigint not null check (last_read_id >= 0),
  version int not null check (version > 0),
  updated_at timestamptz not null,
  primary key (person_id, place)
);
create table preference (
  actor_id bigint primary key references actor (id),
  visibility text not null check (visibility in ('PUBLIC', 'UNLISTED', 'FOLLOWERS', 'DIRECT')),
  is_sensitive boolean not null,
  language text,
  media text not null check (media in ('DEFAULT', 'SHOW_ALL', 'HIDE_ALL')),
  expands_warnings boolean not null
);
create table personal_note (
  person_id bigint not null references actor (id),
  about_id bigint not null references actor (id),
  note text not null check (note <> ''),
  updated_at timestamptz not null,
  primary key (person_id, about_id)
);
--rollback drop table personal_note; drop table preference; drop table marker;
