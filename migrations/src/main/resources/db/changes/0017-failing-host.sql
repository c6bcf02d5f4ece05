--liquibase formatted sql

--changeset talkoot:0017-failing-host
-- Servers that did not answer, or asked to be left alone for a while: nothing goes there before retry_at. A row lives
-- from the first failure to the next success; what nobody has anything for is swept.
create table failing_host (
  id bigint primary key,
  host text not null unique,
  failures int not null check (failures > 0),
  failing_since timestamptz not null,
  retry_at timestamptz not null,
  last_status int not null,
  reason text not null
);
create index delivery_failed_idx on delivery (state) where state in ('GIVEN_UP', 'PARKED');
--rollback drop index delivery_failed_idx; drop table failing_host;
