--liquibase formatted sql

--changeset talkoot:0128-reserved splitStatements:false rollbackSplitStatements:false
-- What is promised to leave an account, and what is promised to come, before either has moved: limits count it already,
-- so that what was promised can be settled whatever else moves. SETTLED is the entry that keeps such a promise.
alter table ledger_account
  add reserved_out bigint not null default 0 check (reserved_out >= 0),
  add reserved_in bigint not null default 0 check (reserved_in >= 0),
  add check (state <> 'CLOSED' or (reserved_out = 0 and reserved_in = 0));
do $$
declare
  kinds text;
begin
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'entry'::regclass and conname = 'entry_kind_check';
  execute 'alter table entry drop constraint entry_kind_check';
  execute 'alter table entry add constraint entry_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''SETTLED''::text, ');
end
$$;
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'entry'::regclass and conname = 'entry_kind_check'; execute 'alter table entry drop constraint entry_kind_check'; execute 'alter table entry add constraint entry_kind_check ' || replace(kinds, '''SETTLED''::text, ', ''); end $$;
--rollback alter table ledger_account drop reserved_out, drop reserved_in;
