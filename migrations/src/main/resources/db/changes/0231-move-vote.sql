--liquibase formatted sql

--changeset talkoot:0231-move-vote
-- A vote can have the group live at another server from then on: the subject is the group it is there.
alter table motion drop constraint motion_affiliating_check;
alter table motion add constraint motion_affiliating_check check (affiliating in ('JOIN', 'LEAVE', 'STAY', 'ADMIT', 'EXPEL', 'MOVE'));
--rollback alter table motion drop constraint motion_affiliating_check;
--rollback update motion set affiliating = null where affiliating = 'MOVE';
--rollback alter table motion add constraint motion_affiliating_check check (affiliating in ('JOIN', 'LEAVE', 'STAY', 'ADMIT', 'EXPEL'));
