--liquibase formatted sql

--changeset talkoot:0200-not-taken splitStatements:false rollbackSplitStatements:false
-- What the other instance does not take is undone here: the line that says so names the first step that does not count,
-- and what such steps said had happened stays, marked. People are told of it, and keepers of accounts of lines that stop.
alter table agreement_step add column undoes_from integer check (undoes_from between 1 and number - 1);
alter table economic_event add column step_number integer check (step_number > 0);
alter table economic_event add column undone_at timestamptz;
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''AGREEMENT_NOT_TAKEN''::text, ''LINE_STOPPED''::text, ');
end
$$;
--rollback delete from notice where kind in ('AGREEMENT_NOT_TAKEN', 'LINE_STOPPED');
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''AGREEMENT_NOT_TAKEN''::text, ''LINE_STOPPED''::text, ', ''); end $$;
--rollback alter table economic_event drop column undone_at; alter table economic_event drop column step_number; alter table agreement_step drop column undoes_from;
