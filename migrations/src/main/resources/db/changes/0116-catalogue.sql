--liquibase formatted sql

--changeset talkoot:0116-catalogue splitStatements:false rollbackSplitStatements:false
-- What is open, once more and in the form it is looked for: one narrow row a listing, so that no search has to put it together.
-- config names the configuration that its words are stemmed by (as text: pg_upgrade takes no regconfig), search has these stems
-- without accents, words the title and tags to
-- correct misspelt searches by, earth the place as a point in metres from the middle of the earth: near is then near
-- everywhere, at the poles and the date line too.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists cube;
create function catalogue_config(language text) returns text language sql immutable parallel safe return
  case split_part(lower(language), '-', 1)
    when 'ar' then 'arabic' when 'hy' then 'armenian'
    when 'eu' then 'basque' when 'ca' then 'catalan'
    when 'da' then 'danish' when 'nl' then 'dutch'
    when 'en' then 'english' when 'fi' then 'finnish'
    when 'fr' then 'french' when 'de' then 'german'
    when 'el' then 'greek' when 'hi' then 'hindi'
    when 'hu' then 'hungarian' when 'id' then 'indonesian'
    when 'ga' then 'irish' when 'it' then 'italian'
    when 'lt' then 'lithuanian' when 'ne' then 'nepali'
    when 'no' then 'norwegian' when 'nb' then 'norwegian'
    when 'nn' then 'norwegian' when 'pt' then 'portuguese'
    when 'ro' then 'romanian' when 'ru' then 'russian'
    when 'sr' then 'serbian' when 'es' then 'spanish'
    when 'sv' then 'swedish' when 'ta' then 'tamil'
    when 'tr' then 'turkish' when 'yi' then 'yiddish'
    else 'simple'
  end;
create function catalogue_plain(words text) returns text language sql stable parallel safe return
  unaccent(lower(normalize(words, nfc)));
create function catalogue_vector(config text, title text, tags text, words text) returns tsvector language sql stable parallel safe return
  setweight(to_tsvector(config::regconfig, catalogue_plain(title)), 'A') || setweight(to_tsvector(config::regconfig, catalogue_plain(tags)), 'B')
  || setweight(to_tsvector(config::regconfig, catalogue_plain(left(words, 20000))), 'C')
  || to_tsvector('simple', catalogue_plain(title || ' ' || tags));
-- Who looks for nothing but words that say nothing in a language means them as they stand.
create function catalogue_query(config text, words text) returns tsquery language sql stable parallel safe return
  case when numnode(websearch_to_tsquery(config::regconfig, catalogue_plain(words))) > 0
    then websearch_to_tsquery(config::regconfig, catalogue_plain(words))
    else websearch_to_tsquery('simple', catalogue_plain(words)) end;
create function catalogue_earth(latitude double precision, longitude double precision) returns cube language sql immutable parallel safe return
  cube(array[6371008.8 * cos(radians(latitude)) * cos(radians(longitude)),
    6371008.8 * cos(radians(latitude)) * sin(radians(longitude)), 6371008.8 * sin(radians(latitude))]);
create table catalogue_entry (
  listing_id bigint primary key references listing (post_id),
  purpose text not null,
  kind text not null,
  author_id bigint not null references actor (id),
  group_id bigint references actor (id),
  audience text not null,
  is_local boolean not null,
  has_picture boolean not null,
  tags text[] not null,
  earth cube,
  due_at timestamptz,
  open_until timestamptz,
  config text not null,
  words text not null,
  search tsvector not null
);
insert into catalogue_entry
  select l.post_id, l.purpose, l.kind, p.author_id, p.group_id, p.audience, p.is_local,
    exists (select from attachment a where a.post_id = p.id), t.tags, catalogue_earth(l.latitude::float8, l.longitude::float8),
    l.due_at, l.open_until, catalogue_config(p.language), catalogue_plain(p.title || ' ' || array_to_string(t.tags, ' ')),
    catalogue_vector(catalogue_config(p.language), p.title, array_to_string(t.tags, ' '), p.text || ' ' || l.place)
  from listing l join post p on p.id = l.post_id,
    lateral (select coalesce(array_agg(lower(tag::text)), '{}') as tags from post_tag where post_id = p.id) t
  where l.state = 'OPEN' and p.deleted_at is null;
create index catalogue_entry_search_idx on catalogue_entry using gin (search) with (fastupdate = off);
create index catalogue_entry_tags_idx on catalogue_entry using gin (tags) with (fastupdate = off);
create index catalogue_entry_earth_idx on catalogue_entry using gist (earth);
create index catalogue_entry_kind_idx on catalogue_entry (kind, purpose, listing_id desc);
create index catalogue_entry_purpose_idx on catalogue_entry (purpose, listing_id desc);
create index catalogue_entry_group_id_idx on catalogue_entry (group_id, listing_id desc);
create index catalogue_entry_author_id_idx on catalogue_entry (author_id, listing_id desc);
create index catalogue_entry_due_at_idx on catalogue_entry (due_at) where due_at is not null;
create index catalogue_entry_open_until_idx on catalogue_entry (open_until) where open_until is not null;
create index catalogue_entry_config_idx on catalogue_entry (config);
-- Every word of titles and tags once, to find what a misspelt one was meant to be.
create table catalogue_word (
  word text primary key check (length(word) between 3 and 40)
);
create index catalogue_word_word_idx on catalogue_word using gist (word gist_trgm_ops (siglen = 32));
insert into catalogue_word
  select distinct word from catalogue_entry, regexp_split_to_table(words, '[^[:alnum:]]+') word where length(word) between 3 and 40;
--rollback drop table catalogue_word; drop table catalogue_entry; drop function catalogue_earth(double precision, double precision); drop function catalogue_query(text, text); drop function catalogue_vector(text, text, text, text); drop function catalogue_plain(text); drop function catalogue_config(text); drop extension cube; drop extension unaccent;
