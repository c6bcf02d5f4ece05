--liquibase formatted sql

--changeset talkoot:0089-delegation-ended
-- What was taken back between the close and the moment it is counted held at the close.
create index delegation_ended_at_idx on delegation (group_id, ended_at) where ended_at is not null;
--rollback drop index delegation_ended_at_idx;
