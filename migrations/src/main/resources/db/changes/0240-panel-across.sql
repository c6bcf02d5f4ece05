--liquibase formatted sql

--changeset talkoot:0240-panel-across
-- Panels of disputes between members of two co-ops: three groups of three instances draw one member each by one seed that
-- none of them can choose. A row stands on each of the three; the dispute itself on the first two. What each group has said
-- stands in panel_share, all of it; a number that is not shown yet is known to its own instance only. What the leaves of a
-- pool stand for stands in panel_pool, of the group of this instance only.
create table panel_draw (
  id bigint primary key,
  about text not null,
  dispute_id bigint references dispute (id),
  attempt integer not null check (attempt > 0),
  state text not null check (state in ('SEEKING', 'DRAWING', 'DRAWN', 'OVER')),
  until timestamptz not null,
  home_id bigint not null references actor (id),
  other_id bigint references actor (id),
  third_id bigint references actor (id),
  parent_id bigint references actor (id),
  apart text[] not null,
  skipped bigint[] not null default '{}',
  seed text,
  title text not null default '',
  told text not null default '',
  panelist_id bigint references actor (id),
  remedy text check (remedy in ('FULL_REVERSAL', 'PARTIAL_REVERSAL', 'RETURN', 'REPAIR', 'APOLOGY', 'NONE')),
  amount bigint check (amount > 0),
  created_at timestamptz not null,
  unique (about, home_id),
  check ((remedy is not distinct from 'PARTIAL_REVERSAL') = (amount is not null)),
  check (state <> 'DRAWING' or (other_id is not null and third_id is not null and parent_id is not null))
);
create unique index panel_draw_dispute_id_idx on panel_draw (dispute_id) where dispute_id is not null;
create index panel_draw_seeking_idx on panel_draw (id) where state = 'SEEKING';
create table panel_share (
  draw_id bigint not null references panel_draw (id),
  group_id bigint not null references actor (id),
  commitment text not null,
  pool text[] not null,
  number text,
  is_shown boolean not null,
  panelist text,
  salt text,
  primary key (draw_id, group_id),
  check (not is_shown or number is not null),
  check ((panelist is null) = (salt is null))
);
create table panel_pool (
  draw_id bigint not null references panel_draw (id),
  leaf text not null,
  actor_id bigint not null references actor (id),
  salt text not null,
  primary key (draw_id, leaf)
);
--rollback drop table panel_pool; drop table panel_share; drop table panel_draw;
