--liquibase formatted sql

--changeset talkoot:0217-invitee
-- Who may come into a group of this instance when they ask, whatever its rule: used up by coming in.
create table invitee (
  group_id bigint not null references coop_group (actor_id),
  person_id bigint not null references actor (id),
  invited_at timestamptz not null,
  primary key (group_id, person_id)
);
create index invitee_person_id_idx on invitee (person_id);
--rollback drop table invitee;
