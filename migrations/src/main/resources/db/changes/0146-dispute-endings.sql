--liquibase formatted sql

--changeset talkoot:0146-dispute-endings
-- How the disputes of a co-op ended is asked of those that did; of what a co-op agreed on, these are few.
create index dispute_ending_idx on dispute (agreement_id, remedy) where state = 'CLOSED';
create index agreement_disputed_idx on agreement (group_id, id) where dispute_id is not null;
--rollback drop index agreement_disputed_idx; drop index dispute_ending_idx;
