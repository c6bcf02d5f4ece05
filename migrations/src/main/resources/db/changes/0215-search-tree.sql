--liquibase formatted sql

--changeset talkoot:0215-search-tree
-- A search in a group may go so many steps down the tree below it.
alter table saved_search add column steps int not null default 0 check (steps between 0 and 5), add check (steps = 0 or group_id is not null);
--rollback alter table saved_search drop column steps;
