--liquibase formatted sql

--changeset talkoot:0024-device
-- A session is shown to its owner as a device: by a number that opens nothing, and with where it came from. HALFWAY
-- has given the password and not yet the second factor.
alter table session add column id bigint;
update session set id = numbered.number from (
  select token_hash, row_number() over (order by created_at, token_hash) as number from session) numbered
  where numbered.token_hash = session.token_hash;
alter table session alter column id set not null;
alter table session add constraint session_id_key unique (id);
alter table session add column address text not null default '';
alter table session drop constraint session_kind_check;
alter table session add constraint session_kind_check check (kind in ('BROWSER', 'API', 'HALFWAY'));
drop index session_login_id_idx;
create index session_login_id_idx on session (login_id, id desc);
--rollback delete from session where kind = 'HALFWAY'; alter table session drop constraint session_kind_check; alter table session add constraint session_kind_check check (kind in ('BROWSER', 'API')); drop index session_login_id_idx; create index session_login_id_idx on session (login_id); alter table session drop column address; alter table session drop column id;
