--liquibase formatted sql

--changeset talkoot:0011-delivery-refusals
-- How often the peer answered 500, 401, 403 or 404 to this very row: only so many of these are believed to pass.
-- Apart from attempts, which an outage drives up too.
alter table delivery add column refusals int not null default 0;
--rollback alter table delivery drop column refusals;
