--liquibase formatted sql

--changeset talkoot:0073-media-most
-- What another server has may be small or nothing: an emoji of sixteen megabytes is fetched by every reader.
alter table media_file add column most_bytes bigint check (most_bytes > 0);
--rollback alter table media_file drop column most_bytes;
