--liquibase formatted sql

--changeset talkoot:0093-voting-key
-- Keys of voters elsewhere as they were when their ballots came: their servers may list others by the time these are
-- counted again. key is multibase text.
create table voting_key (
  decision_id bigint not null references decision (post_id),
  uri text not null,
  key text not null,
  primary key (decision_id, uri)
);
--rollback drop table voting_key;
