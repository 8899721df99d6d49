-- Rules that find conversations to look at; what they choose is always targeted and never in the quality estimate.
create table targeting_rule (
  id uuid primary key,
  version int not null,
  name text not null check (name <> ''),
  -- Empty for every team.
  team_ids uuid[] not null,
  enabled boolean not null,
  -- A conversation is found when it meets every condition that is stated.
  max_csat smallint check (max_csat between 1 and 5),
  words text[] not null,
  said_by text not null check (said_by in ('CUSTOMER', 'AGENT', 'EITHER')),
  topics text[] not null,
  handling_percentile smallint check (handling_percentile between 50 and 99),
  repeat_days smallint check (repeat_days between 1 and 30),
  critical_last_month boolean not null,
  per_agent int not null check (per_agent between 1 and 100),
  per_run int not null check (per_run between 1 and 1000),
  severest_first boolean not null,
  due_working_days int not null check (due_working_days between 1 and 60),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  check (max_csat is not null or words <> '{}' or topics <> '{}' or handling_percentile is not null or repeat_days is not null
    or critical_last_month)
);
create index targeting_rule_created_by_idx on targeting_rule (created_by);

create table targeting_run (
  id uuid primary key,
  rule_id uuid not null references targeting_rule (id),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- Null for the daily job.
  run_by uuid references person (id),
  run_on date not null,
  run_at timestamptz not null,
  found int not null,
  chosen int not null
);
create index targeting_run_rule_idx on targeting_run (rule_id, run_at desc);
create index targeting_run_by_idx on targeting_run (run_by);
-- The job runs a rule once a day, however often it is started.
create unique index targeting_run_daily_idx on targeting_run (rule_id, run_on) where run_by is null;

create table targeted_sample (
  sample_id uuid primary key references sample (id),
  run_id uuid not null references targeting_run (id)
);
create index targeted_sample_run_idx on targeted_sample (run_id);

create trigger targeting_run_never_changes before update or delete on targeting_run
  for each row execute function refuse_change();
create trigger targeting_run_never_empties before truncate on targeting_run
  for each statement execute function refuse_change();
create trigger targeted_sample_never_changes before update or delete on targeted_sample
  for each row execute function refuse_change();
create trigger targeted_sample_never_empties before truncate on targeted_sample
  for each statement execute function refuse_change();

-- What a rule chose belongs to its run and to no plan. A random sample always has a plan.
alter table sample alter column plan_id drop not null;
alter table sample add constraint sample_random_is_planned check (plan_id is not null or not random);
create index sample_unplanned_idx on sample (team_id) where plan_id is null;
