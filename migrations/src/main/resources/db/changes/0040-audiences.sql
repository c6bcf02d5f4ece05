--liquibase formatted sql

--changeset talkoot:0040-audiences
-- Two more audiences: everybody but in no list of everybody's, and those who follow the author.
alter table post drop constraint post_audience_check;
alter table post add constraint post_audience_check
  check (audience in ('PUBLIC', 'UNLISTED', 'FOLLOWERS', 'GROUP', 'DIRECT'));
alter table activity drop constraint activity_audience_check;
alter table activity add constraint activity_audience_check
  check (audience in ('PUBLIC', 'UNLISTED', 'FOLLOWERS', 'GROUP', 'DIRECT'));
-- The list of everybody's, and that of what was begun here.
create index post_public_idx on post (id desc)
  where audience = 'PUBLIC' and in_reply_to_uri is null and deleted_at is null;
create index post_public_local_idx on post (id desc)
  where audience = 'PUBLIC' and in_reply_to_uri is null and deleted_at is null and is_local;
--rollback drop index post_public_local_idx; drop index post_public_idx;
--rollback update post set audience = case audience when 'UNLISTED' then 'PUBLIC' else 'DIRECT' end where audience in ('UNLISTED', 'FOLLOWERS');
--rollback alter table post drop constraint post_audience_check;
--rollback alter table post add constraint post_audience_check check (audience in ('PUBLIC', 'GROUP', 'DIRECT'));
--rollback update activity set audience = case audience when 'UNLISTED' then 'PUBLIC' else 'DIRECT' end where audience in ('UNLISTED', 'FOLLOWERS');
--rollback alter table activity drop constraint activity_audience_check;
--rollback alter table activity add constraint activity_audience_check check (audience in ('PUBLIC', 'GROUP', 'DIRECT'));
