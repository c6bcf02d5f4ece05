--liquibase formatted sql

--changeset talkoot:0027-role
-- What somebody may do in keeping the server, where before there was only a yes or no; and in a group, to read what is
-- for members and write nothing.
alter table login add column role text not null default 'MEMBER' check (role in ('MEMBER', 'MODERATOR', 'KEEPER'));
update login set role = 'KEEPER' where is_keeper;
alter table login drop column is_keeper;
create index login_role_idx on login (id desc) where role <> 'MEMBER';
alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
  check (role in ('OBSERVER', 'MEMBER', 'COORDINATOR', 'ADMIN'));
alter table invitation drop constraint invitation_role_check;
alter table invitation add constraint invitation_role_check
  check (role in ('OBSERVER', 'MEMBER', 'COORDINATOR', 'ADMIN'));
--rollback delete from invitation where role = 'OBSERVER'; alter table invitation drop constraint invitation_role_check; alter table invitation add constraint invitation_role_check check (role in ('MEMBER', 'COORDINATOR', 'ADMIN')); update membership set role = 'MEMBER' where role = 'OBSERVER'; alter table membership drop constraint membership_role_check; alter table membership add constraint membership_role_check check (role in ('MEMBER', 'COORDINATOR', 'ADMIN')); alter table login add column is_keeper boolean not null default false; update login set is_keeper = true where role = 'KEEPER'; alter table login drop column role;
