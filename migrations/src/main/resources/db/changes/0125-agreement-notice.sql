--liquibase formatted sql

--changeset talkoot:0125-agreement-notice splitStatements:false rollbackSplitStatements:false
-- People are told of agreements: that they wait for them, of what is due and past, how they ended, and of disputes. Adds
-- to whatever kinds there are, as other changes do too.
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''AGREEMENT_WAITING''::text, ''AGREEMENT_DUE''::text, ''AGREEMENT_OVERDUE''::text, ''AGREEMENT_DONE''::text, ''AGREEMENT_ENDED''::text, ''AGREEMENT_DISPUTED''::text, ');
end
$$;
--rollback delete from notice where kind like 'AGREEMENT_%';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''AGREEMENT_WAITING''::text, ''AGREEMENT_DUE''::text, ''AGREEMENT_OVERDUE''::text, ''AGREEMENT_DONE''::text, ''AGREEMENT_ENDED''::text, ''AGREEMENT_DISPUTED''::text, ', ''); end $$;
