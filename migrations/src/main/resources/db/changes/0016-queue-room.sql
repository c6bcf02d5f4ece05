--liquibase formatted sql

--changeset talkoot:0016-queue-room
-- Rows of the queues are claimed and soon gone: with room left in each page a claim rewrites no index.
alter table inbound set (fillfactor = 50);
alter table delivery set (fillfactor = 50);
--rollback alter table inbound reset (fillfactor); alter table delivery reset (fillfactor);
