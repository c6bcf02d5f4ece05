--liquibase formatted sql

--changeset talkoot:0075-pace
-- Few are suspended, and every list of posts asks who: without it all actors were gone through for each.
create index actor_suspended_idx on actor (id) where is_suspended;
-- Whom somebody follows, read from the index alone: each look at a home timeline asks.
create index follow_home_idx on follow (follower_id) include (followee_id, shows_announces) where state = 'ACCEPTED';
-- Most posts are in no group: these cost it nothing.
drop index post_group_id_idx;
create index post_group_id_idx on post (group_id, id desc) where group_id is not null;
--rollback drop index post_group_id_idx; create index post_group_id_idx on post (group_id, id desc);
--rollback drop index follow_home_idx; drop index actor_suspended_idx;
