--liquibase formatted sql

--changeset talkoot:0070-client-scheduled
-- A program may send what is to come twice as well.
alter table client_write add column scheduled_post_id bigint references scheduled_post (id) on delete set null;
create index client_write_scheduled_idx on client_write (scheduled_post_id) where scheduled_post_id is not null;
--rollback alter table client_write drop column scheduled_post_id;
