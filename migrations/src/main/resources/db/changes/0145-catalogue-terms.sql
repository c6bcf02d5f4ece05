--liquibase formatted sql

--changeset talkoot:0145-catalogue-terms splitStatements:false rollbackSplitStatements:false
-- One index for all that can be sought together: what fits words and terms is found by what of it is rarest, and without
-- reading the rows that fit only half of it. era is the minute in which a listing was made, so that the newest thousands can be
-- asked first; cells are the cubes of a grid in space that its place lies in, from 256 metres to a thousand kilometres, so
-- that a place is a term like any other. Two cubes may have one number: the place itself is measured too.
create extension if not exists btree_gin;
create function catalogue_cell(size integer, x double precision, y double precision, z double precision) returns integer
  language sql immutable parallel safe return
  ((floor(x / (1 << size))::bigint * 73856093 # floor(y / (1 << size))::bigint * 19349669
    # floor(z / (1 << size))::bigint * 83492791 # size::bigint * 2654435761) & 2147483647)::integer;
create function catalogue_cells(earth cube) returns integer[] language sql immutable parallel safe return
  case when earth is null then '{}'::integer[]
    else array(select catalogue_cell(size, cube_ll_coord(earth, 1), cube_ll_coord(earth, 2), cube_ll_coord(earth, 3))
      from generate_series(8, 20, 2) size) end;
-- The cubes that cover all that is so near, of a size of which a few go along each edge.
create function catalogue_cells_around(earth cube, metres double precision) returns integer[]
  language sql immutable parallel safe return
  array(select distinct catalogue_cell(s.size, i * s.edge, j * s.edge, k * s.edge)
    from (select size, (1 << size)::float8 as edge, cube_ll_coord(earth, 1) as x, cube_ll_coord(earth, 2) as y, cube_ll_coord(earth, 3) as z
        from generate_series(8, 20, 2) size where 2 << size >= metres order by size limit 1) s,
      generate_series(floor((s.x - metres) / s.edge)::integer, floor((s.x + metres) / s.edge)::integer) i,
      generate_series(floor((s.y - metres) / s.edge)::integer, floor((s.y + metres) / s.edge)::integer) j,
      generate_series(floor((s.z - metres) / s.edge)::integer, floor((s.z + metres) / s.edge)::integer) k);
alter table catalogue_entry add column category_id bigint;
alter table catalogue_entry add column era bigint generated always as (listing_id >> 32) stored;
alter table catalogue_entry add column cells integer[] generated always as (catalogue_cells(earth)) stored;
update catalogue_entry e set category_id = l.category_id from listing l where l.post_id = e.listing_id and l.category_id is not null;
create index catalogue_entry_terms_idx on catalogue_entry using gin
  (era, search, tags, cells, kind, purpose, group_id, category_id, author_id, has_picture, is_local, due_at) with (fastupdate = off);
create index catalogue_entry_picture_idx on catalogue_entry (listing_id desc) where has_picture;
create index catalogue_entry_here_idx on catalogue_entry (listing_id desc) where is_local;
create index catalogue_entry_elsewhere_idx on catalogue_entry (listing_id desc) where not is_local;
drop index catalogue_entry_search_idx;
drop index catalogue_entry_tags_idx;
drop index catalogue_entry_due_at_idx;
alter table saved_search add column category_id bigint references category (id) on delete cascade;
create index saved_search_category_id_idx on saved_search (category_id) where category_id is not null;
--rollback alter table saved_search drop column category_id; drop index catalogue_entry_elsewhere_idx; drop index catalogue_entry_here_idx; drop index catalogue_entry_picture_idx; create index catalogue_entry_due_at_idx on catalogue_entry (due_at) where due_at is not null; create index catalogue_entry_tags_idx on catalogue_entry using gin (tags) with (fastupdate = off); create index catalogue_entry_search_idx on catalogue_entry using gin (search) with (fastupdate = off); alter table catalogue_entry drop column cells; alter table catalogue_entry drop column era; alter table catalogue_entry drop column category_id; drop function catalogue_cells_around(cube, double precision); drop function catalogue_cells(cube); drop function catalogue_cell(integer, double precision, double precision, double precision); drop extension btree_gin;
