--liquibase formatted sql

--changeset talkoot:0214-letter-html
-- A letter may say the same as HTML too, and name the address that ends letters like it (RFC 8058).
alter table letter add column html text, add column unsubscribe text;
--rollback alter table letter drop column html, drop column unsubscribe;
