--liquibase formatted sql

--changeset talkoot:0015-claimed-by
-- node.incarnation of the process that works on the row. No foreign key and no index: claims are many, and asking for
-- those of a dead process is rare.
alter table delivery add column claimed_by bigint;
alter table inbound add column claimed_by bigint;
--rollback alter table inbound drop column claimed_by; alter table delivery drop column claimed_by;
