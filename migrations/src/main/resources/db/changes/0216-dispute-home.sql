--liquibase formatted sql

--changeset talkoot:0216-dispute-home
-- Whether the times of a dispute are kept here: of one whose agreement is at home elsewhere that is said there.
alter table dispute add column is_home boolean not null default true;
-- Which word of the side here that instance has answered: what it says of the time before one is on its way is old.
alter table dispute add column answered_word_id bigint;
drop index dispute_deadline_idx;
create index dispute_deadline_idx on dispute (deadline_at) where deadline_at is not null and is_home;
--rollback drop index dispute_deadline_idx; create index dispute_deadline_idx on dispute (deadline_at) where deadline_at is not null; alter table dispute drop column answered_word_id; alter table dispute drop column is_home;
