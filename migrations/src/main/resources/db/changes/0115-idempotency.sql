--liquibase formatted sql

--changeset talkoot:0115-idempotency
-- A request under a key may make something else than a post, such as a thing or a draft: the id is that of what was
-- made, by the request that made it.
alter table idempotency drop constraint idempotency_post_id_fkey;
--rollback delete from idempotency where post_id is not null and post_id not in (select id from post); alter table idempotency add foreign key (post_id) references post (id);
