-- A submitted evaluation still never changes. A correction or a dispute's outcome is a new version beside it, and what is told of
-- the old one is only that it has been superseded; the agent sees a version from its release on.

alter table evaluation
  add column revision int not null default 1 check (revision > 0),
  add column revises uuid references evaluation (id),
  add column superseded_at timestamptz,
  add column active_seconds int check (active_seconds >= 0),
  add column release_mode text not null default 'AT_ONCE' check (release_mode in ('AT_ONCE', 'AFTER_APPROVAL', 'AT_TIME')),
  add column release_at timestamptz,
  add column released_at timestamptz,
  add column released_by uuid references person (id);

alter table evaluation disable trigger evaluation_guard;
update evaluation set released_at = submitted_at where state = 'SUBMITTED';
alter table evaluation enable trigger evaluation_guard;

alter table evaluation
  add check ((revision = 1) = (revises is null)),
  add check (superseded_at is null or state = 'SUBMITTED'),
  add check (released_at is null or state = 'SUBMITTED'),
  add check ((release_mode = 'AT_TIME') = (release_at is not null));

-- Two at once cannot both follow the same version.
create unique index evaluation_revises_idx on evaluation (revises) where revises is not null;

alter table evaluation drop constraint evaluation_evaluator_id_sample_id_scorecard_version_id_key;
create unique index evaluation_once_idx on evaluation (evaluator_id, sample_id, scorecard_version_id, revision);

create or replace function guard_evaluation() returns trigger language plpgsql as $$
begin
  if old.state <> 'SUBMITTED' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE'
      and to_jsonb(new) - array['superseded_at', 'released_at', 'released_by', 'version']
        = to_jsonb(old) - array['superseded_at', 'released_at', 'released_by', 'version']
      and (old.superseded_at is null or old.superseded_at is not distinct from new.superseded_at)
      and (old.released_at is null
        or (old.released_at is not distinct from new.released_at and old.released_by is not distinct from new.released_by)) then
    return new;
  end if;
  raise exception '% of evaluation: a submitted evaluation never changes', lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
