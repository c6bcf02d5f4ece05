--liquibase formatted sql

--changeset talkoot:0234-policy-notices splitStatements:false rollbackSplitStatements:false
-- Coordinators are told that a federation of theirs advises something new, and keepers of the server that a group asks for
-- servers to be blocked as its federation advises.
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''POLICIES_CHANGED''::text, ''BLOCKS_ASKED''::text, ');
end
$$;
--rollback delete from notice where kind in ('POLICIES_CHANGED', 'BLOCKS_ASKED');
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(replace(kinds, '''POLICIES_CHANGED''::text, ', ''), '''BLOCKS_ASKED''::text, ', ''); end $$;
