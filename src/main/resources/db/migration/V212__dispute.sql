-- An agent disputes single criteria of one version of an evaluation, in up to three stages. Who may act until when are days in
-- Jakarta: the last second of the day counts.
create table dispute (
  id uuid primary key,
  version int not null,
  evaluation_id uuid not null unique references evaluation (id),
  standing_id uuid not null references evaluation (id),
  agent_id uuid not null references person (id),
  team_id uuid not null references team (id),
  evaluator_id uuid not null references person (id),
  submitted_at timestamptz not null,
  state text not null check (state in ('WAITING', 'ANSWERED', 'CLOSED', 'WITHDRAWN')),
  stage int not null check (stage between 1 and 3),
  -- Who alone decides this stage; null when anybody of the stage's role may.
  decider_id uuid references person (id),
  due_on date not null,
  appeal_until date,
  closed_at timestamptz,
  check ((state = 'ANSWERED') = (appeal_until is not null)),
  check ((state in ('CLOSED', 'WITHDRAWN')) = (closed_at is not null)),
  check (stage <> 1 or decider_id is not null)
);
create index dispute_standing_idx on dispute (standing_id);
create index dispute_agent_idx on dispute (agent_id, submitted_at);
create index dispute_team_idx on dispute (team_id, submitted_at);
create index dispute_evaluator_idx on dispute (evaluator_id, submitted_at);
create index dispute_decider_idx on dispute (decider_id) where decider_id is not null;
create index dispute_submitted_idx on dispute (submitted_at desc, id);
create index dispute_appeal_idx on dispute (appeal_until) where appeal_until is not null;

create table dispute_item (
  dispute_id uuid not null references dispute (id),
  criterion_id uuid not null references scorecard_criterion (id),
  given text not null,
  proposed text not null check (proposed <> given),
  reason text not null check (reason <> ''),
  primary key (dispute_id, criterion_id)
);
create index dispute_item_criterion_idx on dispute_item (criterion_id);

create table dispute_attachment (
  dispute_id uuid not null references dispute (id),
  file_id uuid not null unique,
  name text not null,
  size bigint not null,
  primary key (dispute_id, file_id)
);

create table dispute_appeal (
  dispute_id uuid not null references dispute (id),
  to_stage int not null check (to_stage in (2, 3)),
  reason text not null check (reason <> ''),
  appealed_at timestamptz not null,
  primary key (dispute_id, to_stage)
);

-- Nobody decides twice about the same dispute.
create table dispute_decision (
  id uuid primary key,
  dispute_id uuid not null references dispute (id),
  stage int not null check (stage between 1 and 3),
  decided_by uuid not null references person (id),
  decided_at timestamptz not null,
  late boolean not null,
  result_id uuid references evaluation (id),
  unique (dispute_id, stage),
  unique (dispute_id, decided_by)
);
create index dispute_decision_by_idx on dispute_decision (decided_by);
create index dispute_decision_result_idx on dispute_decision (result_id) where result_id is not null;

create table dispute_ruling (
  decision_id uuid not null references dispute_decision (id),
  criterion_id uuid not null references scorecard_criterion (id),
  ruling text not null check (ruling in ('ACCEPTED', 'PARTLY', 'DECLINED')),
  -- The answer from now on; null when it stays.
  answer text check (answer <> ''),
  reason text not null check (reason <> ''),
  primary key (decision_id, criterion_id),
  check ((ruling = 'DECLINED') = (answer is null))
);

create function dispute_keeps_its_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('CLOSED', 'WITHDRAWN')
    or row(old.id, old.evaluation_id, old.agent_id, old.team_id, old.evaluator_id, old.submitted_at)
      is distinct from row(new.id, new.evaluation_id, new.agent_id, new.team_id, new.evaluator_id, new.submitted_at) then
    raise exception '% of dispute: what was said and decided never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger dispute_keeps_its_record before update or delete on dispute for each row execute function dispute_keeps_its_record();
create trigger dispute_item_never_changes before update or delete on dispute_item for each row execute function refuse_change();
create trigger dispute_attachment_never_changes before update or delete on dispute_attachment for each row execute function refuse_change();
create trigger dispute_appeal_never_changes before update or delete on dispute_appeal for each row execute function refuse_change();
create trigger dispute_decision_never_changes before update or delete on dispute_decision for each row execute function refuse_change();
create trigger dispute_ruling_never_changes before update or delete on dispute_ruling for each row execute function refuse_change();
create trigger dispute_never_empties before truncate on dispute for each statement execute function refuse_change();
create trigger dispute_item_never_empties before truncate on dispute_item for each statement execute function refuse_change();
create trigger dispute_attachment_never_empties before truncate on dispute_attachment for each statement execute function refuse_change();
create trigger dispute_appeal_never_empties before truncate on dispute_appeal for each statement execute function refuse_change();
create trigger dispute_decision_never_empties before truncate on dispute_decision for each statement execute function refuse_change();
create trigger dispute_ruling_never_empties before truncate on dispute_ruling for each statement execute function refuse_change();
