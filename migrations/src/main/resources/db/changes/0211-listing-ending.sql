--liquibase formatted sql

--changeset talkoot:0211-listing-ending splitStatements:false rollbackSplitStatements:false
-- Which end of a listing its author was told of before it came: another end is told of again.
alter table listing add column ending_told timestamptz;
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''LISTING_ENDING''::text, ');
end
$$;
--rollback delete from notice where kind = 'LISTING_ENDING';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''LISTING_ENDING''::text, ', ''); end $$;
--rollback alter table listing drop column ending_told;
