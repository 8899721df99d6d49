-- Makes a plan for each of its teams and periods.
create table sampling_schedule (
  id uuid primary key,
  version int not null,
  name text not null check (name <> ''),
  -- Empty for all teams.
  team_ids uuid[] not null,
  rhythm text not null check (rhythm in ('WEEKLY', 'MONTHLY')),
  starts_on date not null,
  due_in_days int not null check (due_in_days between 1 and 60),
  drawn_by_itself boolean not null,
  channels text[] not null,
  topics text[] not null,
  products text[] not null,
  min_seconds int check (min_seconds >= 0),
  max_seconds int check (max_seconds >= min_seconds),
  min_csat smallint check (min_csat between 1 and 5),
  max_csat smallint check (max_csat between 1 and 5 and max_csat >= min_csat),
  quota_by text not null check (quota_by in ('AGENT', 'CHANNEL', 'TOPIC', 'PRODUCT', 'SHIFT', 'TENURE', 'TIER')),
  quota int not null,
  quota_names text[] not null,
  quota_numbers int[] not null,
  spread_over text[] not null,
  shifts text[] not null,
  by_presence boolean not null,
  carry_over boolean not null,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  ended_at timestamptz,
  check (quota between 0 and 100 and (quota > 0 or cardinality(quota_names) > 0)),
  check (cardinality(quota_names) = cardinality(quota_numbers))
);
create index sampling_schedule_created_by_idx on sampling_schedule (created_by);

alter table sampling_plan add foreign key (schedule_id) references sampling_schedule (id);
-- However often the job runs: one plan per team and period.
create unique index sampling_plan_schedule_idx on sampling_plan (schedule_id, team_id, period_from);
