--liquibase formatted sql

--changeset talkoot:0083-roll
-- Who may vote, frozen when the decision opens; its hash stands in the decision. left_at: went or was removed before the
-- close; the entry stays, as it is part of what was hashed.
create table roll_entry (
  decision_id bigint not null references decision (post_id),
  actor_id bigint not null references actor (id),
  weight bigint not null check (weight > 0),
  key_fingerprint text not null,
  left_at timestamptz,
  primary key (decision_id, actor_id)
);
create index roll_entry_actor_id_idx on roll_entry (actor_id, decision_id desc);
--rollback drop table roll_entry;
