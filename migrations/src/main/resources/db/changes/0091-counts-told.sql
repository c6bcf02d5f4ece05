--liquibase formatted sql

--changeset talkoot:0091-counts-told
-- Of open votes that are polls on other software too: when it was last told how they stand, and up to which ballot.
alter table decision
  add column counts_told_at timestamptz,
  add column counts_told_to bigint not null default 0;
create index decision_question_idx on decision (post_id) where state = 'OPEN' and is_question and not hides_results;
--rollback drop index decision_question_idx; alter table decision drop column counts_told_at, drop column counts_told_to;
