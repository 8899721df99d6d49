-- Who gave it to somebody who need not lead the team; null while it is with the team's own leader.
alter table sample add column assigned_by uuid references person (id);
create index sample_assigned_by_idx on sample (assigned_by) where assigned_by is not null;
create index sample_due_idx on sample (due_on, assignee_id) include (status);
create index evaluation_submitted_idx on evaluation (submitted_at) include (evaluator_id, started_at) where state = 'SUBMITTED';

create table sample_move (
  id uuid primary key,
  from_id uuid not null references person (id),
  to_id uuid not null references person (id) check (to_id <> from_id),
  -- Null when the team got a new leader; then nobody decided it.
  reason text check (reason <> ''),
  moved_by uuid references person (id),
  moved_at timestamptz not null,
  undoes uuid unique references sample_move (id),
  check ((reason is null) = (moved_by is null))
);
create index sample_move_at_idx on sample_move (moved_at desc, id);
create index sample_move_from_idx on sample_move (from_id);
create index sample_move_to_idx on sample_move (to_id);
create index sample_move_by_idx on sample_move (moved_by);

create table sample_moved (
  move_id uuid not null references sample_move (id),
  sample_id uuid not null references sample (id),
  primary key (move_id, sample_id)
);
create index sample_moved_sample_idx on sample_moved (sample_id);

create trigger sample_move_never_changes before update or delete on sample_move
  for each row execute function refuse_change();
create trigger sample_move_never_empties before truncate on sample_move
  for each statement execute function refuse_change();
create trigger sample_moved_never_changes before update or delete on sample_moved
  for each row execute function refuse_change();
create trigger sample_moved_never_empties before truncate on sample_moved
  for each statement execute function refuse_change();

-- Each is said once: that a sample is soon due, and that it is late.
create table sample_reminder (
  sample_id uuid not null references sample (id),
  assignee_id uuid not null references person (id),
  kind text not null check (kind in ('SOON', 'LATE')),
  reminded_on date not null,
  primary key (sample_id, assignee_id, kind)
);
create index sample_reminder_assignee_idx on sample_reminder (assignee_id);
