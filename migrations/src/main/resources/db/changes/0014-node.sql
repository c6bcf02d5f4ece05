--liquibase formatted sql

--changeset talkoot:0014-node
-- Server processes on this database. number is part of the ids a process makes; while it lives, its database session
-- holds the advisory lock of that number, which PostgreSQL frees with the session. incarnation is new at each start
-- and marks what a process has claimed. died_at: the lock was found free; kept so that the number rests for a while.
create table node (
  number smallint primary key check (number between 0 and 63),
  incarnation bigint not null,
  host text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  died_at timestamptz
);
-- db-scheduler's own table, columns as it wants them: what recurs, and which process does it at the moment.
create table scheduled_task (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  primary key (task_name, task_instance)
);
create index scheduled_task_execution_time_idx on scheduled_task (execution_time);
create index scheduled_task_last_heartbeat_idx on scheduled_task (last_heartbeat) where picked;
--rollback drop table scheduled_task; drop table node;
