--liquibase formatted sql

--changeset talkoot:0028-passkey
-- Keys people sign in with instead of a password (WebAuthn). Only the public half is here. A ceremony is what was asked
-- of a browser and has not been answered: it is answered once, and by whichever process.
create table passkey (
  id bigint primary key,
  login_id bigint not null references login (id) on delete cascade,
  credential_id bytea not null unique,
  public_key bytea not null,
  sign_count bigint not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_login_id_idx on passkey (login_id, id desc);
create table passkey_ceremony (
  token_hash bytea primary key,
  login_id bigint references login (id) on delete cascade,
  asked text not null,
  expires_at timestamptz not null
);
create index passkey_ceremony_expires_at_idx on passkey_ceremony (expires_at);
--rollback drop table passkey_ceremony; drop table passkey;
