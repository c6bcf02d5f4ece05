--liquibase formatted sql

--changeset talkoot:0121-reservation
-- When which piece of a thing is promised or lent, with the time to look at it in between. item is the resource, or the
-- listing where it has none; their ids never meet. That two loans of one piece overlap is refused here, whoever asks.
create extension if not exists btree_gist;
create table reservation (
  agreement_id bigint not null references agreement (id),
  item bigint not null,
  piece integer not null check (piece > 0),
  period tstzrange not null check (not isempty(period)),
  primary key (agreement_id, piece),
  constraint reservation_item_free exclude using gist (item with =, piece with =, period with &&)
);
--rollback drop table reservation; drop extension btree_gist;
