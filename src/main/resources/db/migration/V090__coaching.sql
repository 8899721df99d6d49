-- One corrective action (ISO 9001, 10.2) a row: from the findings of an evaluation to its closure.
create table coaching (
  id uuid primary key,
  version int not null,
  agent_id uuid not null references person,
  team_id uuid not null references team,
  coach_id uuid not null references person,
  evaluation_id uuid unique,
  finding_ids uuid[] not null,
  found_at timestamptz,
  reason text check (length(reason) between 1 and 4000),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('OPEN', 'PLANNED', 'HELD', 'COMMITTED', 'CLOSED')),
  root_cause_category text check (root_cause_category in ('KNOWLEDGE', 'SKILL', 'ATTITUDE', 'PROCESS', 'SYSTEM', 'INFORMATION')),
  root_cause text,
  root_cause_at timestamptz,
  planned_for timestamptz,
  place text,
  planned_at timestamptz,
  article_ids uuid[] not null,
  reminder text,
  notes text,
  held_at timestamptz,
  recorded_at timestamptz,
  committed_at timestamptz,
  closure text,
  closed_at timestamptz,
  closed_by uuid references person,
  check ((evaluation_id is null) = (found_at is null)),
  check (evaluation_id is not null or reason is not null),
  check ((root_cause_category is null) = (root_cause_at is null)),
  check (state <> 'PLANNED' or planned_for is not null),
  check (state not in ('HELD', 'COMMITTED', 'CLOSED')
    or (held_at is not null and recorded_at is not null and root_cause_category is not null and root_cause is not null and notes is not null and reminder is not null)),
  check (state <> 'COMMITTED' or committed_at is not null),
  check ((state = 'CLOSED') = (closed_at is not null)),
  check ((state = 'CLOSED') = (closure is not null and closed_by is not null))
);
create index coaching_team_idx on coaching (team_id, opened_at);
create index coaching_agent_idx on coaching (agent_id, opened_at);
create index coaching_opened_idx on coaching (opened_at);

-- What was said in a coaching that was held stays as it was written down; only the steps after it follow.
create function coaching_keeps_its_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'CLOSED' or row(old.id, old.agent_id, old.team_id, old.evaluation_id, old.finding_ids, old.found_at, old.reason, old.opened_at)
      is distinct from row(new.id, new.agent_id, new.team_id, new.evaluation_id, new.finding_ids, new.found_at, new.reason, new.opened_at)
    or (old.state in ('HELD', 'COMMITTED') and row(old.root_cause_category, old.root_cause, old.root_cause_at, old.article_ids, old.reminder, old.notes, old.held_at, old.recorded_at)
      is distinct from row(new.root_cause_category, new.root_cause, new.root_cause_at, new.article_ids, new.reminder, new.notes, new.held_at, new.recorded_at)) then
    raise exception '% of coaching: what was recorded never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger coaching_keeps_its_record before update or delete on coaching for each row execute function coaching_keeps_its_record();
create trigger coaching_never_empties before truncate on coaching for each statement execute function refuse_change();
