-- Scored samples. A draft is worked on by its evaluator; a submitted evaluation and everything below it never changes.

create table evaluation (
  id uuid primary key,
  sample_id uuid not null,
  interaction_id uuid not null,
  happened_at timestamptz not null,
  -- The day in Jakarta on which the conversation took place: figures belong to its month.
  happened_on date not null,
  agent_id uuid not null references person (id),
  team_id uuid not null references team (id),
  evaluator_id uuid not null references person (id),
  scorecard_version_id uuid not null references scorecard_version (id),
  random boolean not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED')),
  started_at timestamptz not null,
  submitted_at timestamptz,
  verdict text check (verdict in ('CONFORMING', 'NONCONFORMING')),
  score numeric(5, 2) check (score between 0 and 100),
  customer_critical int not null default 0 check (customer_critical >= 0),
  business_critical int not null default 0 check (business_critical >= 0),
  compliance_critical int not null default 0 check (compliance_critical >= 0),
  version int not null,
  unique (evaluator_id, sample_id, scorecard_version_id),
  check ((state = 'SUBMITTED') = (submitted_at is not null and verdict is not null and score is not null))
);
create index evaluation_sample_idx on evaluation (sample_id);
create index evaluation_agent_idx on evaluation (agent_id, happened_on desc, id) where state = 'SUBMITTED';
create index evaluation_figures_idx on evaluation (team_id, happened_on)
  include (agent_id, random, score, verdict, customer_critical, business_critical, compliance_critical) where state = 'SUBMITTED';
create index evaluation_latest_idx on evaluation (happened_at desc, id) where state = 'SUBMITTED';
create index evaluation_team_latest_idx on evaluation (team_id, happened_at desc, id) where state = 'SUBMITTED';
create index evaluation_agent_latest_idx on evaluation (agent_id, happened_at desc, id) where state = 'SUBMITTED';
create index evaluation_drafts_idx on evaluation (evaluator_id, started_at) where state = 'DRAFT';

create table section_score (
  evaluation_id uuid not null references evaluation (id),
  section_id uuid not null references scorecard_section (id),
  score numeric(5, 2) not null check (score between 0 and 100),
  primary key (evaluation_id, section_id)
);

-- Free text has a comment only. The revision tells two tabs apart.
create table answer (
  evaluation_id uuid not null references evaluation (id),
  criterion_id uuid not null references scorecard_criterion (id),
  not_applicable boolean not null,
  yes boolean,
  value int,
  option_id uuid references scorecard_option (id),
  comment text,
  revision int not null,
  saved_at timestamptz not null,
  primary key (evaluation_id, criterion_id),
  check (not_applicable::int + (yes is not null)::int + (value is not null)::int + (option_id is not null)::int <= 1)
);

create table evidence (
  id uuid primary key,
  evaluation_id uuid not null references evaluation (id),
  criterion_id uuid not null references scorecard_criterion (id),
  message_position int not null check (message_position > 0),
  quote text,
  unique (evaluation_id, criterion_id, message_position)
);

create table finding (
  id uuid primary key,
  evaluation_id uuid not null references evaluation (id),
  position int not null,
  criterion_id uuid references scorecard_criterion (id),
  kind text not null,
  severity text not null check (severity in ('MINOR', 'MAJOR', 'CRITICAL')),
  said text not null check (said <> ''),
  correct text not null check (correct <> ''),
  article_id uuid,
  found_at timestamptz not null,
  correct_by timestamptz not null,
  unique (evaluation_id, position)
);

create table correction (
  finding_id uuid primary key references finding (id),
  done text not null check (done <> ''),
  done_at timestamptz not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null
);

create table evaluation_acknowledgement (
  evaluation_id uuid primary key references evaluation (id),
  agent_id uuid not null references person (id),
  comment text,
  acknowledged_at timestamptz not null
);

create function guard_evaluation() returns trigger language plpgsql as $$
begin
  if old.state = 'SUBMITTED' then
    raise exception '% of evaluation: a submitted evaluation never changes', lower(tg_op)
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger evaluation_guard before update or delete on evaluation for each row execute function guard_evaluation();

-- The share lock makes an answer that races with the submission wait for it, and then be refused.
create function guard_evaluation_child() returns trigger language plpgsql as $$
declare
  found_state text;
begin
  if tg_op <> 'DELETE' then
    select e.state into found_state from evaluation e where e.id = new.evaluation_id for share;
    if found_state = 'SUBMITTED' then
      raise exception '% of %: a submitted evaluation never changes', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.evaluation_id <> new.evaluation_id) then
    select e.state into found_state from evaluation e where e.id = old.evaluation_id for share;
    if found_state = 'SUBMITTED' then
      raise exception '% of %: a submitted evaluation never changes', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger section_score_guard before insert or update or delete on section_score for each row execute function guard_evaluation_child();
create trigger answer_guard before insert or update or delete on answer for each row execute function guard_evaluation_child();
create trigger evidence_guard before insert or update or delete on evidence for each row execute function guard_evaluation_child();
create trigger finding_guard before insert or update or delete on finding for each row execute function guard_evaluation_child();
create trigger correction_never_changes before update or delete on correction for each row execute function refuse_change();
create trigger evaluation_acknowledgement_never_changes before update or delete on evaluation_acknowledgement for each row execute function refuse_change();

create trigger evaluation_never_empties before truncate on evaluation for each statement execute function refuse_change();
create trigger section_score_never_empties before truncate on section_score for each statement execute function refuse_change();
create trigger answer_never_empties before truncate on answer for each statement execute function refuse_change();
create trigger evidence_never_empties before truncate on evidence for each statement execute function refuse_change();
create trigger finding_never_empties before truncate on finding for each statement execute function refuse_change();
create trigger correction_never_empties before truncate on correction for each statement execute function refuse_change();
create trigger evaluation_acknowledgement_never_empties before truncate on evaluation_acknowledgement for each statement execute function refuse_change();
