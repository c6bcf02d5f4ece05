--liquibase formatted sql

--changeset talkoot:0103-ledger-notice splitStatements:false rollbackSplitStatements:false
-- People are told of what they were given, of what was taken back, and keepers of a journal that does not hold. Adds to
-- whatever kinds there are, as other changes do too.
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''GIVEN''::text, ''REVERSED''::text, ''JOURNAL_BROKEN''::text, ');
end
$$;
--rollback delete from notice where kind in ('GIVEN', 'REVERSED', 'JOURNAL_BROKEN');
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''GIVEN''::text, ''REVERSED''::text, ''JOURNAL_BROKEN''::text, ', ''); end $$;
