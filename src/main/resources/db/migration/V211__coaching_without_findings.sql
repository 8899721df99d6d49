-- A coaching whose findings were all withdrawn falls away, and with it a commitment that was not signed.
alter table coaching
  drop constraint coaching_state_check,
  add constraint coaching_state_check check (state in ('OPEN', 'PLANNED', 'HELD', 'COMMITTED', 'CLOSED', 'DROPPED')),
  add column dropped_at timestamptz,
  add column dropped_for uuid references evaluation (id),
  add check ((state = 'DROPPED') = (dropped_at is not null) and (dropped_at is null) = (dropped_for is null));
create index coaching_dropped_for_idx on coaching (dropped_for) where dropped_for is not null;
alter table commitment
  drop constraint commitment_state_check,
  add constraint commitment_state_check check (state in ('OPEN', 'REFUSED', 'SIGNED', 'DROPPED'));
