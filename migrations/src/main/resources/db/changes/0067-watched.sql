--liquibase formatted sql

--changeset talkoot:0067-watched
-- Few want to be told of every post of somebody, and each post asks who they are: a short index.
create index follow_watched_idx on follow (followee_id) where notifies and state = 'ACCEPTED';
--rollback drop index follow_watched_idx;
