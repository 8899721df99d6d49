-- Why a version followed the one before. A finding keeps its identity over the versions; one that no longer stands is withdrawn.
create table evaluation_revision (
  evaluation_id uuid primary key references evaluation (id),
  cause text not null check (cause in ('DISPUTE', 'CORRECTION')),
  reason text not null check (reason <> ''),
  revised_by uuid not null references person (id)
);
create index evaluation_revision_by_idx on evaluation_revision (revised_by);
create trigger evaluation_revision_never_changes before update or delete on evaluation_revision
  for each row execute function refuse_change();
create trigger evaluation_revision_never_empties before truncate on evaluation_revision
  for each statement execute function refuse_change();

alter table finding add column origin_id uuid references finding (id);
create index finding_origin_idx on finding (origin_id) where origin_id is not null;

create table finding_withdrawal (
  finding_id uuid primary key references finding (id),
  evaluation_id uuid not null references evaluation (id)
);
create index finding_withdrawal_evaluation_idx on finding_withdrawal (evaluation_id);
create trigger finding_withdrawal_never_changes before update or delete on finding_withdrawal
  for each row execute function refuse_change();
create trigger finding_withdrawal_never_empties before truncate on finding_withdrawal
  for each statement execute function refuse_change();

-- Lists and figures read the version that stands.
drop index evaluation_agent_idx;
drop index evaluation_figures_idx;
drop index evaluation_latest_idx;
drop index evaluation_team_latest_idx;
drop index evaluation_agent_latest_idx;
drop index evaluation_submitted_idx;
create index evaluation_agent_idx on evaluation (agent_id, happened_on desc, id)
  where state = 'SUBMITTED' and superseded_at is null;
create index evaluation_figures_idx on evaluation (team_id, happened_on)
  include (agent_id, random, score, weight, verdict, customer_critical, business_critical, compliance_critical)
  where state = 'SUBMITTED' and superseded_at is null;
create index evaluation_latest_idx on evaluation (happened_at desc, id)
  where state = 'SUBMITTED' and superseded_at is null;
create index evaluation_team_latest_idx on evaluation (team_id, happened_at desc, id)
  where state = 'SUBMITTED' and superseded_at is null;
create index evaluation_agent_latest_idx on evaluation (agent_id, happened_at desc, id)
  where state = 'SUBMITTED' and superseded_at is null;
-- How somebody has been scoring: what was changed later was not scored again.
create index evaluation_submitted_idx on evaluation (submitted_at) include (evaluator_id, started_at)
  where state = 'SUBMITTED' and revision = 1;
