--liquibase formatted sql

--changeset talkoot:0092-membership-vote
-- Votes that, when they pass, take somebody in or send them away by themselves; not those of before this was so.
alter table decision add column decides_membership boolean not null default false;
create index decision_decides_membership_idx on decision (post_id)
  where decides_membership and outcome = 'PASSED' and implemented_at is null;
--rollback drop index decision_decides_membership_idx; alter table decision drop column decides_membership;
