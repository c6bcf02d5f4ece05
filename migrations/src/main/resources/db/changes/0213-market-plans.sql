--liquibase formatted sql

--changeset talkoot:0213-market-plans
-- Of what somebody ever agreed on, most is over: what runs, what waits to move and what is disputed is found without it.
create index agreement_provider_open_idx on agreement (provider_id, id desc) where phase not in ('COMPLETED', 'CANCELLED');
create index agreement_receiver_open_idx on agreement (receiver_id, id desc) where phase not in ('COMPLETED', 'CANCELLED');
create index economic_event_provider_pending_idx on economic_event (provider_id, id desc)
  where confirmed_at is null or booking = 'DUE';
create index economic_event_receiver_pending_idx on economic_event (receiver_id, id desc)
  where confirmed_at is null or booking = 'DUE';
create index dispute_appealed_idx on dispute (agreement_id, id desc) where state = 'APPEALED';
--rollback drop index dispute_appealed_idx; drop index economic_event_receiver_pending_idx; drop index economic_event_provider_pending_idx; drop index agreement_receiver_open_idx; drop index agreement_provider_open_idx;
