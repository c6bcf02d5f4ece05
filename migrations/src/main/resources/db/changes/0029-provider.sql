--liquibase formatted sql

--changeset talkoot:0029-provider
-- Signing in by a co-op's own identity provider (OpenID Connect). Somebody there is known by issuer and subject, and by
-- nothing else: an e-mail address can change hands (CVE-2024-25618). A ceremony is a browser on its way there; a
-- newcomer has come back from it and has no login yet.
create table provider_link (
  issuer text not null,
  subject text not null,
  login_id bigint not null references login (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject),
  unique (login_id, issuer)
);
create table provider_ceremony (
  token_hash bytea primary key,
  login_id bigint references login (id) on delete cascade,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamptz not null
);
create index provider_ceremony_expires_at_idx on provider_ceremony (expires_at);
create table provider_newcomer (
  token_hash bytea primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  email citext,
  expires_at timestamptz not null
);
create index provider_newcomer_expires_at_idx on provider_newcomer (expires_at);
alter table application add column issuer text;
alter table application add column subject text;
create index application_issuer_subject_idx on application (issuer, subject);
alter table application add constraint application_provider_check check ((issuer is null) = (subject is null));
--rollback alter table application drop constraint application_provider_check; drop index application_issuer_subject_idx; alter table application drop column subject; alter table application drop column issuer; drop table provider_newcomer; drop table provider_ceremony; drop table provider_link;
