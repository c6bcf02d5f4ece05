--liquibase formatted sql

--changeset talkoot:0020-login-rule
-- How people come to have a login here; one row, changed by who keeps the server. Until then: by invitation.
create table login_rule (
  id int primary key default 1 check (id = 1),
  mode text not null check (mode in ('OPEN', 'APPROVAL', 'INVITATION', 'CLOSED')),
  keepers_need_second_factor boolean not null default false
);
insert into login_rule (mode) values ('INVITATION');
--rollback drop table login_rule;
