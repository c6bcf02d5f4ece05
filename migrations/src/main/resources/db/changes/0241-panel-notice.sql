--liquibase formatted sql

--changeset talkoot:0241-panel-notice splitStatements:false rollbackSplitStatements:false
-- Who was drawn is told what they are asked, in a dispute of two other co-ops.
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''PANEL_ASKED''::text, ');
end
$$;
--rollback delete from notice where kind = 'PANEL_ASKED';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''PANEL_ASKED''::text, ', ''); end $$;
