--liquibase formatted sql

--changeset talkoot:0013-audit splitStatements:false
-- Who did what in keeping the server, and why. Written once: the triggers refuse to change or remove a row, whoever
-- asks. They take no lock of their own.
create table audit_entry (
  id bigint primary key,
  actor_id bigint not null references actor (id),
  deed text not null,
  target text not null,
  reason text not null default '',
  before text not null default '',
  after text not null default '',
  created_at timestamptz not null
);
create index audit_entry_target_idx on audit_entry (target, id desc);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries of % are neither changed nor removed', tg_table_name;
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
  for each statement execute function refuse_change();
--rollback drop table audit_entry; drop function refuse_change();
