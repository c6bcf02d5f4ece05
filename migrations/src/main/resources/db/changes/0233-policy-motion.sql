--liquibase formatted sql

--changeset talkoot:0233-policy-motion
-- A motion can ask that a federation advises its member groups this (policies, canonical JSON); and an amendment can be the
-- way in which a group takes on what a federation advises (adopts_id).
alter table motion
  add column policies text,
  add column adopts_id bigint references policy_version (id);
create index motion_adopts_idx on motion (adopts_id, group_id) where adopts_id is not null;
--rollback drop index motion_adopts_idx;
--rollback alter table motion drop column adopts_id, drop column policies;
