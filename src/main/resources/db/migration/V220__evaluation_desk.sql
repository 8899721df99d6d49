-- Who works on a draft at the moment: one tab of its evaluator's browser. The time of work adds up here until the submission.
create table evaluation_desk (
  evaluation_id uuid primary key references evaluation (id),
  tab text not null check (tab <> '' and length(tab) <= 64),
  since timestamptz not null,
  seen_at timestamptz not null check (seen_at >= since),
  active_ms bigint not null default 0 check (active_ms >= 0)
) with (fillfactor = 70);
