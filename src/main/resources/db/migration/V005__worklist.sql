create table work_item (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  assignee_id uuid not null,
  team_id uuid,
  step smallint not null check (step between 1 and 9),
  arguments text[] not null,
  url text not null,
  due_at timestamptz,
  opened_at timestamptz not null,
  done_at timestamptz,
  unique (kind, subject_id, assignee_id)
);
create index work_item_open_idx on work_item (assignee_id, due_at nulls last, opened_at) where done_at is null;
