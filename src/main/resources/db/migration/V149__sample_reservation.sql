-- A conversation that is not over cannot be scored. Taking one as a sample while it runs is a promise that is kept when it ends.
create table sample_reservation (
  live_id uuid primary key,
  conversation_id text not null unique,
  team_id uuid not null references team (id),
  plan_id uuid not null references sampling_plan (id),
  reason text not null check (reason <> ''),
  reserved_by uuid not null references person (id),
  reserved_at timestamptz not null,
  -- Set once it has ended; without a sample when it could not become one.
  settled_at timestamptz,
  sample_id uuid references sample (id),
  check (sample_id is null or settled_at is not null)
);
create index sample_reservation_team_idx on sample_reservation (team_id);
create index sample_reservation_plan_idx on sample_reservation (plan_id);
create index sample_reservation_by_idx on sample_reservation (reserved_by);
create index sample_reservation_sample_idx on sample_reservation (sample_id);
