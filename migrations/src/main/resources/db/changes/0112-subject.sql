--liquibase formatted sql

--changeset talkoot:0112-subject
-- What exactly is offered or needed, beyond the words; what a thing is like stands in resource. And a listing may rest:
-- an archived one is in no list, but is still there for who has its address, until its author opens it again.
alter table listing add column subject text not null default 'UNSAID'
  check (subject in ('UNSAID', 'ITEM', 'SERVICE', 'JOB', 'HELP', 'SKILL', 'TIME'));
alter table listing add column per_unit text not null default '';
alter table listing add column availability text not null default '';
alter table listing add column minutes integer check (minutes > 0);
alter table listing add column places integer check (places > 0);
alter table listing add column complexity text check (complexity in ('EASY', 'PRACTISED', 'EXPERT'));
alter table listing add column urgency text check (urgency in ('WHENEVER', 'SOON', 'URGENT'));
alter table listing add column level text check (level in ('BEGINNERS', 'SOME_PRACTICE', 'ADVANCED'));
alter table listing add column compensation bigint check (compensation >= 0);
alter table listing add column compensation_currency text check (compensation_currency ~ '^[A-Z]{3}$');
alter table listing add constraint listing_paid_check
  check ((compensation is null) = (compensation_currency is null));
alter table listing drop constraint listing_state_check;
alter table listing add constraint listing_state_check check (state in ('OPEN', 'ARCHIVED', 'WITHDRAWN'));
create index listing_ending_idx on listing (open_until) where state = 'OPEN' and open_until is not null;
create index post_author_listing_idx on post (author_id, id desc) where kind = 'LISTING';
--rollback drop index post_author_listing_idx; drop index listing_ending_idx; update listing set state = 'OPEN', open_until = coalesce(open_until, now()) where state = 'ARCHIVED'; alter table listing drop constraint listing_state_check; alter table listing add constraint listing_state_check check (state in ('OPEN', 'WITHDRAWN')); alter table listing drop column compensation_currency; alter table listing drop column compensation; alter table listing drop column level; alter table listing drop column urgency; alter table listing drop column complexity; alter table listing drop column places; alter table listing drop column minutes; alter table listing drop column availability; alter table listing drop column per_unit; alter table listing drop column subject;
