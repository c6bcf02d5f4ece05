--liquibase formatted sql

--changeset talkoot:0230-group-move splitStatements:false rollbackSplitStatements:false
-- A group that goes to another server takes along what it belongs to and what belongs to it: the period under its old name
-- is over (MOVED; notice_by_parent says whether it was the parent that moved), and that under its new name begins at the same
-- moment, so that nobody belongs twice. counts_since is the day from which on it has belonged, whatever its name then was.
alter table affiliation add column counts_since timestamptz;
do $$
declare
  rule record;
  kinds text;
begin
  for rule in
    select conrelid::regclass::text as owner, conname as name from pg_constraint
      where conrelid in ('affiliation'::regclass, 'affiliation_step'::regclass) and contype = 'c'
        and (pg_get_constraintdef(oid) like '%EXPELLED%' or pg_get_constraintdef(oid) like '%SHORTENED%')
  loop
    execute format('alter table %I drop constraint %I', rule.owner, rule.name);
  end loop;
  select pg_get_constraintdef(oid) into strict kinds
    from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check';
  execute 'alter table notice drop constraint notice_kind_check';
  execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''GROUP_MOVED''::text, ');
end
$$;
alter table affiliation
  add constraint affiliation_state_check check (state in ('ASKED', 'MEMBER', 'NOTICE', 'EXITED', 'EXPELLED', 'REFUSED',
    'WITHDRAWN', 'MOVED')),
  add constraint affiliation_since_check check ((state in ('MEMBER', 'NOTICE', 'EXITED', 'EXPELLED', 'MOVED')) = (since is not null)),
  add constraint affiliation_ends_at_check check ((state in ('NOTICE', 'EXITED', 'EXPELLED', 'MOVED')) = (ends_at is not null)),
  add constraint affiliation_counts_since_check check (counts_since <= since);
alter table affiliation_step
  add constraint affiliation_step_kind_check check (kind in ('ASKED', 'ADMITTED', 'REFUSED', 'WITHDRAWN', 'NOTICE_GIVEN',
    'NOTICE_TAKEN_BACK', 'SHORTENED', 'ENDED', 'MOVED', 'CARRIED'));
--rollback delete from notice where kind = 'GROUP_MOVED';
--rollback do $$ declare kinds text; begin select pg_get_constraintdef(oid) into strict kinds from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'; execute 'alter table notice drop constraint notice_kind_check'; execute 'alter table notice add constraint notice_kind_check ' || replace(kinds, '''GROUP_MOVED''::text, ', ''); end $$;
--rollback update affiliation set state = 'EXITED' where state = 'MOVED';
--rollback update affiliation_step set kind = 'ENDED' where kind = 'MOVED';
--rollback update affiliation_step set kind = 'ADMITTED' where kind = 'CARRIED';
--rollback alter table affiliation drop constraint affiliation_state_check, drop constraint affiliation_since_check, drop constraint affiliation_ends_at_check, drop constraint affiliation_counts_since_check;
--rollback alter table affiliation add constraint affiliation_state_check check (state in ('ASKED', 'MEMBER', 'NOTICE', 'EXITED', 'EXPELLED', 'REFUSED', 'WITHDRAWN')), add constraint affiliation_check1 check ((state in ('MEMBER', 'NOTICE', 'EXITED', 'EXPELLED')) = (since is not null)), add constraint affiliation_check2 check ((state in ('NOTICE', 'EXITED', 'EXPELLED')) = (ends_at is not null));
--rollback alter table affiliation_step drop constraint affiliation_step_kind_check;
--rollback alter table affiliation_step add constraint affiliation_step_kind_check check (kind in ('ASKED', 'ADMITTED', 'REFUSED', 'WITHDRAWN', 'NOTICE_GIVEN', 'NOTICE_TAKEN_BACK', 'SHORTENED', 'ENDED'));
--rollback alter table affiliation drop column counts_since;
