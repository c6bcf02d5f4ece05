--liquibase formatted sql

--changeset talkoot:0236-panel-standby
-- Who would take a seat of a co-op's own panel if somebody of it declines, in the order of the lot; whoever is asked leaves it.
-- Of a panel of three instances that order follows from its pool and seed.
alter table dispute add column standby bigint[] not null default '{}';
--rollback alter table dispute drop column standby;
