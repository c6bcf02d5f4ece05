--liquibase formatted sql

--changeset talkoot:0062-list
-- Lists of people one follows. A row of a list hangs on the follow: whoever is no longer followed is in no list.
create table follow_list (
  id bigint primary key,
  owner_id bigint not null references actor (id),
  title text not null check (title <> ''),
  replies text not null check (replies in ('NONE', 'LIST', 'FOLLOWED')),
  is_exclusive boolean not null,
  created_at timestamptz not null
);
create index follow_list_owner_id_idx on follow_list (owner_id, id);
create table follow_list_entry (
  list_id bigint not null references follow_list (id) on delete cascade,
  follow_id bigint not null references follow (id) on delete cascade,
  primary key (list_id, follow_id)
);
create index follow_list_entry_follow_id_idx on follow_list_entry (follow_id);
--rollback drop table follow_list_entry; drop table follow_list;
