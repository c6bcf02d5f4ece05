--liquibase formatted sql

--changeset talkoot:0037-client-write
-- What a program wrote under a key of its own: sent again within an hour, it is the same post.
create table client_write (
  login_id bigint not null references login (id) on delete cascade,
  key_hash bytea not null,
  post_id bigint references post (id),
  created_at timestamptz not null,
  primary key (login_id, key_hash)
);
create index client_write_created_at_idx on client_write (created_at);
--rollback drop table client_write;
