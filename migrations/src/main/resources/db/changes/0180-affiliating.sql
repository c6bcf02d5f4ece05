--liquibase formatted sql

--changeset talkoot:0180-affiliating
-- What a motion about another group is to come to: the subject is that group, and the vote does it.
alter table motion add column affiliating text
  check (affiliating in ('JOIN', 'LEAVE', 'STAY', 'ADMIT', 'EXPEL'));
alter table motion add check (affiliating is null or subject_id is not null);
--rollback alter table motion drop column affiliating;
