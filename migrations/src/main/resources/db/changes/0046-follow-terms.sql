--liquibase formatted sql

--changeset talkoot:0046-follow-terms
-- What a follower wants of whom they follow: also what these pass on; and to be told of each post.
alter table follow add column shows_announces boolean not null default true;
alter table follow add column notifies boolean not null default false;
--rollback alter table follow drop column notifies; alter table follow drop column shows_announces;
