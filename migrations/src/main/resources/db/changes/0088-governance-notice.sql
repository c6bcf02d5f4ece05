--liquibase formatted sql

--changeset talkoot:0088-governance-notice
-- What members are told of votes; the one who proposed hears of the outcome too, and everybody of a mandate unused.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('MENTION', 'ANSWER', 'STATUS', 'ANNOUNCE', 'FAVOURITE', 'FOLLOW',
  'FOLLOW_REQUEST', 'POLL', 'EDIT', 'SIGN_UP', 'REPORT', 'JOIN_REQUEST', 'JOINED', 'ADMITTED', 'REFUSED', 'REMOVED', 'ROLE', 'NOT_PUBLISHED',
  'MOTION', 'VOTE_OPENED', 'VOTE_EXTENDED', 'VOTE_REMINDER', 'VOTE_CLOSED', 'DELEGATED', 'MANDATE_UNUSED', 'LOT_DRAWN', 'IMPLEMENTATION_DUE'));
--rollback delete from notice where kind in ('MOTION', 'VOTE_OPENED', 'VOTE_EXTENDED', 'VOTE_REMINDER', 'VOTE_CLOSED', 'DELEGATED', 'MANDATE_UNUSED', 'LOT_DRAWN', 'IMPLEMENTATION_DUE'); alter table notice drop constraint notice_kind_check; alter table notice add constraint notice_kind_check check (kind in ('MENTION', 'ANSWER', 'STATUS', 'ANNOUNCE', 'FAVOURITE', 'FOLLOW', 'FOLLOW_REQUEST', 'POLL', 'EDIT', 'SIGN_UP', 'REPORT', 'JOIN_REQUEST', 'JOINED', 'ADMITTED', 'REFUSED', 'REMOVED', 'ROLE', 'NOT_PUBLISHED'));
