-- A plan says how its quota is made up, what the draw is spread over, and whether absence and what was left open count. A plan
-- counts for the month in which its period begins; a week may therefore reach into the next one.
do $$
declare
  of_one_month text;
begin
  select conname into strict of_one_month from pg_constraint
  where conrelid = 'sampling_plan'::regclass and pg_get_constraintdef(oid) like '%date_trunc%';
  execute format('alter table sampling_plan drop constraint %I', of_one_month);
end $$;
alter table sampling_plan
  add check (period_to <= period_from + 30),
  add column products text[] not null default '{}',
  add column quota_by text not null default 'AGENT'
    check (quota_by in ('AGENT', 'CHANNEL', 'TOPIC', 'PRODUCT', 'SHIFT', 'TENURE', 'TIER')),
  add column quota_names text[] not null default '{}',
  add column quota_numbers int[] not null default '{}',
  add column spread_over text[] not null default '{}',
  add column shifts text[] not null default '{}',
  add column by_presence boolean not null default false,
  add column carry_over boolean not null default false,
  add column schedule_id uuid,
  drop constraint sampling_plan_quota_check,
  add constraint sampling_plan_quota check (quota between 0 and 100 and (quota > 0 or cardinality(quota_names) > 0)),
  add check (cardinality(quota_names) = cardinality(quota_numbers));

-- Draws that were made before keep the method that they were made with.
alter table sampling_draw add column method text not null default 'ORDER_BY_HASH' check (method in ('ORDER_BY_HASH', 'SPREAD_BY_TIME'));
alter table sampling_draw alter column method drop default;

-- What a draw asked of an agent's stratum and what it got; the stratum is '' where the quota knows only agents.
create table sampling_cell (
  plan_id uuid not null references sampling_plan (id),
  agent_id uuid not null references person (id),
  stratum text not null,
  base int not null check (base >= 0),
  -- Tier or tenure that the base stands on.
  grounds text,
  -- Days at work of working days; null where absence does not count or nothing is known about it.
  present int check (present >= 0),
  expected int check (expected > 0),
  carried int not null check (carried >= 0),
  wanted int not null check (wanted >= 0),
  population int not null check (population >= 0),
  drawn int not null check (drawn between 0 and population and drawn <= wanted),
  primary key (plan_id, agent_id, stratum)
);
create index sampling_cell_agent_idx on sampling_cell (agent_id);
create trigger sampling_cell_never_changes before update or delete on sampling_cell
  for each row execute function refuse_change();
create trigger sampling_cell_never_empties before truncate on sampling_cell
  for each statement execute function refuse_change();

alter table sample
  add column stratum text not null default '',
  -- Part of the stratum's population (in the order of time) that it was drawn from.
  add column zone int check (zone >= 0),
  -- How many conversations of the population it stands for.
  add column weight double precision not null default 1 check (weight >= 1);

-- Who was drawn before: the quota was one number, the whole of it wanted whatever the agent's days.
insert into sampling_cell (plan_id, agent_id, stratum, base, carried, wanted, population, drawn)
select p.id, a.agent_id, '', p.quota, 0, p.quota, greatest(coalesce(n.population, 0), coalesce(s.drawn, 0)), coalesce(s.drawn, 0)
from sampling_plan p
join sampling_draw d on d.plan_id = p.id
cross join lateral (
  select m.agent_id from team_membership m
  where m.team_id = p.team_id and m.valid_from <= p.period_to and coalesce(m.valid_until, 'infinity') >= p.period_from
  union
  select x.agent_id from sample x where x.plan_id = p.id and x.random) a
left join lateral (
  select count(*) as drawn from sample x
  where x.plan_id = p.id and x.agent_id = a.agent_id and x.random
    and not exists (select from sample_replacement r where r.replacement_id = x.id)) s on true
left join lateral (
  select count(*) as population from interaction i
  where i.team_id = p.team_id and i.agent_id = a.agent_id
    and i.started_at >= p.period_from::timestamp at time zone 'Asia/Jakarta'
    and i.started_at < (p.period_to + 1)::timestamp at time zone 'Asia/Jakarta'
    and i.imported_at <= d.cut_off
    and not exists (select from sample x where x.interaction_id = i.id and x.seq < d.seq)
    and (p.channels = '{}' or i.channel = any (p.channels)) and (p.topics = '{}' or i.topic = any (p.topics))
    and (p.min_seconds is null or i.handling_seconds >= p.min_seconds)
    and (p.max_seconds is null or i.handling_seconds <= p.max_seconds)
    and (p.min_csat is null or i.csat >= p.min_csat) and (p.max_csat is null or i.csat <= p.max_csat)) n on true;

alter table sample disable trigger sample_guarded;
update sample s set weight = cast(c.population as double precision) / c.drawn
from sampling_cell c where c.plan_id = s.plan_id and c.agent_id = s.agent_id and s.random and c.drawn > 0;
alter table sample enable trigger sample_guarded;

create or replace function guard_sample() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.id, new.seq, new.plan_id, new.interaction_id, new.agent_id, new.team_id, new.random, new.draw_position, new.reason,
        new.chosen_by, new.chosen_at, new.stratum, new.zone, new.weight)
      is distinct from
      (old.id, old.seq, old.plan_id, old.interaction_id, old.agent_id, old.team_id, old.random, old.draw_position, old.reason,
        old.chosen_by, old.chosen_at, old.stratum, old.zone, old.weight)
    or old.status <> 'OPEN' then
    raise exception '% of sample: what was drawn never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- Why a sample was replaced, as one of a list, beside the words.
alter table sample_replacement add column cause text not null default 'OTHER'
  check (cause in ('UNREADABLE', 'NO_CONTENT', 'NOT_THE_AGENT', 'NOT_A_CUSTOMER', 'INVOLVED', 'OTHER'));
alter table sample_replacement alter column cause drop default;
create index sample_replacement_at_idx on sample_replacement (replaced_at);
