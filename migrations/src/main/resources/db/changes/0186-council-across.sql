--liquibase formatted sql

--changeset talkoot:0186-council-across
-- Of a term of a group that lives elsewhere: when its decision was counted there, so that nothing older comes after what is
-- newer; and how many could vote in it, for the group itself is not counted here.
alter table delegate add column decided_at timestamptz;
alter table delegate add column members bigint check (members >= 0);
alter table delegate add check ((decided_at is null) = (members is null));
-- A federation elsewhere may not take them.
alter table delegate drop constraint delegate_ended_why_check;
alter table delegate add constraint delegate_ended_why_check check (ended_why in ('REPLACED', 'RECALLED', 'RESIGNED', 'LEFT', 'REFUSED', 'EXPIRED'));
create index delegate_members_idx on delegate (child_id, parent_id, id desc) where members is not null;
-- Whom another server's vote names as delegates: nobody else votes in it. By their addresses, for most live elsewhere.
create table far_delegate (
  decision_id bigint not null references decision (post_id),
  delegate_uri text not null check (length(delegate_uri) <= 2048),
  primary key (decision_id, delegate_uri)
);
--rollback alter table delegate drop constraint delegate_ended_why_check; update delegate set ended_why = 'RESIGNED' where ended_why = 'REFUSED'; alter table delegate add constraint delegate_ended_why_check check (ended_why in ('REPLACED', 'RECALLED', 'RESIGNED', 'LEFT', 'EXPIRED')); drop table far_delegate; drop index delegate_members_idx; alter table delegate drop column members; alter table delegate drop column decided_at;
