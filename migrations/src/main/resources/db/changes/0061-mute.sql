--liquibase formatted sql

--changeset talkoot:0061-mute
-- Whom a person does not want to hear for a while, and whole servers they want nothing of. Nobody else learns of it.
create table mute (
  id bigint primary key,
  muter_id bigint not null references actor (id),
  muted_id bigint not null references actor (id),
  hides_notices boolean not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  unique (muter_id, muted_id),
  check (muter_id <> muted_id)
);
create index mute_muter_id_idx on mute (muter_id, id desc);
create index mute_expires_at_idx on mute (expires_at) where expires_at is not null;
create table host_block (
  id bigint primary key,
  person_id bigint not null references actor (id),
  host citext not null check (host <> ''),
  created_at timestamptz not null,
  unique (person_id, host)
);
create index host_block_person_id_idx on host_block (person_id, id desc);
create table thread_mute (
  person_id bigint not null references actor (id),
  root_id bigint not null references post (id),
  created_at timestamptz not null,
  primary key (person_id, root_id)
);
create index block_blocker_id_idx on block (blocker_id, id desc);
--rollback drop index block_blocker_id_idx; drop table thread_mute; drop table host_block; drop table mute;
