-- An evaluator's own error: proposed with a reason, approved by Quality Control, never by the same person.
create table amendment (
  id uuid primary key,
  evaluation_id uuid not null references evaluation (id),
  agent_id uuid not null references person (id),
  team_id uuid not null references team (id),
  evaluator_id uuid not null references person (id),
  reason text not null check (reason <> ''),
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision text check (decision <> ''),
  result_id uuid references evaluation (id),
  -- Numbers of criteria that fail since it was approved.
  added int[] not null default '{}',
  check ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check ((state = 'APPROVED') = (result_id is not null)),
  check (state <> 'REFUSED' or decision is not null),
  check (state not in ('APPROVED', 'REFUSED') or decided_by <> proposed_by)
);
create unique index amendment_open_idx on amendment (evaluation_id) where state = 'PROPOSED';
create index amendment_evaluation_idx on amendment (evaluation_id);
create index amendment_result_idx on amendment (result_id) where result_id is not null;
create index amendment_proposed_idx on amendment (proposed_at desc, id);
create index amendment_by_idx on amendment (proposed_by);

create table amendment_change (
  amendment_id uuid not null references amendment (id),
  criterion_id uuid not null references scorecard_criterion (id),
  given text not null,
  proposed text not null check (proposed <> ''),
  comment text,
  primary key (amendment_id, criterion_id)
);
create index amendment_change_criterion_idx on amendment_change (criterion_id);

create function amendment_once_decided_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'PROPOSED'
    or row(old.id, old.evaluation_id, old.reason, old.proposed_by, old.proposed_at)
      is distinct from row(new.id, new.evaluation_id, new.reason, new.proposed_by, new.proposed_at) then
    raise exception '% of amendment: what was said and decided never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger amendment_once_decided_stays before update or delete on amendment for each row execute function amendment_once_decided_stays();
create trigger amendment_change_never_changes before update or delete on amendment_change for each row execute function refuse_change();
create trigger amendment_never_empties before truncate on amendment for each statement execute function refuse_change();
create trigger amendment_change_never_empties before truncate on amendment_change for each statement execute function refuse_change();
