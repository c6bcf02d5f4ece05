--liquibase formatted sql

--changeset talkoot:0041-warning
-- What stands before a post for who would rather not see it, and whether its pictures are to be covered.
alter table post add column warning text not null default '';
alter table post add column is_sensitive boolean not null default false;
--rollback alter table post drop column is_sensitive; alter table post drop column warning;
