--liquibase formatted sql

--changeset talkoot:0118-find-notice splitStatements:false rollbackSplitStatements:false
-- People are told of offers and needs that fit a search of theirs. Adds to whatever kinds there are, as other changes do too.
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''FOUND''::text, ');
end
$$;
--rollback delete from notice where kind = 'FOUND';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''FOUND''::text, ', ''); end $$;
