--liquibase formatted sql

--changeset talkoot:0012-moderation
-- What those who keep the server decided: about whole servers, about one actor, about what was reported.
create table domain_rule (
  id bigint primary key,
  host text not null unique check (host <> '' and octet_length(host) <= 253),
  severity text not null check (severity in ('NOOP', 'SILENCE', 'SUSPEND')),
  rejects_media boolean not null default false,
  rejects_reports boolean not null default false,
  public_comment text not null default '',
  private_comment text not null default '',
  is_obfuscated boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table actor_rule (
  id bigint primary key,
  actor_id bigint not null unique references actor (id),
  actor_uri text not null,
  measure text not null check (measure in ('LIMITED', 'SUSPENDED')),
  reason text not null default '',
  created_at timestamptz not null
);
-- Two facts, each written by its own deed: what was decided about the actor, and about its server. What follows from
-- both is computed here, so that nobody can forget one of them.
alter table actor drop column is_suspended;
alter table actor add column measure text not null default 'NONE' check (measure in ('NONE', 'LIMITED', 'SUSPENDED'));
alter table actor add column host_measure text not null default 'NONE'
  check (host_measure in ('NONE', 'LIMITED', 'SUSPENDED'));
alter table actor add column is_suspended boolean not null
  generated always as (measure = 'SUSPENDED' or host_measure = 'SUSPENDED') stored;
alter table actor add column is_limited boolean not null
  generated always as (measure = 'LIMITED' or host_measure = 'LIMITED') stored;
create index actor_limited_idx on actor (id) where is_limited;
create index actor_host_suspended_idx on actor (id) where host_measure = 'SUSPENDED';
-- The origin of a uri, as far as SQL can say it; compared only after being parsed.
create index actor_origin_idx on actor ((substring(uri from '(?i)^https?://[^/?#]+'))) where not is_local;
alter table report add column is_open boolean not null default true;
alter table report add column note text not null default '';
alter table report add column resolved_by bigint references actor (id);
alter table report add column resolved_at timestamptz;
alter table report add constraint report_resolved_check check (is_open = (resolved_at is null));
create index report_is_open_idx on report (is_open, id desc);
--rollback drop index report_is_open_idx; alter table report drop constraint report_resolved_check; alter table report drop column resolved_at; alter table report drop column resolved_by; alter table report drop column note; alter table report drop column is_open; drop index actor_origin_idx; alter table actor drop column is_limited; alter table actor drop column is_suspended; alter table actor drop column host_measure; alter table actor drop column measure; alter table actor add column is_suspended boolean not null default false; drop table actor_rule; drop table domain_rule;
