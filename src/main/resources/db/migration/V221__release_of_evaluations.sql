-- What is submitted and not yet shown to the agent: waiting for somebody's approval, oldest first.
create index evaluation_waiting_idx on evaluation (release_mode, submitted_at, id)
  where state = 'SUBMITTED' and released_at is null and superseded_at is null;
create index evaluation_released_by_idx on evaluation (released_by) where released_by is not null;
