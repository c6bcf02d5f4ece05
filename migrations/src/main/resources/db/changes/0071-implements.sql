--liquibase formatted sql

--changeset talkoot:0071-implements
-- Few actors say what their server can do. Asked before each first request to a server.
create index actor_implements_domain_idx on actor (domain) where not is_local and cardinality(implements) > 0;
create index actor_implements_inbox_idx on actor (inbox) where not is_local and cardinality(implements) > 0;
--rollback drop index actor_implements_inbox_idx; drop index actor_implements_domain_idx;
