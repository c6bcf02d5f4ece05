--liquibase formatted sql

--changeset talkoot:0181-group-end splitStatements:false rollbackSplitStatements:false
-- When a group ended, and who ended it; nobody where its own server said so. What it leaves is put away in pieces, until
-- cleared_at. Notices tell who belonged to it.
alter table coop_group add column ended_at timestamptz;
alter table coop_group add column ended_by_id bigint references actor (id);
alter table coop_group add column cleared_at timestamptz;
alter table coop_group add constraint coop_group_ended_check
  check (ended_at is not null or (ended_by_id is null and cleared_at is null));
create index coop_group_ended_idx on coop_group (ended_at, actor_id) where ended_at is not null;
create index agreement_group_open_idx on agreement (group_id) where phase not in ('COMPLETED', 'CANCELLED');
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''GROUP_ENDED''::text, ');
end
$$;
--rollback delete from notice where kind = 'GROUP_ENDED';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''GROUP_ENDED''::text, ', ''); end $$;
--rollback drop index agreement_group_open_idx; drop index coop_group_ended_idx; alter table coop_group drop constraint coop_group_ended_check; alter table coop_group drop column cleared_at; alter table coop_group drop column ended_by_id; alter table coop_group drop column ended_at;
