--liquibase formatted sql

--changeset talkoot:0182-fork splitStatements:false rollbackSplitStatements:false
-- A group that a member founded from another one with its rules: which version of which charter, by its hash, whatever
-- becomes of that group. Its members are told.
create table fork (
  group_id bigint primary key references coop_group (actor_id),
  origin_id bigint not null references coop_group (actor_id),
  founder_id bigint not null references actor (id),
  charter_version int not null check (charter_version > 0),
  charter_hash bytea not null check (octet_length(charter_hash) = 32),
  created_at timestamptz not null,
  check (group_id <> origin_id)
);
create index fork_origin_id_idx on fork (origin_id, group_id desc);
create index fork_founder_id_idx on fork (founder_id, created_at);
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''GROUP_FORKED''::text, ');
end
$$;
--rollback delete from notice where kind = 'GROUP_FORKED';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''GROUP_FORKED''::text, ', ''); end $$;
--rollback drop table fork;
