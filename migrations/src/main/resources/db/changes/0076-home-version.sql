--liquibase formatted sql

--changeset talkoot:0076-home-version splitStatements:false
-- Counts, for who can sign in here, what changes which of the posts there are stand in their home timeline: whom they
-- follow, mute and block, their groups, tags and lists. A home that was read at the same count is the same but for posts
-- that came or went. By triggers, in the transaction that changes it: no room can forget it, and every node sees it.
create table home_version (
  person_id bigint primary key,
  version bigint not null
);
create function home_changes() returns trigger language plpgsql as $$
begin
  insert into home_version (person_id, version)
  select actor_id, 1 from login
  where actor_id in (
    select (said ->> person)::bigint
    from unnest(array[to_jsonb(old), to_jsonb(new)]) said, unnest(tg_argv) person)
  order by actor_id
  on conflict (person_id) do update set version = home_version.version + 1;
  return null;
end
$$;
create function home_changes_by_list() returns trigger language plpgsql as $$
begin
  insert into home_version (person_id, version)
  select distinct owner_id, 1 from follow_list
  where id in (
    select (said ->> 'list_id')::bigint from unnest(array[to_jsonb(old), to_jsonb(new)]) said)
  order by owner_id
  on conflict (person_id) do update set version = home_version.version + 1;
  return null;
end
$$;
create trigger follow_changes_home after insert or delete or update of state, shows_announces on follow
  for each row execute function home_changes('follower_id');
create trigger block_changes_home after insert or delete on block
  for each row execute function home_changes('blocker_id', 'blocked_id');
create trigger mute_changes_home after insert or delete or update on mute
  for each row execute function home_changes('muter_id');
create trigger host_block_changes_home after insert or delete or update on host_block
  for each row execute function home_changes('person_id');
create trigger followed_tag_changes_home after insert or delete or update on followed_tag
  for each row execute function home_changes('actor_id');
create trigger membership_changes_home after insert or delete or update of state, role on membership
  for each row execute function home_changes('actor_id');
create trigger follow_list_changes_home after delete or update of is_exclusive on follow_list
  for each row execute function home_changes('owner_id');
create trigger follow_list_entry_changes_home after insert or delete or update on follow_list_entry
  for each row execute function home_changes_by_list();
--rollback drop trigger follow_changes_home on follow; drop trigger block_changes_home on block; drop trigger mute_changes_home on mute;
--rollback drop trigger host_block_changes_home on host_block; drop trigger followed_tag_changes_home on followed_tag;
--rollback drop trigger membership_changes_home on membership; drop trigger follow_list_changes_home on follow_list;
--rollback drop trigger follow_list_entry_changes_home on follow_list_entry; drop function home_changes_by_list(); drop function home_changes();
--rollback drop table home_version;
