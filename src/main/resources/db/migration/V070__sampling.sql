create table sampling_plan (
  id uuid primary key,
  version int not null,
  name text not null check (name <> ''),
  team_id uuid not null references team (id),
  period_from date not null,
  period_to date not null,
  channels text[] not null,
  topics text[] not null,
  min_seconds int check (min_seconds >= 0),
  max_seconds int check (max_seconds >= min_seconds),
  min_csat smallint check (min_csat between 1 and 5),
  max_csat smallint check (max_csat between 1 and 5 and max_csat >= min_csat),
  quota int not null check (quota between 1 and 100),
  due_on date not null,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  drawn_at timestamptz,
  check (period_to >= period_from),
  -- A plan is of one month, so that every figure of a month knows its quota.
  check (date_trunc('month', period_from::timestamp) = date_trunc('month', period_to::timestamp))
);
create index sampling_plan_team_period_idx on sampling_plan (team_id, period_from);
create index sampling_plan_period_idx on sampling_plan (period_from desc, id);
create index sampling_plan_created_by_idx on sampling_plan (created_by);

-- One order for draws and samples: what a draw must leave out is what has a smaller number.
create sequence sampling_seq;

create table sampling_draw (
  plan_id uuid primary key references sampling_plan (id),
  seq bigint not null unique,
  seed text not null check (seed <> ''),
  cut_off timestamptz not null,
  population bigint not null,
  digest text not null,
  drawn_by uuid not null references person (id),
  drawn_at timestamptz not null
);
create index sampling_draw_drawn_by_idx on sampling_draw (drawn_by);

create table sample (
  id uuid primary key,
  version int not null default 0,
  seq bigint not null unique,
  plan_id uuid not null references sampling_plan (id),
  interaction_id uuid not null unique references interaction (id),
  agent_id uuid not null references person (id),
  team_id uuid not null references team (id),
  random boolean not null,
  -- Place of a random one in its agent's order of the draw.
  draw_position int,
  reason text,
  assignee_id uuid not null references person (id),
  due_on date not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'EVALUATED', 'REPLACED')),
  chosen_by uuid not null references person (id),
  chosen_at timestamptz not null,
  check (random = (draw_position is not null)),
  check (random = (reason is null)),
  unique (plan_id, agent_id, draw_position)
);
create index sample_queue_idx on sample (assignee_id, due_on, id) where status = 'OPEN';
create index sample_agent_idx on sample (agent_id);
create index sample_team_idx on sample (team_id);
create index sample_chosen_by_idx on sample (chosen_by);

create table sample_replacement (
  sample_id uuid primary key references sample (id),
  replacement_id uuid not null unique references sample (id),
  reason text not null check (reason <> ''),
  replaced_by uuid not null references person (id),
  replaced_at timestamptz not null
);
create index sample_replacement_by_idx on sample_replacement (replaced_by);

create trigger sampling_draw_never_changes before update or delete on sampling_draw
  for each row execute function refuse_change();
create trigger sampling_draw_never_empties before truncate on sampling_draw
  for each statement execute function refuse_change();
create trigger sample_replacement_never_changes before update or delete on sample_replacement
  for each row execute function refuse_change();
create trigger sample_replacement_never_empties before truncate on sample_replacement
  for each statement execute function refuse_change();

create trigger sampling_plan_drawn_never_changes before update or delete on sampling_plan
  for each row when (old.drawn_at is not null) execute function refuse_change();

-- Of a sample only its state moves, and only forward; and who is to score it, while it is open.
create function guard_sample() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.id, new.seq, new.plan_id, new.interaction_id, new.agent_id, new.team_id, new.random, new.draw_position, new.reason,
        new.chosen_by, new.chosen_at)
      is distinct from
      (old.id, old.seq, old.plan_id, old.interaction_id, old.agent_id, old.team_id, old.random, old.draw_position, old.reason,
        old.chosen_by, old.chosen_at)
    or old.status <> 'OPEN' then
    raise exception '% of sample: what was drawn never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger sample_guarded before update or delete on sample for each row execute function guard_sample();
create trigger sample_never_empties before truncate on sample for each statement execute function refuse_change();
